"""What can go wrong with a service, against servers on loopback that do just that."""

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.errors import KgError
from kg.store.remote import Remote
from tests.cli.test_query import kg

JSON = "application/sparql-results+json"
ROWS = json.dumps(
    {"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "x"}}]}}
).encode()
SELECT = "SELECT ?a { ?a ?b ?c }"
Reply = Callable[[BaseHTTPRequestHandler, int], None]


@contextmanager
def server(reply: Reply) -> Iterator[str]:
    """Answer each POST by a function, which is told how many came before."""
    seen = 0

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            nonlocal seen
            self.rfile.read(int(self.headers["Content-Length"]))
            reply(self, seen)
            seen += 1

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/sparql"
        running.shutdown()


def sends(status: int, body: bytes, kind: str = JSON, **headers: str) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, _: int) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = "Content_Length" in headers

    return reply


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (sends(404, b"<html>no</html>", "text/html"), "404"),
        (sends(200, b"<html>welcome</html>", "text/html"), "no SPARQL service, it answers with text/html"),
        (sends(200, b"", ""), "no SPARQL service"),
        (sends(400, b"Parse error: line 1\nhere", "text/plain"), "400 Bad Request: Parse error: line 1 here"),
        (sends(401, b"", "text/plain"), "401"),
        (sends(500, b"\x1b[31mred\x1b[0m" + b"x" * 5000, "text/plain"), "500"),
        (sends(301, b"", Location="https://example.org/sparql"), "moved to https://example.org/sparql"),
        (sends(206, ROWS), "cut the answer"),
        (sends(200, ROWS, X_SPARQL_MaxRows="10000"), "limit of 10000 rows"),
        (sends(200, ROWS[:-9]), "cannot be read"),
        (sends(200, b"[]"), "cannot be read"),
        (sends(200, b""), "cannot be read"),
        (sends(200, ROWS, Content_Length="99999"), "does not answer"),
        (sends(200, b'{"head":{},"boolean":true}'), "yes or no where rows were asked for"),
    ],
)
def test_one_clear_line(reply: Reply, words: str) -> None:
    with server(reply) as address:
        done = kg("query", "-q", SELECT, "--store", address)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert address in done.stderr
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:9/sparql", "does not answer"),
        ("http://nosuch.invalid/sparql", "does not answer"),
        ("http://", "not the address of a service"),
        ("http://[::1/sparql", "not the address of a service"),
        ("http://127.0.0.1:99999/", ""),
        ("https://127.0.0.1:9/", "does not answer"),
    ],
)
def test_addresses_that_lead_nowhere(address: str, words: str) -> None:
    done = kg("query", "-q", SELECT, "--store", address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr


def test_a_busy_service_is_asked_again() -> None:
    begin = time.monotonic()

    def busy_twice(handler: BaseHTTPRequestHandler, before: int) -> None:
        (sends(503, b"busy", "text/plain", Retry_After="1") if before < 2 else sends(200, ROWS))(
            handler, before
        )

    with server(busy_twice) as address:
        (row,) = Remote(address).rows(SELECT)
    assert row["a"].value == "x"
    assert time.monotonic() - begin >= 2


def test_a_service_that_stays_busy() -> None:
    asked = []

    def busy(handler: BaseHTTPRequestHandler, before: int) -> None:
        asked.append(before)
        sends(503, b"later", "text/plain")(handler, before)

    with server(busy) as address, pytest.raises(KgError, match="503 Service Unavailable: later"):
        Remote(address).query(SELECT)
    assert len(asked) == 5


def test_an_answer_without_end_ends_with_the_time_limit() -> None:
    def endless(handler: BaseHTTPRequestHandler, _: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", JSON)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b" " * 1000)
                time.sleep(0.01)
        except OSError:
            handler.close_connection = True

    with server(endless) as address:
        done = kg("query", "-q", SELECT, "--store", address, "--timeout", "1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "longer than 1 s" in done.stderr


def test_what_services_send_otherwise() -> None:
    compressed = sends(200, gzip.compress(ROWS), Content_Encoding="gzip")
    with server(compressed) as address:
        assert len(list(Remote(address).rows(SELECT))) == 1
    xml = (
        b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="a"/></head>'
        b'<results><result><binding name="a"><uri>http://x</uri></binding></result></results></sparql>'
    )
    with server(sends(200, xml, "application/sparql-results+xml; charset=utf-8")) as address:
        assert [row["a"].value for row in Remote(address).rows(SELECT)] == ["http://x"]
    with server(sends(200, b"<http://a> <http://b> <http://c> .", "text/plain")) as address:
        assert len(list(Remote(address).triples("CONSTRUCT WHERE { ?s ?p ?o }"))) == 1
    cut = sends(200, b"<http://a> <http://b>", "application/n-triples")
    with server(cut) as address, pytest.raises(KgError, match="cannot be read"):
        Remote(address).triples("CONSTRUCT WHERE { ?s ?p ?o }")
