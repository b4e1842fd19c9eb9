"""Projections: what links whom, on which day, with which evidence."""

from pathlib import Path

import networkx as nx
import pytest

import kg
from kg.build.graph import Graph
from kg.errors import DataError
from kg.namespaces import local_name
from kg.network.projections.bipartite import bipartite
from kg.network.projections.claims import claims
from kg.network.projections.cooperation import cooperation
from kg.network.projections.link import Wanted
from kg.network.projections.places import places
from kg.network.projections.project import KINDS, project
from kg.network.simple import simple
from kg.store.base import Store
from tests.network.test_paths import add


@pytest.fixture(scope="module")
def g() -> kg.KnowledgeGraph:
    return kg.open()


@pytest.fixture(scope="module")
def built() -> kg.KnowledgeGraph:
    return kg.open("memory:")  # by the rules of now


def test_each_claim_is_an_edge(small: Graph) -> None:
    graph = claims(small.store)
    ((key, data),) = graph["lab"]["oppo"].items()
    assert data == {
        "predicate": "founder",
        "modality": "actual",
        "since": "2022-12-31",
        "until": "",
        "source": "paper",
        "claims": (key,),
    }
    assert graph.nodes["polyu"] == {
        "id": "polyu",
        "label": "The Hong Kong Polytechnic University",
        "cls": "University",
        "jurisdiction": "hong-kong",
        "jurisdictions": ("hong-kong",),
        "field": "",
        "fields": (),
    }
    assert graph.nodes["deal"]["fields"] == ("ai-imaging",)
    assert not graph.has_edge("plant", "in-production")
    assert claims(small.store, Wanted(plans=True)).has_edge("plant", "in-production")
    assert claims(small.store, language="zh-Hant").nodes["polyu"]["label"] == "香港理工大學"


def test_cooperation_through_all_that_two_share(small: Graph) -> None:
    graph = cooperation(small.store)
    assert {data["through"] for data in graph["oppo"]["polyu"].values()} == {"lab", "centre", "deal"}
    assert dict(graph["oppo"]["polyu"]) == dict(graph["polyu"]["oppo"])
    assert all(len(data["claims"]) == 2 for *_, data in graph.edges(data=True))
    assert simple(graph)["oppo"]["polyu"]["weight"] == 3
    then = cooperation(small.store, Wanted(as_of="2023-01-01"))
    assert [data["through"] for data in then["oppo"]["polyu"].values()] == ["lab"]
    assert len(cooperation(small.store, Wanted(as_of="2001-01-01"))) == 0


def test_plans_make_plans(data: Path) -> None:
    store = add(data, "deal party chao planned").store
    assert "chao" not in cooperation(store)
    graph = cooperation(store, Wanted(plans=True))
    assert [edge["modality"] for edge in graph["chao"]["polyu"].values()] == ["planned"]
    assert {edge["modality"] for edge in graph["oppo"]["polyu"].values()} == {"actual"}


def test_a_field_keeps_what_works_in_it(small: Graph) -> None:
    graph = cooperation(small.store, Wanted(field="ai-imaging"))
    assert {data["through"] for data in graph["oppo"]["polyu"].values()} == {"centre", "deal"}
    with pytest.raises(DataError, match="nothing works in 'polyu'"):
        cooperation(small.store, Wanted(field="polyu"))


def test_two_sides(small: Graph) -> None:
    graph = bipartite(small.store)
    sides = nx.get_node_attributes(graph, "bipartite")
    assert sides == {"oppo": 0, "polyu": 0, "lab": 1, "centre": 1, "deal": 1}
    assert nx.is_bipartite(graph)


def test_one_that_is_on_both_sides_stands_twice(data: Path) -> None:
    graph = bipartite(add(data, "centre operator lab").store)
    assert graph.nodes["lab"]["bipartite"] == 0
    assert graph.nodes["lab*"]["bipartite"] == 1
    assert graph.nodes["lab*"]["id"] == "lab"
    assert graph.nodes["lab*"]["label"] == graph.nodes["lab"]["label"]
    assert nx.is_bipartite(graph)


def test_places(small: Graph) -> None:
    graph = places(small.store)
    assert graph["dongguan"]["hong-kong"]["weight"] == 3
    assert graph["dongguan"]["hong-kong"]["through"] == ("centre", "deal", "lab")
    assert graph["dongguan"]["hong-kong"]["since"] == "2022-12-31"
    assert places(small.store, Wanted(as_of="2023-01-01"))["dongguan"]["hong-kong"]["weight"] == 1


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_changes_a_projection(small: Graph, kind: str) -> None:
    graph = project(small.store, kind)
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        graph.add_edge("a", "b")
    graph.copy().add_edge("a", "b")


def test_an_unknown_kind(small: Graph) -> None:
    with pytest.raises(DataError, match="did you mean 'cooperation'"):
        project(small.store, "coperation")


def test_cooperation_has_what_the_rule_derives(g: kg.KnowledgeGraph) -> None:
    rows = g.query(
        "SELECT ?c ?a ?b { ?c a gba:DerivedClaim ; rdf:predicate gba:cooperatesWith ; rdf:subject ?a ; rdf:object ?b }"
    )
    derived = {tuple(row[name].value.rpartition("/")[2] for name in "abc") for row in rows}  # type: ignore[union-attr]
    graph = g.network()
    assert isinstance(graph, nx.MultiDiGraph)
    through = {edge[:3] for edge in graph.edges(keys=True, data="through") if edge[3] and edge[0] < edge[1]}
    assert through == derived
    stated = g.query(
        "SELECT ?c { ?c a gba:Claim ; rdf:predicate gba:cooperatesWith ; gba:modality gba:actual }"
    )
    assert len({key for *_, key, joint in graph.edges(keys=True, data="through") if not joint}) == len(stated)  # type: ignore[arg-type]


def test_places_say_what_the_question_says(built: kg.KnowledgeGraph) -> None:
    asked = {
        tuple(row[name].value.rpartition("/")[2] for name in ("one", "other")): (
            int(row["cooperations"].value),
            row["since"].value,
        )
        for row in built.ask("cross-boundary-pairs")
    }
    graph = built.network("places")
    assert len(asked) > 30
    assert asked == {
        tuple(sorted((one, other))): (data["weight"], data["since"])
        for one, other, data in graph.edges(data=True)
    }


def spans(store: Store) -> set[str]:
    """What the rules say that the centre spans."""
    return {local_name(row["city"].value) for row in store.rows("SELECT ?city { id:centre gba:spans ?city }")}


def test_a_site_in_a_city_does_not_count_for_the_province(data: Path) -> None:
    (data / "entities" / "province.csv").write_text(
        "id,label_zh_hant,label_zh_hans,label_en,label_pt,aliases,description_en,homepage,same_as,lat,lon,descriptive\n"
        "guangdong,廣東,广东,Guangdong,,,,,,,,\n",
        encoding="utf-8",
    )
    graph = places(add(data, "dongguan locatedIn guangdong", "centre locatedIn guangdong").store)
    assert not graph.has_edge("guangdong", "dongguan")
    assert graph["hong-kong"]["guangdong"]["through"] == ("centre",)  # no city is named
    assert spans(store := add(data, "centre locatedIn dongguan").store) == {"dongguan", "hong-kong"}
    assert not places(store).has_edge("hong-kong", "guangdong")
    assert "guangdong" in spans(store := add(data, "centre operator guangdong").store)
    assert places(store)["hong-kong"]["guangdong"]["through"] == ("centre",)  # it takes part itself


def test_a_network_by_names(g: kg.KnowledgeGraph) -> None:
    graph = g.network("cooperation", as_of="2024-11-19", field="人工智能", language="zh-Hant")
    assert 0 < len(graph) < len(g.network("cooperation"))
    assert graph.graph["field"] == "artificial-intelligence"
