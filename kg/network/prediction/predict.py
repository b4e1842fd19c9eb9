"""Who might cooperate next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.errors import DataError
from kg.nearest import hint
from kg.network.prediction.scores import SCORES, Pair
from kg.network.simple import simple


@dataclass(frozen=True, slots=True)
class Prediction:
    """Two that are not linked, and what brings them together.

    Attributes:
        score: By the score that was asked for; it orders pairs and is no probability.
        shared: The partners that both have, sorted.
        claims: The ids of the claims behind the links to these partners.
    """

    one: str
    other: str
    score: float
    shared: tuple[str, ...]
    claims: tuple[str, ...]


def predict(graph: nx.Graph, by: str = "adamic-adar", number: int = 20) -> list[Prediction]:
    """Rank pairs that are not linked yet by how near they are to each other.

    Pairs that share no partner are not ranked. Sources tell of few cooperations, so that two may well
    cooperate already without a link here; see ``kg.network.prediction.evaluate`` for how often such a
    ranking was right.

    >>> graph = nx.Graph([("polyu", "oppo"), ("polyu", "tcl"), ("hku", "oppo"), ("hku", "tcl")])
    >>> [(found.one, found.other, found.shared) for found in predict(graph, "common-neighbours")]
    [('hku', 'polyu', ('oppo', 'tcl')), ('oppo', 'tcl', ('hku', 'polyu'))]

    Args:
        graph: The network of cooperation, or any other.
        by: The name of one of ``SCORES``.
        number: Pairs at most.

    Raises:
        DataError: There is no such score.
    """
    network = simple(graph)
    found = ranked(network, by, list(pairs_within_reach(network)))
    return [
        Prediction(one, other, round(score, 6), *_between(network, one, other))
        for (one, other), score in found[:number]
    ]


def ranked(network: nx.Graph, by: str, pairs: Sequence[Pair]) -> list[tuple[Pair, float]]:
    """Give pairs with their scores, the highest first and then by name.

    Raises:
        DataError: There is no such score.
    """
    if by not in SCORES:
        raise DataError(f"there is no score {by!r}; {hint(by, SCORES)}")
    # Rounded, so that what is equal but for the last digit is ordered by name.
    scored = (((one, other), round(float(score), 9)) for one, other, score in SCORES[by](network, pairs))
    return sorted(scored, key=lambda found: (-found[1], found[0]))


def pairs_within_reach(network: nx.Graph) -> Iterator[Pair]:
    """Yield the pairs that are not linked and share a partner; all others have nothing in common."""
    for one in sorted(network):
        near = network.adj[one]
        beyond = {other for partner in near for other in network.adj[partner]}
        for other in sorted(beyond):
            if one < other and other not in near:
                yield one, other


def _between(network: nx.Graph, one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the partners that two share, and the claims behind the links to them."""
    shared = sorted(network.adj[one].keys() & network.adj[other].keys())
    claims = {
        claim
        for partner in shared
        for end in (one, other)
        for claim in network.edges[end, partner].get("claims", ())
    }
    return tuple(shared), tuple(sorted(claims))
