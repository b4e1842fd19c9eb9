"""What one request may cost, and that the service lives on after each."""

import concurrent.futures
import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.server.conftest import Service, serving

ENDLESS = [
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a",
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) > 50000) }",
    "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = <http://nowhere/>) }",
]
ASK = "ASK { id:polyu a gba:University }"


def children(service: Service) -> list[int]:
    found = Path(f"/proc/{service.process.pid}/task/{service.process.pid}/children").read_text(
        encoding="ascii"
    )
    return [int(child) for child in found.split()]


def cpu(process: int) -> int:
    """Ticks of processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def resident(process: int) -> int:
    return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])


def test_endless_queries_are_stopped_and_the_service_lives() -> None:
    with serving("--timeout", "3") as service, concurrent.futures.ThreadPoolExecutor(12) as crowd:
        service.query(ASK)
        endless = [crowd.submit(service.query, ENDLESS[turn % len(ENDLESS)]) for turn in range(10)]
        time.sleep(0.5)
        assert service.request("GET", "/healthz").status == 200
        assert not all(task.done() for task in endless), "it answers no one else meanwhile"
        answers = [task.result() for task in endless]
        assert {answer.status for answer in answers} == {503}
        reasons = (b"longer than 3 s", b"busy", b"of memory")
        assert all(any(reason in answer.data for reason in reasons) for answer in answers)
        assert service.query(ASK).status == 200
        # Nothing goes on in the background.
        time.sleep(1)
        before = {child: cpu(child) for child in children(service)}
        time.sleep(1)
        assert all(cpu(child) - ticks < 20 for child, ticks in before.items())


def test_who_goes_away_stops_the_work() -> None:
    with serving("--timeout", "60", "--workers", "2") as service:
        service.query(ASK)
        workers = set(children(service))
        with pytest.raises(Exception, match=r"timed out|Timeout"):
            service.request("GET", "/sparql", fields={"query": ENDLESS[1]}, timeout=0.7)
        deadline = time.monotonic() + 10
        while set(children(service)) >= workers and time.monotonic() < deadline:
            time.sleep(0.1)
        assert not set(children(service)) >= workers


def test_memory_is_limited() -> None:
    with serving("--timeout", "30", "--memory", "128") as service:
        done = service.query(ENDLESS[0])
        assert done.status == 503
        assert b"128 MB of memory" in done.data
        assert service.query(ASK).status == 200


def test_sizes_are_limited() -> None:
    with serving("--answer", "1", "--request", "10") as service:
        done = service.query("SELECT * { ?s ?p ?o }", format="html")
        assert (done.status, b"larger than 1 MB" in done.data) == (400, True)
        assert len(service.query("SELECT * { ?s ?p ?o }").data) > 1_000_000  # sent as it comes, and not held
        assert service.query("SELECT * { ?s ?p ?o } LIMIT 10").status == 200
        direct = {"Content-Type": "application/sparql-query"}
        done = service.request("POST", "/sparql", body="ASK {}" + " " * 20_000, headers=direct)
        assert (done.status, b"larger than 10 kB" in done.data) == (413, True)
        done = service.query("ASK {}" + " " * 11_000)
        assert done.status == 413


def test_too_many_at_once_are_told_to_wait() -> None:
    with serving("--timeout", "3", "--workers", "1", "--waiting", "2") as service:
        service.query(ASK)
        with concurrent.futures.ThreadPoolExecutor(8) as crowd:
            answers = list(crowd.map(lambda _: service.query(ENDLESS[1]), range(8)))
    assert {answer.status for answer in answers} == {503}
    refused = [answer for answer in answers if b"busy" in answer.data]
    assert len(refused) >= 5
    assert all(answer.headers["Retry-After"] == "1" for answer in refused)


def test_a_worker_that_dies_is_replaced(service: Service) -> None:
    for _ in range(3):
        for child in children(service):
            os.kill(child, signal.SIGKILL)
        time.sleep(0.3)
        assert {service.query(ASK).status for _ in range(6)} <= {200, 503}
    assert service.query(ASK).status == 200
    state = json.loads(service.request("GET", "/healthz").data)
    assert state["status"] == "ok"


def test_nothing_is_left_behind() -> None:
    with serving() as service:
        service.query(ASK)
        left = children(service)
        assert left
    deadline = time.monotonic() + 5
    while any(Path(f"/proc/{child}").exists() for child in left) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(Path(f"/proc/{child}").exists() for child in left)
