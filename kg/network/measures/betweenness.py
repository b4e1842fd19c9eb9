"""Who stands between others."""

import random
from dataclasses import dataclass
from math import sqrt
from statistics import stdev
from typing import Final

import igraph
import networkx as nx

from kg.network.measures.numbered import numbered

#: From this many nodes on, paths are followed from a sample.
LARGE: Final = 10_000
SAMPLE: Final = 1_000
#: Parts of a sample, which by their differences tell how far it is to be trusted.
_PARTS: Final = 10


@dataclass(frozen=True, slots=True)
class Betweenness:
    """Betweenness by node, from 0 to 1.

    Attributes:
        errors: The standard error of each value, where they come from a sample; else empty.
        sample: From how many nodes the paths were followed.
        exact: Whether these were all.
    """

    values: dict[str, float]
    errors: dict[str, float]
    sample: int
    exact: bool


def betweenness(graph: nx.Graph, *, sample: int | None = None, seed: int = 1) -> Betweenness:
    """Give the share of the shortest paths between two others that lead through each node.

    Weights do not count: two that share five agreements are no nearer than two that share one. An error is
    that of the mean of ten parts of the sample, corrected for what the sample is of the whole.

    Source: L. C. Freeman, "A Set of Measures of Centrality Based on Betweenness", Sociometry 40 (1977);
    U. Brandes, "A Faster Algorithm for Betweenness Centrality", Journal of Mathematical Sociology 25 (2001);
    for samples U. Brandes and C. Pich, "Centrality Estimation in Large Networks", International Journal of
    Bifurcation and Chaos 17 (2007).

    >>> betweenness(nx.path_graph(["polyu", "lab", "oppo"])).values
    {'lab': 1.0, 'oppo': 0.0, 'polyu': 0.0}

    Args:
        graph: Any network.
        sample: From how many nodes to follow paths, at least 20; without it, all, or 1,000 in a network of
            10,000 or more.
        seed: Chooses the sample.
    """
    inner, names = numbered(graph)
    size = len(names)
    wanted = max(sample, 2 * _PARTS) if sample else SAMPLE if size >= LARGE else size
    if wanted >= size:
        pairs = max(1, (size - 1) * (size - 2) / 2)
        sums = inner.betweenness()
        return Betweenness(
            {name: value / pairs for name, value in zip(names, sums, strict=True)}, {}, size, True
        )
    chosen = random.Random(seed).sample(range(size), wanted)  # noqa: S311 - no secret
    values, errors = _estimate(inner, chosen)
    return Betweenness(
        dict(zip(names, values, strict=True)), dict(zip(names, errors, strict=True)), len(chosen), exact=False
    )


def _estimate(graph: igraph.Graph, chosen: list[int]) -> tuple[list[float], list[float]]:
    """Estimate betweenness, and its standard error, from the paths that begin at some vertices."""
    arcs = (
        graph.as_directed()
    )  # of an undirected network igraph counts a pair once, whichever end is a source
    size = graph.vcount()
    pairs = max(1, (size - 1) * (size - 2))
    parts = [chosen[start::_PARTS] for start in range(_PARTS)]
    sums = [arcs.betweenness(sources=part) for part in parts]
    scales = [size / len(part) / pairs for part in parts]
    left = sqrt(1 - len(chosen) / size)
    values, errors = [], []
    for found in zip(*sums, strict=True):
        values.append(sum(found) * size / len(chosen) / pairs)
        estimates = [value * scale for value, scale in zip(found, scales, strict=True)]
        errors.append(stdev(estimates) / sqrt(_PARTS) * left)
    return values, errors
