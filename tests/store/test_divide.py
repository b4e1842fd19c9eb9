"""Answers in parts: the same rows as at once, none lost and none doubled, from an engine behind a limit."""

import json
from collections import Counter
from urllib.parse import parse_qs

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryResultsFormat
from pyoxigraph import Store as Oxigraph

from kg.errors import KgError
from kg.store.divide import Divisible
from kg.store.remote import Remote
from tests.cli.test_query import kg
from tests.store.loopback import JSON, Answer, Behaviour, Request, server

EX = "https://example.org/"
ENGINE = Oxigraph()
ENGINE.extend(
    Quad(
        NamedNode(f"{EX}{number}"),
        NamedNode(f"{EX}{'even' if number % 2 == 0 else 'odd'}"),
        Literal(f'理 "{number % 50}" \\ }} #', language="zh-hant") if number % 3 else Literal(number % 50),
        NamedNode(f"{EX}graph/{number % 4}"),
    )
    for number in range(1_000)
)


def capped(most: int, *, honest: bool = True, late: bool = False, engine: Oxigraph = ENGINE) -> Behaviour:
    """A service that gives so many rows at most, and says so or not."""

    def behaviour(request: Request) -> Answer:
        (query,) = parse_qs(request.body.decode())["query"]
        found = engine.query(query, use_default_graph_as_union=True)
        whole = json.loads(found.serialize(format=QueryResultsFormat.JSON))
        rows = whole["results"]["bindings"]
        said = {"X-SQL-State": "S1TAT"} if late else {"X-SPARQL-MaxRows": str(most)} if honest else {}
        cut = said if len(rows) > most else {}
        del rows[most:]
        return 200, json.dumps(whole).encode(), {**JSON, **cut}

    return behaviour


def at_once(query: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in ENGINE.query(query, use_default_graph_as_union=True)]


SAME = [
    "SELECT ?s ?o { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o OPTIONAL { ?s <https://example.org/even> ?e } }",
    f"PREFIX ex: <{EX}> SELECT ?o {{ ?s ex:even ?o }} # no end of line",
    "SELECT DISTINCT ?s ?g { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?s (STRLEN(STR(?s)) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(?o) > 0)",
    "SELECT ?s ?p { ?s ?p ?o } VALUES ?p { <https://example.org/odd> }",
]


@pytest.mark.parametrize("query", SAME)
def test_the_same_rows(query: str) -> None:
    with server(capped(70)) as seen:
        rows = [tuple(map(str, row)) for row in Remote(seen.address).rows(query)]
    assert Counter(rows) == Counter(at_once(query))
    assert len(seen) > 5


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s ?o { ?s ?p ?o } ORDER BY DESC(?o) STR(?s)",
        f"PREFIX ex: <{EX}> SELECT ?s ?e {{ ?s ?p ?o OPTIONAL {{ ?s ex:even ?e }} }} ORDER BY ?e DESC(?s) # last",
    ],
)
def test_the_same_order(query: str) -> None:
    with server(capped(70)) as seen:
        assert [tuple(map(str, row)) for row in Remote(seen.address).rows(query)] == at_once(query)


def test_rows_come_part_by_part() -> None:
    with server(capped(70)) as seen:
        rows = iter(Remote(seen.address).rows("SELECT ?s ?o { ?s ?p ?o }"))
        next(rows)
        early = len(seen)
        assert sum(1 for _ in rows) == 999
    assert early < 6 < len(seen)


def test_equal_rows_that_are_too_many_are_refused() -> None:
    with server(capped(70)) as seen, pytest.raises(KgError, match="cut the answer at its limit of 70 rows"):
        list(Remote(seen.address).rows("SELECT ?p { ?s ?p ?o }"))


def test_a_service_that_cuts_without_a_word() -> None:
    triples = "SELECT ?s ?t { ?s ?p ?o . ?t ?q ?o FILTER(?s != ?t) }"
    assert len(at_once(triples)) > 5_000
    with server(capped(1_000, honest=False)) as seen:
        rows = [tuple(map(str, row)) for row in Remote(seen.address).rows(triples)]
    assert Counter(rows) == Counter(at_once(triples))


def test_a_service_that_gives_a_round_number() -> None:
    with server(capped(1_000)) as seen:
        assert len(list(Remote(seen.address).rows("SELECT ?s { ?s ?p ?o }"))) == 1_000
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT ?s { ?s ?p ?o } LIMIT 500", "limit of 70 rows"),
        ("SELECT ?s (RAND() AS ?r) { ?s ?p ?o }", "limit of 70 rows"),
        ("SELECT ?s { { SELECT ?s { ?s ?p ?o } OFFSET 3 } }", "limit of 70 rows"),
        ("SELECT ?s { ?s ?p ?o } ORDER BY ?o", "select what ORDER BY names"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?s ORDER BY COUNT(?s)", "limit of 70 rows"),
    ],
)
def test_what_could_change_its_meaning_is_refused(query: str, words: str) -> None:
    with server(capped(70)) as seen:
        done = kg("query", "-q", query, "--store", seen.address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr


def test_an_answer_cut_for_want_of_time_is_refused() -> None:
    with server(capped(70, late=True)) as seen, pytest.raises(KgError, match="has cut the answer"):
        Remote(seen.address).rows("SELECT ?s { ?s ?p ?o }")
    assert len(seen) == 1


def test_a_change_in_the_midst_is_seen() -> None:
    calm = capped(70)

    def loses(request: Request) -> Answer:
        if request.before == 5:
            return 200, b'{"head":{"vars":["s","o"]},"results":{"bindings":[]}}', JSON
        return calm(request)

    with server(loses) as seen, pytest.raises(KgError, match="may have changed"):
        list(Remote(seen.address).rows("SELECT ?s ?o { ?s ?p ?o }"))


def test_blank_nodes_are_refused() -> None:
    query = "SELECT (BNODE() AS ?b) ?s { ?s ?p ?o }"
    with server(capped(70)) as seen:
        assert Divisible.of(query) is None
        with pytest.raises(KgError, match="limit of 70 rows"):
            Remote(seen.address).rows(query)
    nameless = Oxigraph()
    nameless.extend(Quad(BlankNode(), NamedNode(EX), Literal(number)) for number in range(100))
    with server(capped(70, engine=nameless)) as seen, pytest.raises(KgError, match="blank nodes"):
        list(Remote(seen.address).rows("SELECT ?s ?o { ?s ?p ?o }"))


def test_every_quad() -> None:
    with server(capped(70)) as seen:
        assert set(Remote(seen.address).quads()) == set(ENGINE)


def test_what_stands_in_no_named_graph_is_given_once() -> None:
    one, two = (Quad(NamedNode(EX), NamedNode(EX), Literal(number)) for number in (1, 2))
    named = Quad(*one.triple, NamedNode(f"{EX}graph"))
    engine = Oxigraph()
    engine.extend([one, two, named])
    with server(capped(70, engine=engine)) as seen:
        assert sorted(map(str, Remote(seen.address).quads())) == sorted(map(str, [two, named]))


def test_words_in_texts_and_names_are_no_keywords() -> None:
    query = Divisible.of('SELECT ?limit { ?limit <http://a/LIMIT> "FROM RAND()" } # OFFSET')
    assert query is not None
    assert query.order == ""
