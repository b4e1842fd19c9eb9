"""Groups whose members are linked to each other more than to the rest."""

import random
from dataclasses import dataclass
from typing import Final, Literal

import igraph
import networkx as nx

from kg.network.measures.numbered import numbered

#: Leiden's method is repeated at most so often, as long as modularity grows.
_ITERATIONS: Final = 10

Method = Literal["louvain", "leiden"]


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


def communities(graph: nx.Graph, *, method: Method = "louvain", seed: int = 1) -> Communities:
    """Find communities by modularity; the same seed gives the same ones.

    Leiden's communities are each connected, and change less when a link is added.

    Source: V. D. Blondel and others, "Fast Unfolding of Communities in Large Networks", Journal of
    Statistical Mechanics (2008) P10008; V. A. Traag, L. Waltman and N. J. van Eck, "From Louvain to Leiden:
    Guaranteeing Well-connected Communities" (2019); for modularity A. Clauset, M. E. J. Newman and C. Moore,
    "Finding Community Structure in Very Large Networks", Physical Review E 70 (2004). Feng, Cai and Zhou
    (Sustainability 12(6):2204, 2020) describe communities in the bay's network of technology transfer, Wang
    and Liu (Sustainability 15(12):9838, 2023) cohesive subgroups of its universities.

    >>> communities(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z")])).groups
    (('a', 'b', 'c'), ('x', 'y', 'z'))
    """
    inner, names = numbered(graph)
    if not inner.ecount():
        return Communities(tuple((name,) for name in names), 0.0, seed)
    found = _find(inner, method, seed)
    groups = [tuple(map(names.__getitem__, part)) for part in found]
    value = inner.modularity(found.membership, weights="weight")
    return Communities(tuple(sorted(groups, key=lambda group: (-len(group), group))), value, seed)


def _find(graph: igraph.Graph, method: Method, seed: int) -> igraph.VertexClustering:
    """Run a method with random numbers of its own; afterwards igraph draws as it did before."""
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - a partition, not a secret
    try:
        if method == "leiden":
            return graph.community_leiden("modularity", weights="weight", n_iterations=_ITERATIONS)
        return graph.community_multilevel(weights="weight")
    finally:
        igraph.set_random_number_generator(random)
