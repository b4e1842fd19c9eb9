"""A part of the graph: which claims and entities it keeps, and that the whole stays the whole."""

import pytest

from kg.build.graph import Graph
from kg.build.meta import meta_of
from kg.explorer.collect import collect
from kg.explorer.data import PageData
from kg.explorer.part import Part
from kg.namespaces import claim_iri, entity_iri


def part_of(graph: Graph, *seeds: str, hops: int = 0, as_of: str = "") -> PageData:
    """The page around entities."""
    named = tuple(map(entity_iri, seeds))
    return collect(graph.store, meta_of({}), Part(frozenset(named), hops, as_of, named))


def drawn(page: PageData) -> set[str]:
    return {entity["id"] for entity in page["entities"] if entity["drawn"]}


def said(page: PageData) -> set[tuple[str, str, str]]:
    return {(claim["subject"], claim["predicate"], claim["object"]) for claim in page["claims"]}


def test_the_neighbours_of_an_entity_and_what_links_them(small: Graph) -> None:
    page = part_of(small, "polyu", hops=1)
    assert drawn(page) == {"polyu", "hong-kong", "centre", "deal", "lab", "vp", "oppo"}  # OPPO by rule
    assert ("centre", "successorOf", "lab") in said(page)  # among the neighbours
    assert ("deal", "date", "2024-11-01") in said(page)
    assert not {("oppo", "locatedIn", "dongguan"), ("chao", "holds", "vp")} & said(page)
    assert {item["through"] for item in page["derived"]} == {"centre", "deal", "lab"}
    assert page["part"] == {"seeds": ["polyu"], "marked": ["polyu"]}


def test_only_what_is_used_comes_along(small: Graph) -> None:
    page = part_of(small, "binhaiwan")
    assert [(entity["id"], entity["drawn"]) for entity in page["entities"]] == [
        ("binhaiwan", True),
        ("mu", False),
    ]
    assert page["classes"].keys() == {"Unit", "Zone"}
    assert page["predicates"].keys() == {"area"}
    assert [source["id"] for source in page["sources"]] == ["paper"]
    assert page["part"]["marked"] == []  # nothing else is there to stand out from


def test_a_link_by_rule_brings_its_evidence(small: Graph) -> None:
    page = part_of(small, "polyu", "oppo")
    assert drawn(page) == {"polyu", "oppo"}
    evidence = {name for item in page["derived"] for name in item["evidence"]}
    assert evidence <= {claim["id"] for claim in page["claims"]}
    assert {entity["id"] for entity in page["entities"]} == {"polyu", "oppo", "centre", "deal", "lab"}


def test_concepts_are_reached_but_not_walked_through(small: Graph) -> None:
    around = drawn(part_of(small, "deal", hops=1))
    assert "ai-imaging" in around
    assert drawn(part_of(small, "ai-imaging", hops=1)) == {"ai-imaging", "centre", "deal"}
    assert "in-production" in drawn(part_of(small, "binhaiwan", hops=2))
    assert "plant" in drawn(part_of(small, "in-production", hops=1))


def test_as_of_a_day(small: Graph) -> None:
    page = part_of(small, "polyu", hops=1, as_of="2023-01-01")
    assert drawn(page) == {"polyu", "oppo", "lab", "hong-kong"}
    assert {item["through"] for item in page["derived"]} == {"lab"}
    whole = collect(small.store, meta_of({}), Part(as_of="2023-01-01"))
    places = {"binhaiwan", "dongguan", "hong-kong", "gba"}  # of an older source
    assert drawn(whole) == {"polyu", "oppo", "lab", *places}
    assert {entity["id"] for entity in whole["entities"]} == drawn(whole)
    assert part_of(small, "polyu", hops=1, as_of="1990-01-01")["entities"] == []


def test_a_claim_stands_for_its_ends(small: Graph) -> None:
    whole = collect(small.store, meta_of({}))
    claim = next(item for item in whole["claims"] if item["predicate"] == "postIn")
    seeds = frozenset({claim_iri(claim["id"]), "https://example.org/other", claim_iri("none")})
    assert drawn(collect(small.store, meta_of({}), Part(seeds))) == {"vp", "polyu"}
    rule = frozenset({claim_iri(whole["derived"][0]["id"])})
    assert drawn(collect(small.store, meta_of({}), Part(rule))) == {"polyu", "oppo"}


def test_the_whole_holds_every_part(small: Graph) -> None:
    whole = collect(small.store, meta_of({}))
    assert "part" not in whole
    everything = part_of(small, *(entity["id"] for entity in whole["entities"]))
    assert said(everything) == said(whole)
    assert everything["derived"] == whole["derived"]


@pytest.mark.parametrize("hops", [1, 2, 1_000_000])
def test_hops_end_where_the_graph_ends(small: Graph, hops: int) -> None:
    assert drawn(part_of(small, "polyu", hops=hops)) >= drawn(part_of(small, "polyu", hops=hops - 1))
