"""Paths: which claims connect, in which order, and with what evidence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build.graph import Graph, load
from kg.errors import DataError, NotFoundError
from kg.network.paths import Chain, find_paths
from tests.conftest import ONTOLOGY

Edit = Callable[[str, str, str], None]
HEADER = "subject,predicate,object,qualifier,unit,from,to,modality,locator,note\n"


def ids(chain: Chain) -> list[str]:
    return [chain[0].start.id, *(step.end.id for step in chain)]


def add(data: Path, *claims: str) -> Graph:
    """The small data with further claims: subject, predicate, object, modality."""
    path = data / "claims" / "paper.csv"
    rows = []
    for claim in claims:
        subject, predicate, value, *modality = claim.split()
        rows.append(f"{subject},{predicate},{value},,,,,{''.join(modality)},p9,\n")
    path.write_text(path.read_text(encoding="utf-8") + "".join(rows), encoding="utf-8")
    graph = load(data, ONTOLOGY)
    assert not [item for item in graph.findings if item.rule not in ("canonical", "sorted")], graph.findings
    return graph


def test_the_shortest_come_first(small: Graph) -> None:
    chains = find_paths(small.store, "polyu", "oppo", number=5)
    assert [ids(chain) for chain in chains[:3]] == [
        ["polyu", "lab", "oppo"],
        ["polyu", "deal", "oppo"],
        ["polyu", "centre", "oppo"],
    ]
    lengths = [len(chain) for chain in chains]
    assert lengths == sorted(lengths)
    assert len(chains) == 5
    assert chains == find_paths(small.store, "polyu", "oppo", number=5)


def test_of_equal_length_the_one_through_fewer_links_comes_first(data: Path) -> None:
    graph = add(data, *(f"lab supports {name}" for name in ("plant", "binhaiwan", "gba", "chao")))
    chains = find_paths(graph.store, "polyu", "oppo")
    assert [ids(chain)[1] for chain in chains] == ["deal", "centre", "lab"]


def test_length_decides_before_anything_else(data: Path) -> None:
    graph = add(data, "polyu memberOf gba", "oppo memberOf gba", "lab memberOf gba", "plant memberOf gba")
    chains = find_paths(graph.store, "polyu", "oppo", number=10)
    lengths = [len(chain) for chain in chains]
    assert lengths == sorted(lengths)
    assert ids(chains[3]) == ["polyu", "gba", "oppo"]  # the busiest of all, yet before any longer one


def test_a_step_carries_all_that_connects_the_two(data: Path) -> None:
    graph = add(data, "oppo supports lab", "polyu supports lab planned", "lab reliesOn polyu planned")
    chains = find_paths(graph.store, "polyu", "oppo", plans=True, only=["founder", "supports"])
    (to, on) = next(chain for chain in chains if "lab" in ids(chain))
    assert (to.start.label, to.end.label) == (
        "The Hong Kong Polytechnic University",
        "PolyU–OPPO laboratory",
    )
    founded, plan = to.claims  # the other plan is of a predicate that was not asked for
    assert (plan.subject.id, plan.predicate.id, plan.modality) == ("polyu", "supports", "planned")
    assert (founded.subject.id, founded.predicate.label, founded.object.id) == ("lab", "founder", "polyu")
    assert (founded.begin, founded.modality, founded.locator) == ("2022", "actual", "p6:0-20")
    assert (founded.source, founded.publisher, founded.grade) == ("paper", "報紙", "B")
    assert founded.published
    assert founded.url.startswith("http")
    assert [(item.subject.id, item.predicate.id) for item in on.claims] == [
        ("lab", "founder"),
        ("oppo", "supports"),
    ]


def test_a_plan_connects_only_when_asked_for(data: Path) -> None:
    graph = add(data, "polyu supports plant planned")
    assert find_paths(graph.store, "polyu", "plant", only=["supports"]) == ()
    (chain,) = find_paths(graph.store, "polyu", "plant", only=["supports"], plans=True)
    assert chain[0].planned
    assert [item.modality for item in chain[0].claims] == ["planned"]
    assert all(
        not step.planned for step in find_paths(graph.store, "polyu", "plant", without=["supports"])[0]
    )


def test_as_of_a_day(small: Graph) -> None:
    chains = find_paths(small.store, "polyu", "oppo", as_of="2023-01-01")
    assert [ids(chain) for chain in chains] == [["polyu", "lab", "oppo"]]
    assert find_paths(small.store, "polyu", "oppo", as_of="2001-01-01") == ()


def test_concepts_do_not_connect_unless_named(data: Path) -> None:
    graph = add(data, "plant field ai-imaging", "lab about ai-imaging")
    assert all(
        "ai-imaging" not in ids(chain) for chain in find_paths(graph.store, "plant", "centre", number=9)
    )
    (chain,) = find_paths(graph.store, "plant", "centre", only=["field"])
    assert ids(chain) == ["plant", "ai-imaging", "centre"]
    (chain, *_) = find_paths(graph.store, "polyu", "ai-imaging")  # a concept may be an end
    assert ids(chain) == ["polyu", "lab", "ai-imaging"]


def test_what_is_excluded_does_not_connect(small: Graph) -> None:
    assert ids(find_paths(small.store, "polyu", "oppo", without=["founder"])[0]) == ["polyu", "deal", "oppo"]
    assert find_paths(small.store, "polyu", "oppo", only=["party"], without=["party"]) == ()


def test_labels_in_the_language_of_the_reader(small: Graph) -> None:
    (chain, *_) = find_paths(small.store, "polyu", "oppo", language="zh-Hans")
    assert chain[0].start.label == "香港理工大学"


def test_what_cannot_be_asked(small: Graph) -> None:
    with pytest.raises(DataError, match="both ends are oppo"):
        find_paths(small.store, "oppo", "oppo")
    with pytest.raises(NotFoundError, match="nosuch"):
        find_paths(small.store, "oppo", "nosuch")
    with pytest.raises(DataError, match="did you mean 'founder'"):
        find_paths(small.store, "oppo", "polyu", only=["foundr"])
    with pytest.raises(DataError, match="use about, establishes"):
        find_paths(small.store, "oppo", "polyu", without=["xyz"])
