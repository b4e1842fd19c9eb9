"""Who is linked to those who are linked."""

import networkx as nx

from kg.network.measures import large
from kg.network.simple import simple


def pagerank(graph: nx.Graph, *, damping: float = 0.85) -> dict[str, float]:
    """Give the share of time that a walker spends at each node, who follows links by their weight.

    igraph counts it at any size: networkx would need SciPy.

    Source: S. Brin and L. Page, "The Anatomy of a Large-Scale Hypertextual Web Search Engine", Computer
    Networks and ISDN Systems 30 (1998).

    >>> found = pagerank(nx.star_graph(["polyu", "oppo", "tcl"]))
    >>> max(found, key=found.get), round(sum(found.values()), 9)
    ('polyu', 1.0)
    """
    network = simple(graph)
    return large.pagerank(network, damping) if len(network) else {}
