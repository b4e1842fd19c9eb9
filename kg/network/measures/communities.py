"""Groups whose members are linked to each other more than to the rest."""

import random
from dataclasses import dataclass

import igraph
import networkx as nx

from kg.network.measures.numbered import numbered


@dataclass(frozen=True, slots=True)
class Communities:
    """A partition of a network.

    Attributes:
        groups: Members of each community, sorted; the largest first.
        modularity: How much more links lie within groups than chance would have it, at most 1.
        seed: What chose the order in which nodes were moved.
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    seed: int


def communities(graph: nx.Graph, *, seed: int = 1) -> Communities:
    """Find communities by the Louvain method; the same seed gives the same ones.

    Source: V. D. Blondel and others, "Fast Unfolding of Communities in Large Networks", Journal of
    Statistical Mechanics (2008) P10008; for modularity A. Clauset, M. E. J. Newman and C. Moore, "Finding
    Community Structure in Very Large Networks", Physical Review E 70 (2004). Feng, Cai and Zhou
    (Sustainability 12(6):2204, 2020) describe communities in the bay's network of technology transfer, Wang
    and Liu (Sustainability 15(12):9838, 2023) cohesive subgroups of its universities.

    >>> communities(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z")])).groups
    (('a', 'b', 'c'), ('x', 'y', 'z'))
    """
    inner, names = numbered(graph)
    if not inner.ecount():
        return Communities(tuple((name,) for name in names), 0.0, seed)
    found = _louvain(inner, seed)
    groups = [tuple(map(names.__getitem__, part)) for part in found]
    value = inner.modularity(found.membership, weights="weight")
    return Communities(tuple(sorted(groups, key=lambda group: (-len(group), group))), value, seed)


def _louvain(graph: igraph.Graph, seed: int) -> igraph.VertexClustering:
    """Run the method with random numbers of its own; afterwards igraph draws as it did before."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a partition, not a secret
    try:
        return graph.community_multilevel(weights="weight")
    finally:
        igraph.set_random_number_generator(random)
