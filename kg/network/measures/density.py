"""How many of the pairs are linked."""

import networkx as nx

from kg.network.simple import simple


def density(graph: nx.Graph) -> float:
    """Give the share of all pairs that are linked, whatever the direction, from 0 to 1.

    Source: S. Wasserman and K. Faust, "Social Network Analysis: Methods and Applications" (Cambridge
    University Press, 1994). Wang and Liu (Sustainability 15(12):9838, 2023) give it for alliances of
    universities in the bay.

    >>> density(nx.MultiDiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "a")]))
    1.0
    """
    return float(nx.density(simple(graph)))
