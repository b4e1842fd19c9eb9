"""5,000 mangled queries and requests: each gets an answer, none a 500, and the service lives."""

import random
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import urllib3

from kg.errors import QueryError
from kg.paths import ontology_dir
from kg.store.embedded import Embedded
from tests.server.conftest import Service, serving

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((ontology_dir() / "questions").glob("*.rq"))]
PIECES = [
    "{", "}", "(", ")", "\\", '"', "'", '"""', "<", ">", "?", "#", "\x00", "\u202e", "𠮷", "SELECT", "FROM <x>", "UNION",
    "OPTIONAL", "FILTER", "SERVICE <http://127.0.0.1:9/>", "LIMIT 99999999999999999999", "OFFSET -1", "\\u0053ERVICE",
    "BIND(1/0 AS ?x)", "VALUES ?x { UNDEF }", "1e999", "^^xsd:date", "@zh-Hant", "GRAPH ?g", "<http://[::1]:9>", "a" * 5000,
]  # fmt: skip


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """A service with little patience: some of what follows would take for ever."""
    with serving("--timeout", "0.5", "--workers", "4") as running:
        yield running
    assert not [line for line in running.said if "Traceback" in line], "".join(running.said)


def mangled(number: int) -> bytes:
    """One query, made from a good one by a few changes."""
    chance = random.Random(number)  # noqa: S311 - to be repeatable, not secret
    text = chance.choice(SEEDS)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:place] + chance.choice(PIECES) + text[place:]
            case 1:
                text = text[:place] + text[place + chance.randint(1, 40) :]
            case 2:
                text = text[:place] + text[place : place + 60] * chance.randint(2, 30) + text[place:]
            case _:
                other = chance.choice(SEEDS)
                text = text[:place] + other[chance.randrange(len(other)) :]
    raw = text.encode("utf-8", "surrogatepass")
    if number % 5 == 0:
        place = chance.randrange(len(raw) + 1)
        raw = raw[:place] + chance.randbytes(chance.randint(1, 9)) + raw[place:]
    return chance.randbytes(chance.randint(0, 400)) if number % 17 == 0 else raw


def status(service: Service, method: str, path: str, **options: object) -> int:
    """The status of an answer; one that was broken off is like one that was stopped before it began."""
    try:
        return service.request(method, path, **options).status
    except urllib3.exceptions.ProtocolError:
        return 503


class Sent(NamedTuple):
    """A request, and the query that can be read from it, if any."""

    method: str
    path: str
    options: dict[str, object]
    query: str | None


def sent(number: int) -> Sent:
    raw = mangled(number)
    accept = random.Random(number).choice(["*/*", "text/csv", "text/turtle", "x", ";q=", "text/html;q=0.1"])  # noqa: S311
    headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
    if number % 3:
        return Sent("POST", "/sparql", {"body": raw, "headers": headers}, read(raw))
    if number % 2:
        address = "/sparql?query=" + quote(raw[:8000])
        return Sent("GET", address, {"headers": {"Accept": accept}}, read(raw[:8000]))
    form = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
    body = b"query=" + raw.replace(b" ", b"+")
    try:
        fields = parse_qs(body.decode("ascii"), errors="strict")
    except ValueError:
        fields = {}
    return Sent("POST", "/sparql", {"body": body, "headers": form}, fields.get("query", [None])[0])


def read(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def well_formed(query: str | None) -> bool:
    """Ask it of an empty store, where no query takes long."""
    try:
        return query is not None and Embedded.in_memory().query(query) is not None
    except QueryError:
        return False


def outcome(service: Service, one: Sent) -> int:
    """The status of an answer; who is told that all workers are busy asks again, as clients do."""
    for _ in range(600):
        try:
            done = service.request(one.method, one.path, **one.options)
        except urllib3.exceptions.ProtocolError:  # it had begun to answer when it was stopped
            return 503
        if b"busy" not in done.data[:10]:
            return done.status
        assert (done.status, done.headers["Retry-After"]) == (503, "1")
        time.sleep(0.1)
    raise AssertionError("no worker becomes free")


def test_mangled_queries(service: Service) -> None:
    requests = [sent(number) for number in range(4500)]
    with ThreadPoolExecutor(8) as crowd:
        found = list(crowd.map(lambda one: outcome(service, one), requests))
    assert set(found) <= {200, 400, 403, 406, 413, 415, 503}
    assert {200, 400, 503} <= set(found)
    # However slow the machine is, only what the engine can run takes long, and most of it does not.
    runs = [well_formed(one.query) for one in requests]
    stopped = [can for can, answer in zip(runs, found, strict=True) if answer == 503]
    assert all(stopped)
    assert len(stopped) < sum(runs) / 2, "only what was made endless is to be stopped"
    assert service.query("ASK {}").status == 200


@pytest.mark.parametrize("depth", [200, 2_000, 50_000, 200_000])
@pytest.mark.parametrize(
    "link", ["{", "(", "[", "!", "FILTER(", "a/", "{SELECT * ", "OPTIONAL{", "1+", "?x|"]
)
def test_deep_nesting(service: Service, link: str, depth: int) -> None:
    query = "SELECT * { ?s ?p ?o " + link * depth
    done = service.request(
        "POST", "/sparql", body=query, headers={"Content-Type": "application/sparql-query"}
    )
    assert done.status in (400, 413)
    assert service.query("ASK {}").status == 200


def test_large_queries(service: Service) -> None:
    direct = {"Content-Type": "application/sparql-query"}
    for body in (b"ASK {}" + b" " * 10_000_000, b"ASK { VALUES ?x { " + b"1 " * 5_000_000 + b"} }"):
        assert service.request("POST", "/sparql", body=body, headers=direct).status == 413
    everything = {"query": "SELECT * { ?s ?p ?o } LIMIT 18446744073709551615"}
    assert status(service, "GET", "/sparql", fields=everything) in (200, 400, 503)
    assert service.query("SELECT * { ?s ?p ?o } LIMIT 18446744073709551616000").status == 400


def test_mangled_requests(service: Service) -> None:
    """What is hardly HTTP is closed or refused."""
    address = urlsplit(service.address)
    chance = random.Random(7)  # noqa: S311 - to be repeatable, not secret
    lines = [
        b"GET /sparql HTTP/1.1",
        b"POST /sparql HTTP/1.1",
        b"GET /%ff%fe?query=%",
        b"BREW / HTTP/9",
        b"\x16\x03\x01",
    ]
    for _ in range(500):
        head = (
            chance.choice(lines)
            + b"\r\n"
            + chance.choice([b"", b"Host: x\r\n", b"Content-Length: -1\r\n", b"Content-Length: 99\r\n"])
        )
        with socket.create_connection((address.hostname or "", address.port or 0), timeout=5) as client:
            client.sendall(head + chance.randbytes(chance.randint(0, 60)) + b"\r\n\r\n")
            client.shutdown(socket.SHUT_WR)
            said = client.recv(4096)
        assert not said.startswith(b"HTTP/1.1 500")
    assert service.query("ASK {}").status == 200
