"""Large answers come in pieces, early and without being held; what breaks off can be told from what is whole."""

import json
import os
import time
from collections import deque

import pytest
import urllib3

from kg.errors import KgError
from kg.store.remote import Remote
from tests.server.conftest import Service, serving
from tests.server.test_limits import ASK, children, resident

EVERYTHING = "SELECT * { ?s ?p ?o }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON = "application/sparql-results+json"


def test_a_large_answer_is_whole(service: Service) -> None:
    counted = json.loads(service.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", JSON).data)
    rows = int(counted["results"]["bindings"][0]["n"]["value"])
    done = service.query(EVERYTHING, JSON)
    assert (done.status, done.headers["Transfer-Encoding"]) == (200, "chunked")
    found = json.loads(done.data)["results"]["bindings"]
    assert len(found) == rows
    assert service.query(EVERYTHING, "text/csv").data.count(b"\r\n") == rows + 1
    triples = service.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples")
    assert triples.data.count(b" .\n") == len({json.dumps(row, sort_keys=True) for row in found})


def test_a_small_answer_has_a_length(service: Service) -> None:
    done = service.query(ASK, JSON)
    assert int(done.headers["Content-Length"]) == len(done.data)


@pytest.mark.parametrize("accept", [JSON, "text/csv", "application/sparql-results+xml"])
def test_the_first_rows_come_early_and_nothing_is_held(accept: str) -> None:
    with serving("--timeout", "60", "--workers", "1") as service:
        service.query(ASK)
        worker = children(service)[0]
        answer = service.request(
            "GET", "/sparql", fields={"query": ENDLESS}, headers={"Accept": accept}, preload_content=False
        )
        assert answer.status == 200
        assert answer.read(1000)
        before = [resident(worker), resident(service.process.pid)]  # with the join of the query
        for _ in range(40):
            assert len(answer.read(1_000_000)) == 1_000_000
        after = [resident(worker), resident(service.process.pid)]
        page = os.sysconf("SC_PAGE_SIZE")
        assert all((now - then) * page < 40_000_000 for then, now in zip(before, after, strict=True)), [
            before,
            after,
        ]
        answer.close()  # who goes away stops the work
        assert service.query(ASK).status == 200


def test_an_answer_without_end_is_broken_off() -> None:
    with serving("--timeout", "2", "--workers", "1") as service:
        service.query(ASK)
        answer = service.request("GET", "/sparql", fields={"query": ENDLESS}, preload_content=False)
        assert answer.status == 200
        with pytest.raises(urllib3.exceptions.ProtocolError):
            deque(answer.stream(1_000_000), maxlen=0)
        assert service.query(ASK).status == 200
        assert any("broken off" in line for line in service.said)
        assert not any("Traceback" in line for line in service.said)
        with pytest.raises(KgError, match="does not answer"):
            Remote(service.address + "/sparql").query(ENDLESS)


def test_who_does_not_read_on_holds_a_worker_no_longer_than_allowed() -> None:
    with serving("--timeout", "2", "--workers", "1") as service:
        service.query(ASK)
        answer = service.request("GET", "/sparql", fields={"query": ENDLESS}, preload_content=False)
        answer.read(1000)
        time.sleep(2.5)
        assert service.query(ASK).status == 200
        answer.close()
