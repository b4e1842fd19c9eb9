"""The query operations of the W3C SPARQL 1.1 Protocol, section 2.1: a case for each row of its tables."""

import csv
import io
import json
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pyoxigraph
import pytest

from tests.server.conftest import Service

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
SELECT = "SELECT ?l { id:polyu rdfs:label ?l }"
ASK = "ASK { id:polyu a gba:University }"
CONSTRUCT = "CONSTRUCT { ?s rdfs:label ?l } WHERE { VALUES ?s { id:polyu } ?s rdfs:label ?l }"
DESCRIBE = "DESCRIBE id:polyu"
G1, G2 = (f"https://w3id.org/gba-kg/source/{name}" for name in ("hkcd-2024-11-19", "huanqiu-2024-11-04"))
COUNT = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
IN_GRAPHS = "SELECT (COUNT(*) AS ?n) {GRAPH ?g {?s ?p ?o}}"


def number(service: Service, text: str, *graphs: tuple[str, str]) -> int:
    done = service.request("GET", "/sparql?" + urlencode([("query", text), *graphs]))
    assert done.status == 200, done.data
    return int(json.loads(done.data)["results"]["bindings"][0]["n"]["value"])


# --- Section 2.1: the three ways to send a query -----------------------------------------------------------


def test_get(service: Service) -> None:
    done = service.request("GET", "/sparql?query=" + quote(SELECT))
    assert done.status == 200
    assert "香港理工大學" in done.data.decode()


def test_post_form(service: Service) -> None:
    done = service.request("POST", "/sparql", body=urlencode({"query": SELECT}), headers=FORM)
    assert (done.status, "香港理工大學" in done.data.decode()) == (200, True)


def test_post_direct(service: Service) -> None:
    for headers in (DIRECT, {"Content-Type": "application/sparql-query; charset=UTF-8"}):
        done = service.request("POST", "/sparql", body=SELECT.encode(), headers=headers)
        assert (done.status, "香港理工大學" in done.data.decode()) == (200, True)


def test_head_and_options(service: Service) -> None:
    done = service.request("HEAD", "/sparql?query=" + quote(ASK))
    assert (done.status, done.data) == (200, b"")
    asked = {
        "Origin": "http://example.org",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    done = service.request("OPTIONS", "/sparql", headers=asked)
    assert done.status == 200
    assert done.headers["Access-Control-Allow-Origin"] == "*"
    done = service.request("GET", "/sparql?query=" + quote(ASK), headers={"Origin": "http://example.org"})
    assert done.headers["Access-Control-Allow-Origin"] == "*"


# --- Section 2.1.4: the graphs of a query ------------------------------------------------------------------


def test_graphs_of_the_request(service: Service) -> None:
    one = number(service, COUNT, ("default-graph-uri", G1))
    other = number(service, COUNT, ("default-graph-uri", G2))
    assert number(service, COUNT, ("default-graph-uri", G1), ("default-graph-uri", G2)) == one + other
    assert number(service, IN_GRAPHS, ("named-graph-uri", G1)) == one
    assert number(service, COUNT, ("named-graph-uri", G1)) == 0
    assert number(service, IN_GRAPHS, ("default-graph-uri", G1)) == 0
    assert number(service, IN_GRAPHS, ("default-graph-uri", G1), ("named-graph-uri", G2)) == other
    assert number(service, COUNT) > one + other


def test_graphs_of_the_request_win_over_those_of_the_query(service: Service) -> None:
    assert number(
        service, f"SELECT (COUNT(*) AS ?n) FROM <{G2}> {{?s ?p ?o}}", ("default-graph-uri", G1)
    ) == number(service, f"SELECT (COUNT(*) AS ?n) FROM <{G1}> {{?s ?p ?o}}")


def test_graphs_with_every_way_of_sending(service: Service) -> None:
    graph = {"default-graph-uri": G1}
    by_form = service.request("POST", "/sparql", body=urlencode({"query": COUNT, **graph}), headers=FORM)
    direct = service.request("POST", "/sparql?" + urlencode(graph), body=COUNT, headers=DIRECT)
    assert by_form.data == direct.data
    assert number(service, COUNT, ("default-graph-uri", G1)) == int(
        json.loads(direct.data)["results"]["bindings"][0]["n"]["value"]
    )


@pytest.mark.parametrize("graph", ["http://127.0.0.1:9/nosuch", "not an iri", "", "file:///etc/passwd"])
def test_graphs_outside_are_refused(service: Service, graph: str) -> None:
    for name in ("default-graph-uri", "named-graph-uri"):
        done = service.request("GET", "/sparql?" + urlencode({"query": COUNT, name: graph}))
        assert done.status == 400
    done = service.query("SELECT * FROM <http://127.0.0.1:9/nosuch> { ?s ?p ?o }")
    assert done.status == 400
    assert b"there is no graph" in done.data


# --- Section 2.1.5: formats of answers ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (
            SELECT,
            "text/csv;q=0.5, application/sparql-results+xml;q=0.9, */*;q=0.1",
            "application/sparql-results+xml",
        ),
        (SELECT, "text/turtle, */*;q=0.1", "application/sparql-results+json"),
        (SELECT, "text/*", "text/csv"),
        (SELECT, "application/json;q=0, application/*", "application/sparql-results+json"),
        (ASK, "*/*", "application/sparql-results+json"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "*/*", "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "text/turtle;q=0.3, application/rdf+xml;q=0.8", "application/rdf+xml"),
        (DESCRIBE, "text/turtle", "text/turtle"),
    ],
)
def test_content_negotiation(service: Service, query: str, accept: str, media_type: str) -> None:
    done = service.query(query, accept)
    assert done.status == 200, done.data
    assert done.headers["Content-Type"].partition(";")[0] == media_type
    assert "accept" in done.headers["Vary"].lower()
    assert done.data


def test_what_is_sent_is_what_it_says(service: Service) -> None:
    assert json.loads(service.query(ASK).data)["boolean"] is True
    assert ET.fromstring(service.query(SELECT, "application/sparql-results+xml").data).tag.endswith("sparql")  # noqa: S314
    assert next(csv.reader(io.StringIO(service.query(SELECT, "text/csv").data.decode()))) == ["l"]
    quads = list(
        pyoxigraph.parse(service.query(CONSTRUCT, "application/rdf+xml").data, pyoxigraph.RdfFormat.RDF_XML)
    )
    assert len(quads) >= 3
    assert service.query(SELECT, format="csv").data == service.query(SELECT, "text/csv").data
    assert service.query(SELECT, format="md").data.startswith(b"| l |")


@pytest.mark.parametrize(
    ("query", "accept"), [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv")]
)
def test_not_acceptable(service: Service, query: str, accept: str) -> None:
    done = service.query(query, accept)
    assert done.status == 406
    assert b"can be had as" in done.data


def test_broken_accept_and_format(service: Service) -> None:
    for accept in ("nonsense", "a/b/c", ";;;", "text/csv;q=x"):
        assert service.query(SELECT, accept).status in (200, 400, 406)
    done = service.query(SELECT, format="jsn")
    assert (done.status, b"did you mean 'json'" in done.data) == (400, True)


# --- Section 2.1.6: what a client can do wrong -------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("PUT", "/sparql?query=ASK%20%7B%7D", None, {}, 405),
        ("DELETE", "/sparql?query=ASK%20%7B%7D", None, {}, 405),
        ("PATCH", "/sparql", "ASK {}", DIRECT, 405),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, {}, 400),
        ("POST", "/sparql", "query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", FORM, 400),
        ("POST", "/sparql?query=ASK%20%7B%7D", "ASK {}", DIRECT, 400),
        ("GET", "/sparql?query=", None, {}, 400),
        ("POST", "/sparql", "", FORM, 400),
        ("POST", "/sparql", "", DIRECT, 400),
        ("POST", "/sparql", "ASK {}", {"Content-Type": "text/plain"}, 415),
        ("POST", "/sparql", "query=ASK%20%7B%7D", {"Content-Type": "application/json"}, 415),
        ("POST", "/sparql", "query=ASK%20%7B%7D", {}, 415),
        ("POST", "/sparql", "ASK {}", {"Content-Type": "application/sparql-query; charset=utf-16"}, 415),
        ("POST", "/sparql", "ASK { ?s ?p 'é' }".encode("latin-1"), DIRECT, 400),
        ("POST", "/sparql", "ASK {}".encode("utf-16"), DIRECT, 400),
        ("GET", "/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%27%E9%27%20%7D", None, {}, 400),
        ("POST", "/sparql", "query=ASK%20%7B%7D%FF", FORM, 400),
        ("GET", "/sparql?query=SELECT", None, {}, 400),
        ("POST", "/sparql", "SELECT * { ?s ?p }", DIRECT, 400),
        ("POST", "/sparql", "DROP ALL", {"Content-Type": "application/sparql-update"}, 403),
        ("POST", "/sparql", "update=DROP%20ALL", FORM, 403),
        ("GET", "/sparql?update=DROP%20ALL", None, {}, 403),
        ("GET", "/sparql?query=DROP%20ALL", None, {}, 400),
        ("POST", "/sparql", "LOAD <http://127.0.0.1:9/>", DIRECT, 400),
        ("POST", "/sparql", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", DIRECT, 400),
        ("POST", "/sparql", "ASK { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }", DIRECT, 400),
        ("GET", "/nosuch", None, {}, 404),
    ],
)
def test_refusals(
    service: Service, method: str, path: str, body: str | bytes | None, headers: dict[str, str], status: int
) -> None:
    done = service.request(method, path, body=body, headers=headers)
    assert done.status == status, done.data
    assert b"Traceback" not in done.data
    assert method == "HEAD" or done.data
