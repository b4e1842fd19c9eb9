"""What a push leaves in a service when it ends early, or is not alone there."""

import itertools
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from kg.store.push.updates import find_updates
from kg.store.remote import Remote
from tests.cli.test_query import kg
from tests.store.loopback import (
    JSON,
    Answer,
    Behaviour,
    Request,
    oxigraph,
    senders,
    senders_end,
    sends,
    server,
)

#: The updates of a push of the file, in their order, by number.
PROBE, FIRST, SECOND, THIRD, MARK, SWITCH = range(6)
WAITING: Final = "https://w3id.org/gba-kg/push"
PLAIN: Final = {"Content-Type": "text/plain"}
BUSY: Final = "another push to this service puts its triples in place since"
OTHER: Final = f"{WAITING}/1/"
MARKED: Final = f"""
INSERT DATA {{ GRAPH <{WAITING}> {{
  <{OTHER}> <{WAITING}#since> "WHEN"^^<http://www.w3.org/2001/XMLSchema#dateTime>
}} }}
"""


def before(number: int, act: Callable[[], object]) -> Behaviour:
    """An engine, before one of whose updates something happens."""
    engine, updates = oxigraph(), itertools.count()

    def behaviour(request: Request) -> Answer:
        if request.path == "/update" and next(updates) == number:
            act()
        return engine(request)

    return behaviour


def push(file: Path, address: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kg", "push", str(file), "--store", address]
    return subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")


def there(address: str) -> Counter[str]:
    """How many triples are there, by the name of their graph."""
    return Counter(row["g"].value for row in Remote(address).rows("SELECT ?g { GRAPH ?g { ?s ?p ?o } }"))


NOTHING: Final = Counter[str]()
EVERYTHING: Final = Counter({"https://a/g0": 834, "https://a/g1": 833, "https://a/g2": 833})


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("number", [FIRST, SECOND, THIRD, MARK, SWITCH])
def test_what_waits_is_taken_back_unless_it_is_being_put_in_place(file: Path, sign: int, number: int) -> None:
    def end() -> None:
        pushing.send_signal(sign)
        pushing.wait()

    with server(before(number, end)) as seen:
        pushing = push(file, seen.address)
        pushing.communicate(timeout=60)
        senders_end()
        assert pushing.returncode == -sign
        assert there(seen.address) == (EVERYTHING if number == SWITCH else NOTHING)


def test_an_interrupted_push_takes_back_what_waits(file: Path) -> None:
    with server(before(SECOND, lambda: pushing.send_signal(signal.SIGINT))) as seen:
        pushing = push(file, seen.address)
        said = pushing.communicate(timeout=60)[1]
        senders_end()
        assert there(seen.address) == NOTHING
    assert pushing.returncode == 130
    assert "Traceback" not in said


@pytest.mark.parametrize("word", [b"/1999>", b"NOW()", b"UNION"])
def test_a_refused_push_takes_back_what_waits(file: Path, word: bytes) -> None:
    with server(sends((507, b"disk full", PLAIN), word)) as seen:
        done = kg("push", str(file), "--store", seen.address)
        assert len(seen) > 5
        assert there(seen.address) == NOTHING
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "507 Insufficient Storage: disk full" in done.stderr


def test_what_may_still_be_put_in_place_is_not_taken_back(file: Path) -> None:
    with server(sends((504, b"too slow", PLAIN), b"UNION")) as seen:
        done = kg("push", str(file), "--store", seen.address)
        assert set(there(seen.address)) == {WAITING}
        assert BUSY in kg("push", str(file), "--store", seen.address).stderr
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "504 Gateway Timeout: too slow" in done.stderr


def mark_another(address: str, hours: float = 0) -> None:
    """Mark another push, which began some hours ago to put its triples in place."""
    when = datetime.now(UTC) - timedelta(hours=hours)
    find_updates(address).send(MARKED.replace("WHEN", when.isoformat()).encode())


def test_a_push_does_not_begin_beside_one_that_puts_its_triples_in_place(file: Path) -> None:
    with server(oxigraph()) as seen:
        mark_another(seen.address, hours=5.9)
        done = kg("push", str(file), "--store", seen.address)
        assert not [request for request in seen if b"https://a/" in request.body]
        assert there(seen.address) == {WAITING: 1}
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert BUSY in done.stderr


@pytest.mark.parametrize(
    ("when", "words"),
    [("2026-11-31", "is marked since '2026-11-31', no time"), ("2999-01-01T00:00:00", BUSY)],
)
def test_a_mark_of_any_kind_is_answered_by_one_clear_line(file: Path, when: str, words: str) -> None:
    with server(oxigraph()) as seen:
        find_updates(seen.address).send(MARKED.replace("WHEN", when).encode())
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert words in done.stderr


def test_a_push_goes_on_where_another_was_lost_long_ago(file: Path) -> None:
    with server(oxigraph()) as seen:
        mark_another(seen.address, hours=6.1)
        assert kg("push", str(file), "--store", seen.address).returncode == 0
        assert there(seen.address) == EVERYTHING


def test_of_two_that_are_about_to_put_their_triples_in_place_one_sees_the_other(file: Path) -> None:
    with server(before(THIRD, lambda: mark_another(seen.address))) as seen:
        done = kg("push", str(file), "--store", seen.address)
        assert there(seen.address) == {WAITING: 1}
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert BUSY in done.stderr


def test_one_clear_line_if_the_process_that_sends_is_killed(file: Path) -> None:
    def end() -> None:
        for process in senders():
            os.kill(process, signal.SIGKILL)

    with server(before(SECOND, end)) as seen:
        done = kg("push", str(file), "--store", seen.address)
        assert set(there(seen.address)) == {WAITING}
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "the process that sends has ended; push again" in done.stderr
        assert kg("push", str(file), "--store", seen.address).returncode == 0
        assert there(seen.address) == EVERYTHING


def test_a_push_whose_triples_are_gone_changes_nothing(file: Path) -> None:
    nothing = b'{"head":{"vars":["name"]},"results":{"bindings":[]}}'
    with server(sends((200, nothing, JSON), b"query=")) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "another push to this service goes on" in done.stderr
    assert not [request for request in seen if b"UNION" in request.body]
