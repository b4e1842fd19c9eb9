"""Prints how two entities are connected: a block for each chain, or flat rows."""

import sys
from collections.abc import Sequence
from typing import NamedTuple

from kg.build.opened import open_graph
from kg.cli.output import format_or_default, print_rows, say, width
from kg.cli.statements import COLUMNS, flat, header, line, sources
from kg.evidence.words import Words, words
from kg.network.paths import Chain, find_paths
from kg.results.table import draw, printable

_WALK = ("path", "step", "start", "start_label", "end", "end_label")


class Walk(NamedTuple):
    """Which chains are wanted; see ``kg.network.paths.find_paths``."""

    number: int
    as_of: str
    plans: bool
    only: Sequence[str]
    without: Sequence[str]
    language: str


def print_walk(one: str, other: str, walk: Walk, location: str | None, form: str | None) -> bool:
    """Print how two entities are connected, and say whether they are.

    Args:
        one: An id or a name.
        other: Another one.
        walk: Which chains are wanted.
        location: What ``--store`` names.
        form: What ``--format`` names.
    """
    graph = open_graph(location)
    ends = graph.names.resolve(one), graph.names.resolve(other)
    chains = find_paths(graph.store, *ends, **walk._asdict())
    if chains:
        print_chains(chains, form, walk.language)
    else:
        hint = "" if walk.plans else "; with --plans, plans connect too"
        say(f"no chain of claims connects {ends[0]} and {ends[1]} under these conditions{hint}")
    return bool(chains)


def print_chains(chains: Sequence[Chain], form: str | None, language: str) -> None:
    """Print chains in a format of ``kg.cli.output``, a table with its words in a language."""
    name = format_or_default(form)
    if name == "table":
        sys.stdout.write(_page(chains, width(), words(language)))
    else:
        print_rows((*_WALK, *COLUMNS), _rows(chains), name)


def _page(chains: Sequence[Chain], columns: int, said: Words) -> str:
    """Lay chains out for a terminal."""
    blocks = [_block(number, chain, columns, said) for number, chain in enumerate(chains, start=1)]
    stated = [item for chain in chains for step in chain for item in step.claims]
    return "\n".join([*blocks, sources(stated, said)])


def _block(number: int, chain: Chain, columns: int, said: Words) -> str:
    """One chain: its entities in a line, and below it the claims of each step."""
    names = [chain[0].start.label]
    planned = f"┄ {said['modality.planned']} ┄"
    names += [f"{planned if step.planned else '—'} {step.end.label}" for step in chain]
    body = [
        ("" if again else str(place), *line(item, step.start.id, said))
        for place, step in enumerate(chain, start=1)
        for again, item in enumerate(step.claims)
    ]
    head = printable(f"{number}. {' '.join(names)}")
    return f"{head}\n{draw((said['column.step'], *header(said)), body, columns)}"


def _rows(chains: Sequence[Chain]) -> list[dict[str, object]]:
    """A row for each claim, with the numbers of its path and step."""
    return [
        {
            "path": number,
            "step": place,
            "start": step.start.id,
            "start_label": step.start.label,
            "end": step.end.id,
            "end_label": step.end.label,
            **flat(item),
        }
        for number, chain in enumerate(chains, start=1)
        for place, step in enumerate(chain, start=1)
        for item in step.claims
    ]
