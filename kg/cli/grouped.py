"""Prints the communities of a network."""

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final, get_args

from kg.cli.measured import ENTITY, Measured
from kg.cli.output import format_or_default, print_rows, say, width
from kg.errors import DataError
from kg.nearest import hint
from kg.network.measures.communities import Method, communities
from kg.network.measures.degree import strength
from kg.results.table import draw

METHODS: Final[tuple[Method, ...]] = get_args(Method)
#: Members of a community, and places, that a row for people names.
_NAMED: Final = 4


def print_communities(
    measured: Measured,
    number: int,
    seed: int,
    form: str | None,
    method: str | None = None,
    *,
    excel_safe: bool = False,
) -> None:
    """Print the largest communities: a row for each in a table, or else a row for each member.

    Raises:
        DataError: There is no such method.
    """
    chosen = _method(method or "louvain")
    found = communities(measured.network, method=chosen, seed=seed)
    links = strength(measured.network)
    groups = [sorted(group, key=lambda node: (-links[node], node)) for group in found.groups[:number]]
    name = format_or_default(form)
    if name == "table":
        sys.stdout.write(_table(measured, groups))
    else:
        rows = [
            {"community": place, "size": len(group), **measured.row(node), "strength": links[node]}
            for place, group in enumerate(groups, start=1)
            for node in group
        ]
        print_rows(("community", "size", *ENTITY, "strength"), rows, name, excel_safe=excel_safe)
    count, way = len(found.groups), chosen.title()
    say(f"{count} communities in all, modularity {found.modularity:.3f} ({way}, seed {seed})")


def _method(name: str) -> Method:
    """Find a method by its name."""
    if name not in METHODS:
        raise DataError(f"there is no method {name!r} without --engine spark; {hint(name, METHODS)}")
    return name


def _table(measured: Measured, groups: Sequence[Sequence[str]]) -> str:
    """Lay communities out for people: the size of each, its foremost members, and where they lie."""
    names = ("community", "size", "foremost", "jurisdictions")
    body = []
    for place, group in enumerate(groups, start=1):
        labels = [measured.network.nodes[node]["label"] for node in group[:_NAMED]]
        lie_in = Counter(measured.network.nodes[node]["jurisdiction"] for node in group)
        counts = (
            f"{measured.place(name) if name else '?'} {count}" for name, count in lie_in.most_common(_NAMED)
        )
        more = " …" if len(group) > _NAMED else ""
        body.append(
            (str(place), str(len(group)), " · ".join(labels) + more, measured.said["list-comma"].join(counts))
        )
    return draw([measured.said[f"column.{name}"] for name in names], body, width())
