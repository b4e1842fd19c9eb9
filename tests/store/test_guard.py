"""No query leaves the store, however it is written."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph
import pytest

from kg.errors import QueryError
from kg.store.guard import DEEPEST, MOST_OPERATORS, refuse_service, refuse_tangle

HARMLESS = [
    "SELECT * {?service ?p ?o}",
    'SELECT ?s {?s rdfs:label "Service"@en}',
    "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> SELECT * {?s a sd:Service}",
    "# service\nASK{}",
    "ASK {?s ?p '''a service's end'''}",
    "ASK {ex:service ?p ?o}",
    "ASK {:service ?p ?o}",
    "ASK {<http://example.org/service#a> ?p ?o}",
    'ASK {?a ?b "x"@service}',
    'ASK {?s ex:web-service "x"}',
    "ASK {VALUES ?s {<http://example.org/o'service> <https://example.org/a_(b)>} ?s ?p 'service'}",
]
HEADS = [
    "", "?s ?p ?o.", "?s ?p true", "?s ?p 5", "?s ?p 1e5", "?s ?p ex:a.", '?s ?p "a"@en.', "?s ?p 'x'",
    "?s ?p _:b.", "{?s ?p ?o}", "?s ?p ?o FILTER(?o<?p)", "?s ?p ?o FILTER(?o<'>')", '?s ?p "\\u0022 .',
    "?s ?p ex:a\\' .", "?s ?p ex:b\\#.", "VALUES ?v {1}", "?s ?p ?o #\n", '?s ?p """a""".', "OPTIONAL{}",
    "FILTER(?a<ex:b)", "FILTER(?a<http:b)", "FILTER(1<ex:b&&'>'='>')",
]  # fmt: skip
TAILS = [
    "SERVICE<EVIL>{?x ?y ?z}",
    "service silent <EVIL>{?x ?y ?z}",
    "SERVICE ev: {?x ?y ?z}",
    "SERVICEev: {?x ?y ?z}",
    "\\u0053ERVICE <EVIL>{?x ?y ?z}",
    "SERVICE#>\nev:{?x ?y ?z}",
    "SERVICE<EVIL>{?x ?y ?z} FILTER('x'='x')",
]


class Listener:
    """A server on loopback that only counts who comes."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}/"
        self.visits = 0
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.visits += 1
            connection.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.socket.close()


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_queries_pass(query: str) -> None:
    refuse_service(query)


def test_the_engine_would_go_out(listener: Listener) -> None:
    before = listener.visits
    run(f"ASK {{ SERVICE <{listener.address}> {{?x ?y ?z}} }}", listener.address)
    assert listener.visits > before


def run(query: str, address: str) -> None:
    store = pyoxigraph.Store()
    node = pyoxigraph.NamedNode("http://example.org/a")
    store.add(pyoxigraph.Quad(node, node, pyoxigraph.Literal("1")))
    with suppress(SyntaxError, OSError, RuntimeError, ValueError):
        bool(store.query(query, prefixes={"ex": "http://example.org/", "ev": address}))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("tail", TAILS)
def test_what_passes_does_not_go_out(listener: Listener, head: str, tail: str) -> None:
    query = "ASK {" + head + tail.replace("EVIL", listener.address) + "}"
    try:
        refuse_service(query)
    except QueryError:
        return
    before = listener.visits
    run(query, listener.address)
    assert listener.visits == before


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{", "}"),
        ("(", ")"),
        ("STR(", ")"),
        ("FILTER EXISTS {", "}"),
        ("{SELECT * {", "}}"),
        ("[<a:a> ", "]"),
    ],
)
def test_deep_nesting_is_refused(one: str, other: str) -> None:
    with pytest.raises(QueryError, match="deep"):
        refuse_tangle("ASK {" + one * 5000 + other * 5000 + "}")
    refuse_tangle("ASK {" + one * (DEEPEST // 2 - 1) + other * (DEEPEST // 2 - 1) + "}")


@pytest.mark.parametrize(
    "link", ["+1", "&&1", "||1", "*1", "/<a:a>", "UNION{}", "OPTIONAL{}", "BIND(1 AS ?x)", "!", "FILTER(1)"]
)
def test_long_chains_are_refused(link: str) -> None:
    with pytest.raises(QueryError, match="operators"):
        refuse_tangle("ASK {FILTER(1" + link * (MOST_OPERATORS + 1) + ")}")


def test_long_lists_and_texts_pass() -> None:
    refuse_tangle("ASK { VALUES ?x { " + "<http://a/b-c+d/e> " * 20_000 + "} }")
    refuse_tangle("ASK { ?s ?p '" + "((((+" * 5000 + "' }")


@pytest.mark.parametrize("link", ["+1", "&&1", "||1"])
def test_what_passes_can_be_read(link: str) -> None:
    query = "ASK {FILTER(1" + link * (MOST_OPERATORS // len(link) - 10) + ")}"
    refuse_tangle(query)
    run(query, "http://127.0.0.1:9/")
