"""How deep in a network each node lies."""

import networkx as nx

from kg.network.measures.numbered import numbered


def cores(graph: nx.Graph) -> dict[str, int]:
    """Give the core number of each node: the largest k with a subnetwork where all have k neighbours.

    Source: V. Batagelj and M. Zaveršnik, "Generalized Cores" (2002), who name Seidman (1983) as the first.
    Core and periphery as the bay's papers have them are in ``core_periphery``.

    >>> cores(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "x")]))
    {'a': 2, 'b': 2, 'c': 2, 'x': 1}
    """
    inner, names = numbered(graph)
    return dict(zip(names, inner.coreness(), strict=True))
