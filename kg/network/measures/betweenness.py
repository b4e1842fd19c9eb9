"""Who stands between others."""

import random
from dataclasses import dataclass
from typing import Final

import networkx as nx

from kg.network.measures import large
from kg.network.simple import simple

#: From this many nodes on igraph counts; from the other on, by a sample of as many nodes as the last.
LARGE: Final = 500
HUGE: Final = 20_000
SAMPLE: Final = 1_000


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Betweenness by node, from 0 to 1.

    Attributes:
        sample: From how many nodes the paths were followed.
        exact: Whether these were all.
    """

    values: dict[str, float]
    sample: int
    exact: bool


def betweenness(graph: nx.Graph, *, sample: int | None = None, seed: int = 1) -> Betweenness:
    """Give the share of the shortest paths between two others that lead through each node.

    Weights do not count: two that share five agreements are no nearer than two that share one.

    Source: L. C. Freeman, "A Set of Measures of Centrality Based on Betweenness", Sociometry 40 (1977);
    U. Brandes, "A Faster Algorithm for Betweenness Centrality", Journal of Mathematical Sociology 25 (2001);
    for samples U. Brandes and C. Pich, "Centrality Estimation in Large Networks", International Journal of
    Bifurcation and Chaos 17 (2007).

    >>> betweenness(nx.path_graph(["polyu", "lab", "oppo"])).values
    {'polyu': 0.0, 'lab': 1.0, 'oppo': 0.0}

    Args:
        graph: Any network.
        sample: From how many nodes to follow paths; without it, all, or 1,000 in a network of 20,000 or more.
        seed: Chooses the sample.
    """
    network = simple(graph)
    size = len(network)
    wanted = sample or (SAMPLE if size >= HUGE else size)
    if wanted >= size and size < LARGE:
        found = nx.betweenness_centrality(network)
        return Betweenness(dict(found), size, exact=True)
    pairs = max(1, (size - 1) * (size - 2))
    if wanted >= size:
        sums = large.betweenness(network)
        return Betweenness({name: value / pairs for name, value in sums.items()}, size, exact=True)
    chosen = random.Random(seed).sample(sorted(network), wanted)  # noqa: S311 - an estimate, not a secret
    sums = large.betweenness(network, chosen)
    scale = size / wanted / pairs
    return Betweenness({name: value * scale for name, value in sums.items()}, wanted, exact=False)
