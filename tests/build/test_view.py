"""Views: what a topic is, what its page is called, and what cannot be drawn."""

import pytest

from kg.build.graph import Graph
from kg.build.view import about_entities, about_query, about_question, view
from kg.errors import DataError, EmptyError, NotFoundError, QueryError
from kg.namespaces import entity_iri
from kg.questions.question import read_questions
from kg.search.names import Names
from tests.conftest import ONTOLOGY
from tests.explorer.test_render import block

QUESTIONS = read_questions(ONTOLOGY / "questions")


def ids(html: str) -> set[str]:
    return {node["id"] for node in block(html, "picture-nodes")}


def test_entities(small: Graph) -> None:
    topic = about_entities(small.store, ["polyu", "oppo", "polyu"])
    assert topic.title == {
        "zh-Hant": "香港理工大學、OPPO",
        "zh-Hans": "香港理工大学、OPPO",
        "en": "The Hong Kong Polytechnic University, OPPO",
    }
    assert ids(view(small.store, topic)) >= {"polyu", "oppo", "centre", "dongguan", "hong-kong"}
    html = view(small.store, topic, hops=0, language="zh-Hans", inputs={"data/x.csv": "0" * 64})
    assert ids(html) == {"polyu", "oppo"}
    meta = block(html, "page-data")["meta"]
    assert meta["language"] == "zh-Hans"
    assert len(meta["data_sha256"]) == 64
    assert block(view(small.store, topic), "page-data")["meta"]["data_sha256"] == ""
    many = about_entities(small.store, ["polyu", "oppo", "deal", "lab", "centre"])
    assert many.title["en"].endswith("PolyU–OPPO laboratory …")


def test_the_answer_to_a_question_with_whom_it_is_about(small: Graph) -> None:
    names = Names.of(small.store)
    topic = about_question(small.store, names, QUESTIONS["partners-of"], {"org": "理大"})
    assert topic.title["zh-Hans"].startswith("香港理工大学 · 一个机构")
    assert topic.marked == (entity_iri("polyu"),)
    assert ids(view(small.store, topic)) == {"polyu", "oppo", "centre", "deal", "lab"}
    dated = about_question(
        small.store, names, QUESTIONS["status-as-of"], {"entity": "plant", "as_of": "2024-11-20"}
    )
    assert dated.title["en"].startswith("Smart manufacturing centre, 2024-11-20 · ")
    nothing = about_question(small.store, names, QUESTIONS["partners-of"], {"org": "plant"})
    with pytest.raises(EmptyError):
        view(small.store, nothing)


def test_the_answer_to_a_query(small: Graph) -> None:
    select = about_query(small.store, "SELECT ?c ?n { ?c a gba:JointCentre ; rdfs:label ?n }")
    assert ids(view(small.store, select)) == {"centre", "lab"}
    assert "polyu" in ids(view(small.store, select, hops=1))
    claims = about_query(small.store, "SELECT ?c { ?c rdf:predicate gba:postIn }")
    assert ids(view(small.store, claims)) == {"vp", "polyu"}
    triples = about_query(small.store, "CONSTRUCT WHERE { ?deal gba:establishes ?centre }")
    assert ids(view(small.store, triples)) == {"deal", "centre"}
    about = about_query(small.store, "DESCRIBE id:vp")
    assert ids(view(small.store, about)) == {"vp", "polyu"}


def test_everything_and_a_day(small: Graph) -> None:
    everything = view(small.store)
    assert {"chao", "plant", "gba"} <= ids(everything)
    assert "part" not in block(everything, "page-data")
    html = view(small.store, as_of="2023-01-01")
    assert {"polyu", "oppo", "lab"} <= ids(html)
    assert ids(html).isdisjoint({"centre", "deal", "plant", "chao"})
    title = block(html, "page-data")["meta"]["title"]
    assert title["zh-Hant"].endswith("（截至2023-01-01）")
    assert title["en"].endswith("(as of 2023-01-01)")


def test_what_cannot_be_drawn(small: Graph) -> None:
    with pytest.raises(NotFoundError, match="nosuch"):
        about_entities(small.store, ["nosuch"])
    with pytest.raises(DataError, match="yes or no"):
        about_query(small.store, "ASK { ?s ?p ?o }")
    with pytest.raises(QueryError):
        about_query(small.store, "SELECT")
    with pytest.raises(EmptyError, match="nothing to draw as of 1990"):
        view(small.store, about_entities(small.store, ["polyu"]), as_of="1990-01-01")
    with pytest.raises(EmptyError, match="nothing to draw"):
        view(small.store, about_query(small.store, "SELECT ?s { ?s gba:nosuch ?o }"))
    with pytest.raises(DataError, match="'pt'"):
        view(small.store, language="pt")
