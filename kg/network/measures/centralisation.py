"""How far a network hangs on one node."""

import networkx as nx

from kg.network.simple import simple


def centralisation(graph: nx.Graph) -> float:
    """Give degree centralisation: 1 for a star, 0 where all have equally many neighbours.

    Source: L. C. Freeman, "Centrality in Social Networks: Conceptual Clarification", Social Networks 1
    (1978).
    Wang and Liu (Sustainability 15(12):9838, 2023) give it for alliances of universities in the bay.

    >>> centralisation(nx.star_graph(5)), centralisation(nx.cycle_graph(5))
    (1.0, 0.0)
    """
    degrees = [number for _, number in simple(graph).degree()]
    size = len(degrees)
    if size < 3:
        return 0.0
    return float(sum(max(degrees) - number for number in degrees) / ((size - 1) * (size - 2)))
