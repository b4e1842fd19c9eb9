"""Whether those that are alike are linked."""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

import networkx as nx

from kg.network.simple import simple


@dataclass(frozen=True, slots=True)
class Assortativity:
    """A coefficient with what it rests on.

    Attributes:
        value: 1 where all links stay within groups, 0 where they fall as chance would have it; None where all
            known links are within one group, or there are none.
        error: Its standard error, by leaving out one link at a time; None where that leaves one group alone.
        known: Pairs of linked nodes that count.
        unknown: Pairs of linked nodes that are left out, since a group is not known.
    """

    value: float | None
    error: float | None
    known: int
    unknown: int


def assortativity(graph: nx.Graph, attribute: str = "jurisdiction") -> Assortativity:
    """Give Newman's coefficient of assortative mixing by an attribute of nodes.

    Unlike the E-I index it takes into account how many links each group has: where nearly all are of one
    group, links within it are no surprise.

    Source: M. E. J. Newman, "Mixing Patterns in Networks", Physical Review E 67 (2003) 026126.

    Args:
        graph: Any network; parallel links count once.
        attribute: ``jurisdiction``, ``cls``, ``field``, or another attribute that names a group.

    >>> graph = nx.Graph([("hku", "cuhk"), ("oppo", "dgut"), ("hku", "dgut")])
    >>> nx.set_node_attributes(graph, {"hku": "hong-kong", "cuhk": "hong-kong"}, "city")
    >>> nx.set_node_attributes(graph, {"oppo": "dongguan", "dgut": "dongguan"}, "city")
    >>> round(assortativity(graph, "city").value, 3)
    0.333
    """
    group = dict(graph.nodes(data=attribute))
    pairs: Counter[tuple[str, str]] = Counter()
    unknown = 0
    for one, other in simple(graph).edges():
        if group[one] and group[other]:
            pairs[min(group[one], group[other]), max(group[one], group[other])] += 1
        else:
            unknown += 1
    value = _coefficient(pairs)
    return Assortativity(value, value if value is None else _error(pairs, value), pairs.total(), unknown)


def _error(pairs: Counter[tuple[str, str]], value: float) -> float | None:
    """Give the jackknife error: the root of the sum of squares of what leaving out each link changes."""
    squares = 0.0
    for pair, number in pairs.items():
        left = _coefficient(pairs - Counter([pair]))
        if left is None:
            return None
        squares += number * (left - value) ** 2
    return sqrt(squares)


def _coefficient(pairs: Counter[tuple[str, str]]) -> float | None:
    """Give the coefficient by the numbers of links between groups."""
    ends: Counter[str] = Counter()
    for (one, other), number in pairs.items():
        ends[one] += number
        ends[other] += number
    total = pairs.total()
    if len(ends) < 2:
        return None
    within = sum(number for (one, other), number in pairs.items() if one == other) / total
    chance = sum(number**2 for number in ends.values()) / (2 * total) ** 2
    return (within - chance) / (1 - chance)
