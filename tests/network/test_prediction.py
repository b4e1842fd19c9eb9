"""Predictions: scores as networkx has them, a year that is hidden in full, and figures that can be counted."""

from itertools import combinations

import networkx as nx
import pytest

import kg
from kg.errors import DataError, EmptyError
from kg.network.prediction.evaluate import RANDOM, Evaluation, Outcome, evaluate
from kg.network.prediction.hidden import hide
from kg.network.prediction.predict import pairs_within_reach, predict, ranked
from kg.network.prediction.scores import BASELINE, SCORES
from kg.network.simple import simple


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    return kg.open().network("cooperation")


def dated(*links: str) -> nx.MultiGraph:
    """A network of links such as "a b 2021 deal"."""
    graph = nx.MultiGraph()
    for number, (one, other, year, *through) in enumerate(link.split() for link in links):
        graph.add_edge(one, other, number, since=f"{year}-06-30", through="".join(through))
    return graph


def of(found: Evaluation, by: str) -> Outcome:
    return next(outcome for outcome in found.outcomes if outcome.by == by)


@pytest.mark.parametrize("by", SCORES)
def test_scores_by_hand(by: str) -> None:
    # a and b share c, which has three partners, and d, which has two.
    graph = nx.Graph([("a", "c"), ("b", "c"), ("e", "c"), ("a", "d"), ("b", "d")])
    ((_, score),) = ranked(graph, by, [("a", "b")])
    expected = {
        "common-neighbours": 2,
        "adamic-adar": 0.910239 + 1.442695,  # 1 / ln 3 + 1 / ln 2
        "resource-allocation": 1 / 3 + 1 / 2,
        "preferential-attachment": 4,
    }
    assert score == pytest.approx(expected[by], abs=1e-5)


def test_only_pairs_that_share_a_partner_are_ranked(network: nx.MultiDiGraph) -> None:
    plain = simple(network)
    expected = {
        (one, other)
        for one, other in combinations(sorted(plain), 2)
        if not plain.has_edge(one, other) and set(plain[one]) & set(plain[other])
    }
    assert set(pairs_within_reach(plain)) == expected


def test_a_prediction_names_its_evidence(network: nx.MultiDiGraph) -> None:
    plain = simple(network)
    (first, *_, last) = found = predict(network, number=30)
    assert len(found) == 30
    assert first.score >= last.score
    for prediction in found:
        assert not plain.has_edge(prediction.one, prediction.other)
        assert set(prediction.shared) == set(plain[prediction.one]) & set(plain[prediction.other])
        behind = {
            claim
            for partner in prediction.shared
            for end in (prediction.one, prediction.other)
            for claim in plain[end][partner]["claims"]
        }
        assert set(prediction.claims) == behind
    assert predict(network, number=30) == found
    with pytest.raises(DataError, match="did you mean 'adamic-adar'"):
        predict(network, "adamic-ada")


def test_a_year_is_hidden_in_full() -> None:
    graph = dated("a b 2020", "b c 2020", "c d 2021", "a c 2022 deal", "a c 2023", "d e 2022", "b a 2022")
    graph.add_edge("b", "d")  # of no known day
    hidden = hide(graph, 2022)
    assert set(map(frozenset, hidden.before.edges())) == {frozenset("ab"), frozenset("bc"), frozenset("cd")}
    assert (hidden.new, hidden.strangers) == ({("a", "c"): "deal"}, 1)
    assert hide(graph).year == 2022  # in 2023 no two were linked for the first time
    for year in (2019, 2023):
        with pytest.raises(EmptyError, match=f"first linked in {year}"):
            hide(graph, year)
    with pytest.raises(EmptyError, match="in any year"):
        hide(nx.Graph())


def test_nothing_of_the_year_is_left(network: nx.MultiDiGraph) -> None:
    hidden = hide(network, 2024)
    for one, other in hidden.before.edges():
        assert min(data["since"] for data in network[one][other].values()) < "2024"
    for one, other in hidden.new:
        assert all(data["since"] >= "2024" for data in network[one][other].values())
        assert {one, other} <= set(hidden.before)


def test_what_came_true_is_counted() -> None:
    # Of the eleven pairs that are not linked, a c and b d share one partner, and a c comes true.
    graph = dated("a b 2020", "b c 2020", "c d 2020", "e f 2020", "a c 2021")
    found = evaluate(graph, at=2)
    assert (found.year, found.at, found.candidates, found.new, found.strangers) == (2021, 2, 11, 1, 0)
    shared, chance = of(found, "common-neighbours"), of(found, RANDOM)
    assert (shared.hits, shared.precision.value) == (1.0, 0.5)
    assert shared.auc.value == pytest.approx(9.5 / 10)  # before nine, beside one
    assert chance.hits == pytest.approx(2 / 11)
    assert chance.auc.value == 0.5
    assert of(found, BASELINE).hits == pytest.approx(2 / 6)  # so have a c, b d, b e, b f, c e and c f


def test_pairs_of_one_score_share_what_is_left_of_the_first() -> None:
    graph = dated("a b 2020", "b c 2020", "c d 2020", "a c 2021")
    half = of(evaluate(graph, at=1), "common-neighbours")
    assert (half.hits, half.precision.value) == (0.5, 0.5)


def test_nothing_came_true() -> None:
    graph = dated("a b 2020", "b c 2020", "x y 2020", "y z 2020", "a x 2021")
    outcome = of(evaluate(graph, at=2), "common-neighbours")
    assert (outcome.hits, outcome.precision) == (0.0, (0.0, 0.0, 1.0))  # 3 / 2, but no more than 1


def test_an_interval_comes_from_agreements_not_from_pairs() -> None:
    ring = [f"{one} {other} 2020" for one, other in combinations("abcd", 2)]
    spokes = [f"{name} {name}{name} 2020" for name in "abcd"]
    apart = [
        f"{one}{one} {other}{other} 2021 d{number}"
        for number, (one, other) in enumerate(combinations("abcd", 2))
    ]
    joint = [link.rpartition(" ")[0] + " deal" for link in apart]
    many, one = (evaluate(dated(*ring, *spokes, *links), at=10) for links in (apart, joint))
    assert (many.new, many.origins, one.new, one.origins) == (6, 6, 6, 1)
    for by in (*SCORES, RANDOM):
        assert of(many, by).precision.value == of(one, by).precision.value
    wide, none = of(many, "preferential-attachment").auc, of(one, "preferential-attachment").auc
    assert wide.low <= wide.value <= wide.high
    assert none.low == none.value == none.high  # one agreement tells nothing about others


def test_a_real_year(network: nx.MultiDiGraph) -> None:
    found = evaluate(network, 2024, at=50)
    assert found == evaluate(network, 2024, at=50)
    assert {outcome.by for outcome in found.outcomes} == {*SCORES, RANDOM}
    for outcome in found.outcomes:
        assert outcome.precision.low <= outcome.precision.value <= outcome.precision.high
        assert outcome.hits == pytest.approx(outcome.precision.value * 50)
        assert outcome.auc.low <= outcome.auc.value <= outcome.auc.high
    assert of(found, RANDOM).precision.value == pytest.approx(found.new / found.candidates)
    assert of(found, RANDOM).auc.value == 0.5
