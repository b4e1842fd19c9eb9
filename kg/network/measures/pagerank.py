"""Who is linked to those who are linked."""

import networkx as nx

from kg.network.measures.numbered import numbered


def pagerank(graph: nx.Graph, *, damping: float = 0.85) -> dict[str, float]:
    """Give the share of time that a walker spends at each node, who follows links by their weight.

    igraph counts, at any size: networkx needs SciPy for it.

    Source: L. Page, S. Brin, R. Motwani and T. Winograd, "The PageRank Citation Ranking: Bringing Order to
    the Web" (1999).

    >>> found = pagerank(nx.star_graph(["polyu", "oppo", "tcl"]))
    >>> max(found, key=found.get), round(sum(found.values()), 9)
    ('polyu', 1.0)
    """
    inner, names = numbered(graph)
    values = inner.pagerank(damping=damping, weights="weight") if names else []
    return dict(zip(names, values, strict=True))
