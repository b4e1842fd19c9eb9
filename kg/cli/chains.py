"""Prints how two entities are connected: a block for each chain, or flat rows."""

import sys
from collections.abc import Sequence

from kg.cli.output import format_or_default, print_rows, width
from kg.cli.statements import COLUMNS, HEADER, flat, line, sources
from kg.network.paths import Chain
from kg.results.table import draw, printable

_WALK = ("path", "step", "start", "start_label", "end", "end_label")


def print_chains(chains: Sequence[Chain], form: str | None) -> None:
    """Print chains in a format of ``kg.cli.output``."""
    name = format_or_default(form)
    if name == "table":
        sys.stdout.write(_page(chains, width()))
    else:
        print_rows((*_WALK, *COLUMNS), _rows(chains), name)


def _page(chains: Sequence[Chain], columns: int) -> str:
    """Lay chains out for a terminal."""
    blocks = [_block(number, chain, columns) for number, chain in enumerate(chains, start=1)]
    stated = [item for chain in chains for step in chain for item in step.claims]
    return "\n".join([*blocks, sources(stated)])


def _block(number: int, chain: Chain, columns: int) -> str:
    """One chain: its entities in a line, and below it the claims of each step."""
    names = [chain[0].start.label]
    names += [f"{'┄ planned ┄' if step.planned else '—'} {step.end.label}" for step in chain]
    body = [
        ("" if again else str(place), *line(item, step.start.id))
        for place, step in enumerate(chain, start=1)
        for again, item in enumerate(step.claims)
    ]
    return printable(f"{number}. {' '.join(names)}") + "\n" + draw(("step", *HEADER), body, columns)


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
