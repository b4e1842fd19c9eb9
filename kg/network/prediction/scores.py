"""How near two that are not linked yet are to each other.

``common-neighbours`` counts the partners that two share. ``adamic-adar`` lets a partner count the more, the
fewer others it has, by the logarithm of their number (L. A. Adamic and E. Adar, "Friends and Neighbors on
the Web", Social Networks 25, 2003), ``resource-allocation`` by their number (T. Zhou, L. Lü and Y.-C.
Zhang, "Predicting Missing Links via Local Information", European Physical Journal B 71, 2009).
``preferential-attachment`` is the product of the numbers of partners: who has many gets more, whether or
not there is anything in common (M. E. J. Newman, "Clustering and Preferential Attachment in Growing
Networks", Physical Review E 64, 2001).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import networkx as nx

Pair = tuple[str, str]
Scored = Iterable[tuple[str, str, float]]


def _common_neighbours(graph: nx.Graph, pairs: Sequence[Pair]) -> Iterator[tuple[str, str, float]]:
    """Count the partners that two share."""
    for one, other in pairs:
        yield one, other, float(len(graph.adj[one].keys() & graph.adj[other].keys()))


#: Scores by name, each from a simple network and pairs of its nodes.
SCORES: Final[dict[str, Callable[[nx.Graph, Sequence[Pair]], Scored]]] = {
    "common-neighbours": _common_neighbours,
    "adamic-adar": nx.adamic_adar_index,
    "resource-allocation": nx.resource_allocation_index,
    "preferential-attachment": nx.preferential_attachment,
}
#: The score that any other has to beat.
BASELINE: Final = "preferential-attachment"
