"""A network as igraph takes it: vertices are numbers, and links one list."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple
from weakref import WeakKeyDictionary

import igraph
import networkx as nx


class Numbered(NamedTuple):
    """A network without direction, loops and parallel edges; see ``kg.network.simple``.

    Attributes:
        graph: Its edges have a ``weight``.
        names: The nodes in order; the place of each is the number of its vertex.
    """

    graph: igraph.Graph
    names: list[Any]


#: Translations of frozen networks, each for as long as its network is in use.
_KNOWN: Final[WeakKeyDictionary[nx.Graph, Numbered]] = WeakKeyDictionary()


def numbered(graph: nx.Graph) -> Numbered:
    """Translate a network for igraph; a frozen one once, whatever is measured on it afterwards.

    Who changes weights works on a ``.copy()``, which is not frozen.

    >>> inner, names = numbered(nx.MultiDiGraph([("b", "a"), ("a", "b"), ("b", "b"), ("b", "c")]))
    >>> names, inner.get_edgelist(), inner.es["weight"]
    (['a', 'b', 'c'], [(0, 1), (1, 2)], [2.0, 1.0])
    """
    if not nx.is_frozen(graph):
        return _translate(graph)
    if graph not in _KNOWN:
        _KNOWN[graph] = _translate(graph)
    return _KNOWN[graph]


def _translate(graph: nx.Graph) -> Numbered:
    """Number nodes in the order of their names, so that results depend on no other order."""
    names = sorted(graph)
    place = dict(zip(names, range(len(names)), strict=True))
    edges: list[tuple[int, int]] = []
    weights: list[float] = []
    for one, other, data in _links(graph, place):
        edges.append((one, other))
        weights.append(data.get("weight", 1))
    result = igraph.Graph(n=len(names), edges=edges)
    result.es["weight"] = weights
    if graph.is_multigraph() or graph.is_directed():
        result.simplify(combine_edges={"weight": "sum"})
    return Numbered(result, names)


def _links(graph: nx.Graph, place: Mapping[Any, int]) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
    """Yield every link but loops; one that stands in both directions, once."""
    directed, many = graph.is_directed(), graph.is_multigraph()
    adjacent = dict(graph.adjacency())
    for one, near in adjacent.items():
        start = place[one]
        for other, found in near.items():
            end = place[other]
            if start < end:
                for data in found.values() if many else (found,):
                    yield start, end, data
            elif directed and start != end:
                back = adjacent[other].get(one, {})
                for key, data in found.items() if many else ((None, found),):
                    again = back.get(key, {}) if many else back
                    if not (data.get("symmetric") and again.get("symmetric")):
                        yield start, end, data
