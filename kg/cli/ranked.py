"""Prints entities in the order of a measure."""

import sys
from collections.abc import Mapping
from typing import Final

from kg.cli.measured import ENTITY, Described, Measured, bar
from kg.cli.output import format_or_default, print_rows, say, width
from kg.errors import DataError
from kg.network.measures.betweenness import betweenness
from kg.network.measures.ranking import measure, ordered
from kg.results.table import draw

_SAMPLED: Final = "betweenness"
#: The longest bar, in columns: labels need the room.
_BAR: Final = 12


def print_ranking(
    measured: Measured,
    by: str,
    number: int,
    sample: int | None,
    form: str | None,
    *,
    excel_safe: bool = False,
) -> None:
    """Print the first entities by a measure; of an estimate also from how many, and how good it is.

    Raises:
        DataError: There is no such measure, or none that a sample is taken for.
    """
    network = measured.network
    errors: Mapping[str, float] = {}
    values: Mapping[str, float]
    if by == _SAMPLED:
        found = betweenness(network, sample=sample)
        values, errors = found.values, found.errors
        if not found.exact:
            say(
                f"estimated by the paths from {found.sample} of {len(network)} entities; with standard errors"
            )
    else:
        count = measure(by)
        if sample is not None:
            raise DataError(f"--sample is for {_SAMPLED}; {by} is counted in full")
        values = count(network)
    show_ranking(measured, by, ordered(values, by)[:number], form, errors, excel_safe=excel_safe)


def show_ranking(
    described: Described,
    by: str,
    first: list[tuple[str, float]],
    form: str | None,
    errors: Mapping[str, float] | None = None,
    *,
    excel_safe: bool = False,
) -> None:
    """Print entities with their values, in the order given."""
    errors = errors or {}
    name = format_or_default(form)
    if name == "table":
        sys.stdout.write(_table(described, by, first, errors))
        return
    rows = [
        {"rank": place, **described.row(node), by: value, **_error(errors, node)}
        for place, (node, value) in enumerate(first, start=1)
    ]
    header = ("rank", *ENTITY, by, *(("error",) if errors else ()))
    print_rows(header, rows, name, excel_safe=excel_safe)


def _error(errors: Mapping[str, float], node: str) -> dict[str, float]:
    """The standard error of a value, where it has one."""
    return {"error": round(errors[node], 6)} if errors else {}


def _table(described: Described, by: str, first: list[tuple[str, float]], errors: Mapping[str, float]) -> str:
    """Lay a ranking out for people, with bars."""
    said = described.said
    most = max((value for _, value in first), default=0)
    body = [
        (
            str(place),
            *described.cells(node),
            f"{value}" + (f" ± {errors[node]:.6f}" if errors else ""),
            bar(value, most, _BAR),
        )
        for place, (node, value) in enumerate(first, start=1)
    ]
    names = ("rank", "entity", "class", "jurisdiction")
    header = (*(said[f"column.{name}"] for name in names), said[f"measure.{by}"], "")
    return draw(header, body, width())
