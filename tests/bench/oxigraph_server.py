"""Oxigraph's own server (PyPI package ``oxigraph``) over a store, and a client that keeps its connection."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urlencode, urlsplit

from tests.bench.result import Skipped

JSON: Final = "application/sparql-results+json"


class Client:
    """A connection to a SPARQL service, which is kept."""

    def __init__(self, address: str, patience: float = 600) -> None:
        parts = urlsplit(address)
        self._path = parts.path
        self._inner = HTTPConnection(parts.hostname or "", parts.port, timeout=patience)

    def ask(self, text: str) -> bytes:
        """Give the answer to a query, as JSON."""
        self._inner.request("GET", f"{self._path}?{urlencode({'query': text})}", headers={"Accept": JSON})
        answer = self._inner.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise ConnectionError(body.decode(errors="replace")[:500])
        return body


def program() -> Path:
    """Where it is installed.

    Raises:
        Skipped: It is not.
    """
    path = Path(sys.executable).with_name("oxigraph")
    if not path.is_file():
        raise Skipped("Oxigraph's server is not installed: pip install -e '.[bench]'")
    return path


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Serve a folder, and give the address.

    Raises:
        Skipped: It is not installed.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program(), "serve-read-only", "--location", folder, "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen([*command, "--union-default-graph"], stderr=subprocess.DEVNULL) as server:
        try:
            address = f"http://127.0.0.1:{port}/query"
            _wait(address)
            yield address
        finally:
            server.terminate()


def _wait(address: str) -> None:
    """Wait until it answers."""
    for _ in range(200):
        try:
            Client(address).ask("ASK {}")
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    raise ConnectionError(f"{address} does not answer")
