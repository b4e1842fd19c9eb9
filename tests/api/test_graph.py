"""The face for programs says the same as the commands, and works with rdflib, pandas and polars."""

import csv
import io
import re
from pathlib import Path

import pytest
from rdflib import RDFS, Graph, URIRef

import kg
from kg.errors import DataError, NotFoundError, QueryError
from kg.results.rows import Rows
from kg.results.triples import Triples
from tests.cli.test_query import kg as command
from tests.conftest import SMALL

POLYU = URIRef("https://w3id.org/gba-kg/id/polyu")


@pytest.fixture(scope="module")
def g() -> kg.KnowledgeGraph:
    return kg.open()


def test_every_kind_of_query(g: kg.KnowledgeGraph) -> None:
    rows = g.query("SELECT ?name { id:polyu rdfs:label ?name } ORDER BY ?name")
    assert isinstance(rows, Rows)
    assert "香港理工大學" in [row["name"].value for row in rows]
    assert g.query("ASK { id:oppo a gba:Company }") is True
    triples = g.query("CONSTRUCT { ?s rdfs:label ?l } WHERE { VALUES ?s { id:polyu } ?s rdfs:label ?l }")
    assert isinstance(triples, Triples)
    assert len(triples) == len(list(triples)) == len(triples.to_rdflib()) >= 3
    assert "id:polyu" in triples.serialize()
    assert "香港理工大學" in triples._repr_html_()
    with pytest.raises(DataError, match="did you mean 'turtle'"):
        triples.serialize("turtel")
    for wrong in ("SELECT", "SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "DROP ALL"):
        with pytest.raises(QueryError):
            g.query(wrong)


def test_the_command_and_the_frame_have_the_same_rows(g: kg.KnowledgeGraph) -> None:
    answer = g.ask("partners-of", org="理大", language="en")
    frame = answer.to_pandas()
    printed = list(
        csv.DictReader(
            io.StringIO(command("ask", "partners-of", "org=理大", "--lang", "en", "--format", "csv").stdout)
        )
    )
    assert list(frame.columns) == list(printed[0])
    assert frame.fillna("").astype(str).to_dict("records") == printed
    assert answer.to_polars().rows() == [tuple(row.values()) for row in answer.records()]
    table = command("ask", "partners-of", "org=理大", "--lang", "en", "--format", "md").stdout
    assert table.count("\n") == len(printed) + 2


def test_questions(g: kg.KnowledgeGraph) -> None:
    assert len(g.questions) >= 25
    same = g.query(g.sparql("partners-of", org="PolyU"))
    assert isinstance(same, Rows)
    assert len(same) == len(g.ask("partners-of", org="polyu"))
    with pytest.raises(NotFoundError, match="did you mean 'partners-of'"):
        g.ask("partner-of")


def test_entities(g: kg.KnowledgeGraph) -> None:
    assert g.entity("香港理工大學") == g.entity("PolyU")
    assert len(g.entity("oppo", as_of="2023").statements) < len(g.entity("oppo").statements)
    assert g.entity("polyu", language="zh-Hans").entity.label == "香港理工大学"
    assert [match.entity for match in g.search("polyu", limit=1)] == ["polyu"]
    with pytest.raises(NotFoundError):
        g.entity("nobody at all")


def test_paths(g: kg.KnowledgeGraph) -> None:
    (chain,) = g.path("理大", "OPPO", number=1, without=["locatedIn"])
    assert {chain[0].start.id, chain[-1].end.id} == {"polyu", "oppo"}
    assert all(item.source for step in chain for item in step.claims)


def test_views(g: kg.KnowledgeGraph, tmp_path: Path) -> None:
    page = g.view("polyu", hops=0)
    assert page.save(tmp_path / "x.html").read_text(encoding="utf-8") == page.html
    assert page.save(tmp_path / "x.png").read_bytes() == page._repr_png_()
    frame = page._repr_html_()
    assert frame.startswith("<iframe srcdoc=")
    assert "<script" not in frame
    assert re.fullmatch(
        r"<a page: The Hong Kong Polytechnic University · 1 entities, 0 relations; .*>", repr(page)
    )
    assert (page._repr_png_() or b"").startswith(b"\x89PNG")
    assert g.view(question="partners-of", org="polyu").html != page.html
    with pytest.raises(DataError, match="either"):
        g.view("polyu", question="partners-of")
    with pytest.raises(DataError, match="either"):
        g.view("polyu", org="polyu")


def test_rdflib_code_works_unchanged(g: kg.KnowledgeGraph) -> None:
    data = g.rdflib
    assert "香港理工大學" in {str(label) for label in data.objects(POLYU, RDFS.label)}
    rows = data.query(
        "SELECT ?l { <https://w3id.org/gba-kg/id/polyu> <http://www.w3.org/2000/01/rdf-schema#label> ?l }"
    )
    assert len(list(rows)) >= 3
    assert any("source/hkcd-2024-11-19" in str(context.identifier) for context in data.graphs())
    assert len(data) > 10_000
    copy = Graph()
    copy += data.triples((POLYU, None, None))
    assert len(copy) >= 8


def test_opening(tmp_path: Path) -> None:
    assert kg.open("memory:", language="zh-Hant").entity("polyu").entity.label == "香港理工大學"
    small = kg.open(str(SMALL))
    assert small.entity("polyu").entity.label == "The Hong Kong Polytechnic University"
    assert len(small.query("SELECT ?c { ?c a gba:Claim }")) < 500  # type: ignore[arg-type]
    with pytest.raises(DataError, match="no such folder"):
        kg.open(str(tmp_path / "nowhere"))
    with pytest.raises(DataError, match="no store"):
        kg.open(str(tmp_path))
    with pytest.raises(AttributeError, match="nosuch"):
        kg.nosuch  # noqa: B018
