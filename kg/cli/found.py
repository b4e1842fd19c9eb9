"""Prints what a search found."""

from collections.abc import Sequence

from kg.cli.output import format_or_default, print_rows, say
from kg.dossier.compile import compile_card
from kg.search.names import Match
from kg.store.base import Store


def print_matches(store: Store, matches: Sequence[Match], limit: int, lang: str, form: str | None) -> None:
    """Print the nearest matches, with their labels."""
    rows = [
        {"id": match.entity, "label": card.label, "class": card.cls, "matched": match.name}
        for match in matches[:limit]
        for card in (compile_card(store, match.entity, lang),)
    ]
    print_rows(("id", "label", "class", "matched"), rows, format_or_default(form))
    if not matches:
        say("nothing found; try a shorter part of the name")
    elif len(matches) > limit:
        say(f"{len(matches) - limit} more; raise --limit to see them")
