"""How far it could have been foretold who cooperates next."""

import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

import networkx as nx

from kg.network.prediction.hidden import Hidden, hide
from kg.network.prediction.predict import ranked
from kg.network.prediction.scores import SCORES, Pair

#: What chance alone would do.
RANDOM: Final = "random"
_DRAWS: Final = 2_000

#: Pairs with their scores, the highest first.
Ranking = Sequence[tuple[Pair, float]]


class Interval(NamedTuple):
    """A figure, and between which two it lies in 95 of 100 draws of the year's agreements."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a ranking fared.

    Attributes:
        by: The score, or ``random``.
        hits: Pairs among the first that came true. Of pairs with one score, each counts as likely to be among
            the first as any other.
        precision: Their share of the first, from 0 to 1. Where nothing came true, draws tell nothing, and the
            upper end is 3 / ``at``, by the rule of three.
        auc: How often a pair that came true stands before one that did not: 0.5 by chance, 1 at best. It sees
            the whole ranking, where precision may see no hit at all.
    """

    by: str
    hits: float
    precision: Interval
    auc: Interval


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What hiding a year tells.

    Attributes:
        year: The hidden year.
        at: How many pairs of each ranking count.
        candidates: Pairs that were not linked before the year.
        new: How many of these were linked in it.
        origins: From how many agreements, joint centres and claims these come.
        strangers: Pairs of the year that no ranking could name, since an end was new.
        outcomes: One for each score, and for chance.
    """

    year: int
    at: int
    candidates: int
    new: int
    origins: int
    strangers: int
    outcomes: tuple[Outcome, ...]


def evaluate(graph: nx.Graph, year: int | None = None, *, at: int = 20, seed: int = 1) -> Evaluation:
    """Hide a year of a network, rank pairs by what was known before, and count which came true.

    An agreement of five parties links ten pairs at once, so that pairs are not independent: the interval
    comes from drawing the year's agreements with replacement, not its pairs. From a handful of agreements
    it is too narrow, and it does not tell what other years would be like. A score says something only where
    its interval lies above those of ``random`` and ``preferential-attachment``. The graph holds what was
    read: pairs that cooperate without a source here count as misses.

    >>> graph = nx.MultiGraph([("a", "b"), ("b", "c"), ("c", "d")])
    >>> nx.set_edge_attributes(graph, "2021-06-30", "since")
    >>> _ = graph.add_edge("a", "c", since="2022-02-01")
    >>> found = evaluate(graph, at=1)
    >>> found.candidates, found.new, [(item.by, item.hits) for item in found.outcomes][:2]
    (3, 1, [('common-neighbours', 0.5), ('adamic-adar', 0.5)])

    Args:
        graph: A network whose edges have ``since``; best that of cooperation, without plans.
        year: The year to hide; see ``hide``.
        at: How many pairs of each ranking count.
        seed: Chooses the draws.

    Raises:
        EmptyError: There is nothing to hide.
    """
    hidden = hide(graph, year)
    network = hidden.before
    candidates = [pair for pair in combinations(sorted(network), 2) if not network.has_edge(*pair)]
    at = min(at, len(candidates))
    rankings = {by: ranked(network, by, candidates) for by in SCORES}
    rankings[RANDOM] = [(pair, 0.0) for pair in candidates]
    origins = sorted(set(hidden.new.values()))
    draws = _draws(origins, seed)
    outcomes = tuple(_outcome(by, ranking, hidden, draws, at) for by, ranking in rankings.items())
    return Evaluation(
        hidden.year, at, len(candidates), len(hidden.new), len(origins), hidden.strangers, outcomes
    )


def _draws(origins: Sequence[str], seed: int) -> list[Counter[str]]:
    """Draw the origins with replacement, many times."""
    generator = random.Random(seed)  # noqa: S311 - an interval, not a secret
    return [Counter(generator.choices(origins, k=len(origins))) for _ in range(_DRAWS)]


def _outcome(by: str, ranking: Ranking, hidden: Hidden, draws: Sequence[Counter[str]], at: int) -> Outcome:
    """Count what came true, and how that varies with the agreements of the year."""
    first, ahead = _first(ranking, at), _ahead(ranking, hidden.new)
    hits, shares, sizes = (dict.fromkeys(hidden.new.values(), 0.0) for _ in range(3))
    for pair, origin in hidden.new.items():
        hits[origin] += first.get(pair, 0.0)
        shares[origin] += ahead[pair]
        sizes[origin] += 1
    total = sum(hits.values())
    precision = _interval(total / at, [_sum(hits, draw) / at for draw in draws])
    if not total:
        precision = Interval(0.0, 0.0, min(1.0, 3 / at))
    auc = sum(shares.values()) / len(hidden.new)
    return Outcome(
        by, total, precision, _interval(auc, [_sum(shares, draw) / _sum(sizes, draw) for draw in draws])
    )


def _sum(values: Mapping[str, float], draw: Counter[str]) -> float:
    """Sum what the origins of a draw bring."""
    return sum(values[origin] * times for origin, times in draw.items())


def _interval(value: float, drawn: list[float]) -> Interval:
    """Take an interval from what was drawn."""
    ordered = sorted(drawn)
    return Interval(value, ordered[int(0.025 * _DRAWS)], min(1.0, ordered[int(0.975 * _DRAWS) - 1]))


def _first(ranking: Ranking, at: int) -> dict[Pair, float]:
    """Give how likely each pair is among the first ones, if those with one score stand in any order."""
    edge = ranking[at - 1][1]
    sure = {pair: 1.0 for pair, score in ranking if score > edge}
    tied = [pair for pair, score in ranking if score == edge]
    return sure | dict.fromkeys(tied, (at - len(sure)) / len(tied))


def _ahead(ranking: Ranking, new: Collection[Pair]) -> dict[Pair, float]:
    """Give, for each pair that came true, the share of the others that it stands before; ties count half."""
    others = sorted(score for pair, score in ranking if pair not in new)
    scores = dict(ranking)
    return {
        pair: (bisect_left(others, scores[pair]) + bisect_right(others, scores[pair]))
        / 2
        / max(1, len(others))
        for pair in new
    }
