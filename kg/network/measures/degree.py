"""How many others one is linked to, and by how many links."""

import networkx as nx

from kg.network.simple import simple


def degree(graph: nx.Graph) -> dict[str, int]:
    """Count the neighbours of each node.

    Source: L. C. Freeman, "Centrality in Social Networks: Conceptual Clarification", Social Networks 1
    (1978). Wang and Liu (Sustainability 15(12):9838, 2023) give it for universities in the bay.

    >>> degree(nx.star_graph(["polyu", "oppo", "tcl"]))
    {'polyu': 2, 'oppo': 1, 'tcl': 1}
    """
    return dict(simple(graph).degree())


def strength(graph: nx.Graph) -> dict[str, int]:
    """Count the links of each node, parallel ones too.

    Source: A. Barrat, M. Barthélemy, R. Pastor-Satorras and A. Vespignani, "The Architecture of Complex
    Weighted Networks", PNAS 101 (2004). Feng, Cai and Zhou (Sustainability 12(6):2204, 2020) give it for
    technology transfer in the bay.

    >>> strength(nx.MultiGraph([("polyu", "oppo"), ("polyu", "oppo")]))
    {'polyu': 2, 'oppo': 2}
    """
    return dict(simple(graph).degree(weight="weight"))
