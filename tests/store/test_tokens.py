"""The words of a query: its form, its prefixes, the graphs that it names."""

import pytest

from kg.errors import QueryError
from kg.store.tokens import declared, form, graphs_of, tokens, with_prefixes

QUERIES = [
    "SELECT ?from { ?from gba:from ?x }",
    'ASK { ?s ?p "FROM <http://x/>" } # FROM <http://x/>',
    'PREFIX : <http://a/> SELECT (COUNT(*) AS ?n) FROM :g FROM NAMED <http://b/> WHERE { ?a <?b) . ?c :x\\\'y "é"@zh-Hant }',
    "",
    "'unterminated",
    "𠮷 ¿ \x00",
]


@pytest.mark.parametrize("query", QUERIES)
def test_nothing_is_lost(query: str) -> None:
    assert "".join(text for _, text in tokens(query)) == query


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("select * {}", "SELECT"),
        ("# select\nPREFIX select: <http://select/>\nASK {}", "ASK"),
        ("DESCRIBE <http://ask/>", "DESCRIBE"),
        ("DROP ALL", ""),
    ],
)
def test_form(query: str, expected: str) -> None:
    assert form(query) == expected


def test_graphs() -> None:
    assert graphs_of(QUERIES[0]) == graphs_of(QUERIES[1]) == ()
    assert [graph.value for graph in graphs_of(QUERIES[2])] == ["http://a/g", "http://b/"]
    (known,) = graphs_of("SELECT * FROM source:editors { ?s ?p ?o }")
    assert known.value == "https://w3id.org/gba-kg/source/editors"
    for relative in ("SELECT * FROM <g> {}", "SELECT * FROM NAMED nosuch:g {}"):
        with pytest.raises(QueryError, match="whole IRI"):
            graphs_of(relative)


def test_prefixes_are_declared_where_they_are_needed() -> None:
    query = "PREFIX id: <http://other/>\nASK { id:a rdfs:label 'skos:x' }"
    assert declared(query) == {"id": "http://other/"}
    whole = with_prefixes(query)
    assert whole == "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " + query
    assert with_prefixes(whole) == whole
