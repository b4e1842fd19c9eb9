"""What goes over the wire when graphs are written, against servers on loopback that answer as they are told."""

import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

import pytest
from pyoxigraph import QueryResultsFormat
from pyoxigraph import Store as Oxigraph

from kg.errors import KgError
from kg.store.push.files import quads_of
from kg.store.push.push import BYTES, TRIPLES, plan, push
from kg.store.push.updates import Updates, find_updates, places
from kg.store.remote import Remote
from kg.store.service import Service
from tests.cli.test_query import kg


class Request(NamedTuple):
    """What came, and how many came before."""

    path: str
    headers: Message
    body: bytes
    before: int


Answer = tuple[int, bytes, dict[str, str]]
Behaviour = Callable[[Request], Answer]
JSON = {"Content-Type": "application/sparql-results+json"}
YES: Answer = (200, b'{"head":{},"boolean":true}', JSON)


class Log(list[Request]):
    """Every request."""

    address = ""


@contextmanager
def server(behaviour: Behaviour) -> Iterator[Log]:
    seen = Log()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = Request(self.path, self.headers, self.body(), len(seen))
            status, answer, headers = behaviour(request)
            seen.append(request)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(answer)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer)

        def body(self) -> bytes:
            if self.headers.get("Transfer-Encoding") != "chunked":
                return self.rfile.read(int(self.headers["Content-Length"]))
            whole = b""
            while size := int(self.rfile.readline(), 16):
                whole += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return whole

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.daemon_threads = True
        threading.Thread(target=running.serve_forever, daemon=True).start()
        seen.address = f"http://127.0.0.1:{running.server_address[1]}/sparql"
        yield seen
        running.shutdown()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.nq"
    lines = (f'<https://a/{n}> <https://a/p> "{n}" <https://a/g{n % 3}> .\n' for n in range(2_500))
    path.write_text("".join(lines), encoding="utf-8")
    return path


def oxigraph(**headers: str) -> Behaviour:
    """An engine that takes updates at /update."""
    store = Oxigraph()

    def behaviour(request: Request) -> Answer:
        if request.path == "/update":
            store.update(request.body.decode())
            return 204, b"", headers
        if b"query=" not in request.body:
            return 405, b"", {}
        (query,) = parse_qs(request.body.decode())["query"]
        found = store.query(query, use_default_graph_as_union=True)
        return 200, found.serialize(format=QueryResultsFormat.JSON), JSON

    return behaviour


def senders() -> list[int]:
    """The processes that send for a push, also for one that was killed."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has just ended
            if b"kg.store.push.sender" in (process / "cmdline").read_bytes().split(b"\0"):
                found.append(int(process.name))
    return found


def senders_end() -> None:
    """Wait until nothing sends any more."""
    end = time.monotonic() + 60
    while senders():
        assert time.monotonic() < end
        time.sleep(0.05)


def sends(answer: Answer, word: bytes) -> Behaviour:
    """An engine that answers otherwise to what has a word in it."""
    engine = oxigraph()
    return lambda request: answer if word in request.body else engine(request)


def test_batches_wait_and_are_put_in_place_at_the_end(file: Path) -> None:
    with server(oxigraph()) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stderr) == (0, "")
    assert "/update: 3 graphs with 2,500 triples, in " in done.stdout
    bodies = [request.body.decode() for request in seen if request.path == "/update"]
    *batches, switch = bodies[1:]
    assert [batch.count(" .\n") for batch in batches] == [TRIPLES, TRIPLES, 503]  # with three names of graphs
    assert switch.startswith("DELETE")
    assert not [batch for batch in batches if "<https://a/p>" in batch]


def test_one_request_where_it_is_read_as_it_comes(file: Path) -> None:
    with server(oxigraph(**{"Fuseki-Request-Id": "1"})) as seen:
        assert kg("push", str(file), "--store", seen.address).returncode == 0
    probe, whole = [request for request in seen if request.path == "/update"]
    assert b"\nDELETE DATA {" in probe.body
    assert whole.headers["Transfer-Encoding"] == "chunked"
    assert whole.body.count(b"DROP SILENT GRAPH") == 4
    assert whole.body.count(b" .\n") == 2_500
    assert whole.body.rstrip().endswith(b"}")


def test_a_dry_run_writes_nothing(file: Path) -> None:
    with server(oxigraph()) as seen:
        done = kg("push", str(file), "--store", seen.address, "--dry-run")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "graph,triples",
        "https://a/g0,834",
        "https://a/g1,833",
        "https://a/g2,833",
    ]
    assert "nothing is written" in done.stderr
    assert all(b"\nDELETE DATA {" in request.body for request in seen)


def test_long_triples_make_short_batches(tmp_path: Path) -> None:
    file = tmp_path / "long.nt"
    lines = (f'<https://a/{n}> <https://a/p> "{"x" * 100_000}" .\n' for n in range(25))
    file.write_text("".join(lines), encoding="utf-8")
    with server(oxigraph()) as seen:
        assert kg("push", str(file), "--graph", "https://a/g", "--store", seen.address).returncode == 0
    assert max(len(request.body) for request in seen) < BYTES + 1_000
    assert len(seen) > 4


@pytest.mark.parametrize("streams", [True, False])
def test_a_busy_service_gets_the_whole_again(file: Path, streams: bool) -> None:
    engine = oxigraph()

    def busy(request: Request) -> Answer:
        return engine(request) if request.before % 2 else (503, b"busy", {"Retry-After": "0"})

    with server(busy) as seen:
        updates = Updates(Service(seen.address.replace("sparql", "update")), streams=streams)
        push(lambda: quads_of([file]), plan(quads_of([file])), Remote(seen.address), updates)
    bodies = [request.body for request in seen]
    assert len(bodies) % 2 == 0
    assert all(bodies[place] == bodies[place + 1] for place in range(0, len(bodies), 2))


def test_a_push_whose_triples_are_gone_changes_nothing(file: Path) -> None:
    nothing = b'{"head":{"vars":["name"]},"results":{"bindings":[]}}'
    with server(sends((200, nothing, JSON), b"query=")) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "another push" in done.stderr
    assert not [request for request in seen if b"UNION" in request.body]


EVERYTHING = "SELECT * { GRAPH ?g { ?s ?p ?o } }"


def stopping(sign: int, request_number: int) -> tuple[Behaviour, list[subprocess.Popen[bytes]]]:
    """An engine in whose hands the process that pushes is stopped, with a certain update on its way."""
    engine, pushing = oxigraph(), list[subprocess.Popen[bytes]]()
    updates = itertools.count()

    def behaviour(request: Request) -> Answer:
        if request.path == "/update" and next(updates) == request_number:
            pushing[0].send_signal(sign)
            pushing[0].wait()
        return engine(request)

    return behaviour, pushing


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize(("request_number", "there"), [(1, 0), (2, 0), (3, 0), (4, 2_500)])
def test_what_waits_is_taken_back_unless_it_is_being_put_in_place(
    file: Path, sign: int, request_number: int, there: int
) -> None:
    behaviour, pushing = stopping(sign, request_number)
    with server(behaviour) as seen:
        pushing.append(
            subprocess.Popen([sys.executable, "-m", "kg", "push", str(file), "--store", seen.address])
        )
        assert pushing[0].wait(60) == -sign
        senders_end()
        left = list(Remote(seen.address).rows(EVERYTHING))
    assert len(left) == there
    assert not [row for row in left if row["g"].value.startswith("https://w3id.org/")]


def test_an_interrupted_push_takes_back_what_waits(file: Path) -> None:
    engine, updates = oxigraph(), itertools.count()

    def behaviour(request: Request) -> Answer:
        if request.path == "/update" and next(updates) == 2:
            pushing.send_signal(signal.SIGINT)
        return engine(request)

    with server(behaviour) as seen:
        command = [sys.executable, "-m", "kg", "push", str(file), "--store", seen.address]
        pushing = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
        said = pushing.communicate(timeout=60)[1]
        senders_end()
        assert list(Remote(seen.address).rows(EVERYTHING)) == []
    assert pushing.returncode == 130
    assert "Traceback" not in said


def test_a_refused_push_takes_back_what_waits(file: Path) -> None:
    engine, updates = oxigraph(), itertools.count()

    def behaviour(request: Request) -> Answer:
        refused = request.path == "/update" and next(updates) == 3
        return (507, b"disk full", {"Content-Type": "text/plain"}) if refused else engine(request)

    with server(behaviour) as seen:
        done = kg("push", str(file), "--store", seen.address)
        assert list(Remote(seen.address).rows(EVERYTHING)) == []
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "disk full" in done.stderr


def test_one_clear_line_if_the_process_that_sends_is_killed(file: Path) -> None:
    engine, updates = oxigraph(), itertools.count()

    def behaviour(request: Request) -> Answer:
        if request.path == "/update" and next(updates) == 2:
            for process in senders():
                os.kill(process, signal.SIGKILL)
        return engine(request)

    with server(behaviour) as seen:
        done = kg("push", str(file), "--store", seen.address)
        assert {row["g"].value for row in Remote(seen.address).rows(EVERYTHING)} == {
            "https://w3id.org/gba-kg/push"
        }
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "the process that sends has ended; push again" in done.stderr
        assert kg("push", str(file), "--store", seen.address).returncode == 0
        assert len(list(Remote(seen.address).rows(EVERYTHING))) == 2_500


PAGE = {"Content-Type": "text/html"}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((401, b"", {}), "401 Unauthorized; set GBA_KG_USER and GBA_KG_PASSWORD, or GBA_KG_TOKEN"),
        (
            (403, b"<html>no</html>", PAGE),
            "403 Forbidden with a web page; with an account there, set GBA_KG_USER",
        ),
        ((404, b"", {}), "takes no updates, as far as can be seen; tried"),
        ((405, b"", {}), "name the address by --update"),
        ((200, b"<html>welcome</html>", PAGE), "(200)"),
        ((301, b"", {"Location": "http://example.org/"}), "(301)"),
        ((500, b"\x1b[31mred" + b"x" * 5_000, {"Content-Type": "text/plain"}), "(500)"),
    ],
)
def test_one_clear_line_at_the_start(file: Path, answer: Answer, words: str) -> None:
    with server(lambda _: answer) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert "\x1b" not in done.stderr
    assert len(done.stderr) < 600


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((413, b"", {}), "413 Request Entity Too Large; raise the limit there"),
        (
            (507, b"disk full", {"Content-Type": "text/plain"}),
            "507 Insufficient Storage: disk full; make room there",
        ),
        ((400, b"\x1b[31mParse error\nline 2", {"Content-Type": "text/plain"}), "line 2"),
    ],
)
def test_one_clear_line_in_the_midst(file: Path, answer: Answer, words: str) -> None:
    with server(sends(answer, b"INSERT DATA")) as seen:
        done = kg("push", str(file), "--store", seen.address)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nosuch.nt"], "no such file"),
        (["some.csv"], "unknown kind of RDF file"),
        (["bare.nt"], "give one by --graph"),
        (["bare.nt", "--graph", "not an IRI"], "name a graph by a whole IRI"),
        (["broken.nt", "--graph", "https://a/g"], "broken.nt, line 2"),
        (["empty.nt", "--graph", "https://a/g"], "no triples"),
        (["--graph", "https://a/g"], "--graph is for files"),
    ],
)
def test_nothing_is_sent_if_the_data_are_bad(tmp_path: Path, arguments: list[str], words: str) -> None:
    triple = "<https://a/a> <https://a/b> <https://a/c> .\n"
    for name, text in {
        "some.csv": "",
        "bare.nt": triple,
        "broken.nt": triple + "oops\n",
        "empty.nt": "",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with server(oxigraph()) as seen:
        done = kg("push", *arguments, "--store", seen.address, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert words in done.stderr
    assert seen == []


@pytest.mark.parametrize("store", ["", "folder", "memory:"])
def test_only_an_address_can_be_pushed_to(store: str) -> None:
    done = kg("push", "--store", store)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "kg load" in done.stderr


def test_no_other_command_writes(tmp_path: Path) -> None:
    with server(lambda _: (200, b'{"head":{"vars":[]},"results":{"bindings":[]}}', JSON)) as seen:
        for words in (
            ["search", "x"],
            ["show", "polyu"],
            ["summary"],
            ["export", "--format", "nquads", "-o", "x.nq"],
        ):
            kg(*words, "--store", seen.address, cwd=tmp_path)
        kg("build", "--out", str(tmp_path / "out"), "--no-sparql")
    assert seen
    assert all(request.body.startswith(b"query=") for request in seen)


def test_places_that_are_known() -> None:
    paths = {
        "http://h/gba/sparql": [
            "http://h/gba/sparql-auth",
            "http://h/gba/update",
            "http://h/gba/sparql/statements",
        ],
        "http://h/query": ["http://h/update", "http://h/query/statements"],
        "http://h/repositories/x": ["http://h/repositories/x/statements"],
    }
    for address, found in paths.items():
        assert places(address) == [*found, address]


def test_the_service_is_asked_at_the_given_address_alone() -> None:
    with server(lambda _: (404, b"", {})) as seen, pytest.raises(KgError, match="/there answered 404"):
        find_updates(seen.address, seen.address.replace("sparql", "there"))
    assert [request.path for request in seen] == ["/there"]
