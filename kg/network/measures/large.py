"""The same measures by igraph, whose C takes large networks where Python is slow."""

import random
from collections.abc import Sequence

import igraph
import networkx as nx


def _igraph(graph: nx.Graph) -> tuple[igraph.Graph, list[str]]:
    """Give a simple network to igraph, with the names of its vertices in order."""
    names = list(graph)
    place = {name: number for number, name in enumerate(names)}
    edges = [(place[one], place[other]) for one, other in graph.edges()]
    result = igraph.Graph(n=len(names), edges=edges)
    result.es["weight"] = [data.get("weight", 1) for _, _, data in graph.edges(data=True)]
    return result, names


def betweenness(graph: nx.Graph, sources: Sequence[str] = ()) -> dict[str, float]:
    """Sum, over pairs in both orders, the share of shortest paths through each node.

    Args:
        graph: A simple network.
        sources: Only paths from these; without any, all.
    """
    inner, names = _igraph(graph)
    place = {name: number for number, name in enumerate(names)}
    if not sources:
        return {name: 2 * value for name, value in zip(names, inner.betweenness(), strict=True)}
    # Of an undirected network igraph counts a pair once, whichever of the two is a source.
    arcs = inner.as_directed()
    found = arcs.betweenness(sources=[place[name] for name in sources])
    return dict(zip(names, found, strict=True))


def pagerank(graph: nx.Graph, damping: float) -> dict[str, float]:
    """PageRank of a simple network by its weights."""
    inner, names = _igraph(graph)
    return dict(zip(names, inner.pagerank(damping=damping, weights="weight"), strict=True))


def communities(graph: nx.Graph, seed: int) -> list[set[str]]:
    """Louvain communities of a simple network by its weights."""
    inner, names = _igraph(graph)
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a partition, not a secret
    return [{names[number] for number in part} for part in inner.community_multilevel(weights="weight")]
