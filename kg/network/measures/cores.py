"""The core of a network and its periphery."""

import networkx as nx

from kg.network.simple import simple


def cores(graph: nx.Graph) -> dict[str, int]:
    """Give the core number of each node: the largest k with a subnetwork where all have k neighbours.

    Source: S. B. Seidman, "Network Structure and Minimum Degree", Social Networks 5 (1983). It is one way to
    see the core and periphery that Wang and Liu (Sustainability 15(12):9838, 2023) look for in the bay.

    >>> cores(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "x")]))
    {'a': 2, 'b': 2, 'c': 2, 'x': 1}
    """
    return dict(nx.core_number(simple(graph)))
