"""A network as it was before a year, and what came in that year."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.errors import EmptyError


@dataclass(frozen=True, slots=True)
class Hidden:
    """A year taken out of a network.

    Attributes:
        year: The year.
        before: Who was linked before it, a network without parallel links.
        new: Pairs that are first linked in the year, both of whom were in the network before, each with what
            it comes from: an agreement, a joint centre, or a claim.
        strangers: How many pairs of the year have an end that was not in the network before; nothing that is
            known of a network can foretell them.
    """

    year: int
    before: nx.Graph
    new: dict[tuple[str, str], str]
    strangers: int


def hide(graph: nx.Graph, year: int | None = None) -> Hidden:
    """Take a year out of a network.

    Links of which no day is known are left out: they may be of any year. A day is that from which sources
    let a link be known to hold, so that what was reported late counts for the later year.

    >>> graph = nx.MultiGraph()
    >>> for one, other, day in (("a", "b", "2021-05-01"), ("b", "c", "2022-01-31"), ("a", "c", "2023-07-01")):
    ...     _ = graph.add_edge(one, other, since=day)
    >>> hide(graph).new
    {('a', 'c'): '0'}

    Args:
        graph: A network whose edges have ``since``.
        year: The year; without it, the last in which two that were in the network before were first linked.

    Raises:
        EmptyError: There is no such year, or nothing new in it.
    """
    first = _first(graph)
    joined: dict[str, str] = {}
    for (one, other), (day, _) in first.items():
        for end in (one, other):
            joined[end] = min(day, joined.get(end, day))
    fresh: dict[int, dict[tuple[str, str], str]] = defaultdict(dict)
    for pair, (day, origin) in first.items():
        if all(joined[end][:4] < day[:4] for end in pair):
            fresh[int(day[:4])][pair] = origin
    if year is None:
        year = max(fresh, default=None)
    if year is None or not fresh[year]:
        raise EmptyError(f"no pair that was in the network before is first linked in {year or 'any year'}")
    before = nx.Graph(pair for pair, (day, _) in first.items() if int(day[:4]) < year)
    of_year = sum(int(day[:4]) == year for day, _ in first.values())
    return Hidden(year, nx.freeze(before), dict(sorted(fresh[year].items())), of_year - len(fresh[year]))


def _first(graph: nx.Graph) -> dict[tuple[str, str], tuple[str, str]]:
    """Give the day of the first link between each two, and what it comes from."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for one, other, *key, data in graph.edges(data=True, **({"keys": True} if graph.is_multigraph() else {})):
        if one != other and data.get("since"):
            pair = (min(one, other), max(one, other))
            link = (data["since"], data.get("through") or "".join(map(str, key)))
            found[pair] = min(link, found.get(pair, link))
    return found
