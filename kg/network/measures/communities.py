"""Groups whose members are linked to each other more than to the rest."""

from dataclasses import dataclass
from typing import Final

import networkx as nx

from kg.network.measures import large
from kg.network.simple import simple

#: From this many nodes on, igraph looks for them.
LARGE: Final = 2_000


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

    Source: V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, "Fast Unfolding of Communities in
    Large Networks", Journal of Statistical Mechanics (2008) P10008; modularity by M. E. J. Newman and
    M. Girvan, "Finding and Evaluating Community Structure in Networks", Physical Review E 69 (2004) 026113.
    Wang and Liu (Sustainability 15(12):9838, 2023) look for cohesive subgroups of universities in the bay.

    >>> communities(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("x", "y"), ("y", "z")])).groups
    (('a', 'b', 'c'), ('x', 'y', 'z'))
    """
    network = simple(graph)
    if not network.number_of_edges():
        return Communities(tuple((name,) for name in sorted(network)), 0.0, seed)
    found = large.communities(network, seed) if len(network) >= LARGE else _louvain(network, seed)
    groups = sorted((tuple(sorted(group)) for group in found), key=lambda group: (-len(group), group))
    return Communities(tuple(groups), float(nx.community.modularity(network, found)), seed)


def _louvain(network: nx.Graph, seed: int) -> list[set[str]]:
    """Louvain by networkx, over numbers: sets of texts have another order in every process."""
    names = sorted(network)
    place = {name: number for number, name in enumerate(names)}
    numbered = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    numbered.add_weighted_edges_from(
        sorted((place[one], place[other], weight) for one, other, weight in network.edges(data="weight"))
    )
    return [
        {names[number] for number in part} for part in nx.community.louvain_communities(numbered, seed=seed)
    ]
