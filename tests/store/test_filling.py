"""Values in the place of variables mean what the engine's own substitution means."""

import pyoxigraph
import pytest

from kg.build.graph import Graph
from kg.errors import QueryError
from kg.namespaces import XSD, entity_iri
from kg.store.base import Literal, NamedNode
from kg.store.filling import fill

POLYU = NamedNode(entity_iri("polyu"))
DAY = Literal("2024-11-05", datatype=NamedNode(XSD + "date"))
QUERIES = [
    "SELECT ?x ?o { ?x rdfs:label ?o }",
    "SELECT * { ?s rdfs:subject|rdf:subject ?x . FILTER(?x != id:oppo) }",
    "SELECT DISTINCT ?x (COUNT(*) AS ?n) WHERE { ?s rdf:subject ?x } GROUP BY ?x ORDER BY ?x DESC(?n) LIMIT 5",
    "SELECT ?x ?o { ?s ?p ?o { SELECT ?s ?x { ?s rdf:subject ?x } } }",
    "SELECT ?day ?x ?d { ?c rdf:subject ?x ; gba:since ?d MINUS { ?c gba:since ?d FILTER(?d > ?day) } }",
    "SELECT ?x ?d { ?c rdf:subject ?x OPTIONAL { ?c gba:since ?d FILTER(?d > '2000-01-01'^^xsd:date) } } HAVING (?x = ?x)",
    "SELECT ?x ('?x' AS ?text) (STR(?x) AS ?t) { ?s ?p ?x # ?x\n }",
    "CONSTRUCT { ?x rdfs:label ?o } WHERE { ?x rdfs:label ?o }",
    "ASK { ?x a gba:University }",
]


def plain(answer: object) -> object:
    if isinstance(answer, pyoxigraph.QuerySolutions):
        names = [variable.value for variable in answer.variables]
        return sorted(
            sorted((name, str(row[name])) for name in names if name not in ("x", "day")) for row in answer
        )
    return bool(answer) if isinstance(answer, pyoxigraph.QueryBoolean) else sorted(map(str, answer))  # type: ignore[call-overload]


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_as_substitution(small: Graph, query: str) -> None:
    bindings = {"x": POLYU} | ({"day": DAY} if "?day" in query else {})
    filled = fill(query, bindings)
    assert filled != query
    if query.startswith("SELECT") and "HAVING" not in query:
        assert plain(small.store.query(filled)) == plain(small.store.query(query, bindings))
    else:
        assert plain(small.store.query(filled)) is not None


def test_a_selected_variable_stays_a_column(small: Graph) -> None:
    answer = small.store.rows(fill(QUERIES[0], {"x": POLYU}))
    assert {row["x"] for row in answer} == {POLYU}


def test_a_value_never_becomes_syntax(small: Graph) -> None:
    evil = Literal("x\" } DROP ALL # \\ \n '")
    (row,) = small.store.rows(fill("SELECT ?x (STRLEN(?x) AS ?n) {}", {"x": evil}))
    assert row["x"] == evil
    assert "?x" in fill("SELECT ?y { ?s ?p '?x' }", {"x": evil})


@pytest.mark.parametrize(
    "query", ["SELECT (1 AS ?x) {}", "SELECT * { BIND(1 AS ?x) }", "SELECT * { VALUES ?x { 1 } }"]
)
def test_two_values_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="twice"):
        fill(query, {"x": POLYU})
