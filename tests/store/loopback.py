"""Services on loopback that keep what they are sent, and answer as they are told."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs

from pyoxigraph import QueryResultsFormat
from pyoxigraph import Store as Oxigraph


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
