"""Prints what a search found."""

from collections.abc import Sequence

from kg.cli.output import format_or_default, print_rows, say
from kg.dossier.compile import compile_cards
from kg.search.names import Match
from kg.store.base import Store


def print_matches(store: Store, matches: Sequence[Match], limit: int, lang: str, form: str | None) -> None:
    """Print matches up to a limit with their labels, and say whether there are more."""
    cards = compile_cards(store, [match.entity for match in matches[:limit]], lang)
    rows = [
        {"id": card.id, "label": card.label, "class": card.cls, "matched": match.name}
        for card, match in zip(cards, matches, strict=False)
    ]
    print_rows(("id", "label", "class", "matched"), rows, format_or_default(form))
    if len(matches) > limit:
        say("there are more; raise --limit to see them")


def say_what_is_near(near: Sequence[Match]) -> None:
    """Tell that nothing was found, and what was perhaps meant."""
    meant = " or ".join(f"{match.name!r} ({match.entity})" for match in near)
    say(f"nothing found; {f'did you mean {meant}?' if meant else 'try a shorter part of the name'}")
