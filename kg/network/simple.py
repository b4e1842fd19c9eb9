"""A network as most measures see it: who is linked to whom, and how strongly."""

from typing import Any

import networkx as nx


def simple(graph: nx.Graph) -> nx.Graph:
    """Make an undirected network without loops and parallel edges; the one given stays as it is.

    The ``weight`` of an edge is the number of links between the two, or the sum of the weights that they
    have; a symmetric link that stands in both directions counts once. ``links`` are the keys of the edges,
    ``claims`` the ids of all claims behind them.

    >>> graph = nx.MultiDiGraph([("polyu", "oppo"), ("polyu", "oppo"), ("oppo", "polyu"), ("oppo", "oppo")])
    >>> list(simple(graph).edges(data="weight"))
    [('polyu', 'oppo', 3)]
    """
    result = nx.Graph(**graph.graph)
    result.add_nodes_from(graph.nodes(data=True))
    seen = set()
    for one, other, key, data in _edges(graph):
        link = (frozenset((one, other)), key) if data.get("symmetric") else (one, other, key)
        if one == other or link in seen:
            continue
        seen.add(link)
        before = result.get_edge_data(one, other, {"weight": 0, "claims": (), "links": ()})
        result.add_edge(
            one,
            other,
            weight=before["weight"] + data.get("weight", 1),
            claims=tuple(sorted({*before["claims"], *data.get("claims", ())})),
            links=(*before["links"], key),
        )
    return nx.freeze(result)


def _edges(graph: nx.Graph) -> list[tuple[str, str, object, dict[str, Any]]]:
    """Edges with key and attributes, whatever the kind of network."""
    if graph.is_multigraph():
        return list(graph.edges(keys=True, data=True))
    return [(one, other, 0, data) for one, other, data in graph.edges(data=True)]
