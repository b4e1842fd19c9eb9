"""A real service: `kg serve` as a process on a port of its own."""

import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import pytest
import urllib3


class Service:
    """A running service, and what it said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self.address = ""
        self.http = urllib3.PoolManager(retries=False, timeout=60, maxsize=64)
        self._ready = threading.Event()
        threading.Thread(target=self._listen, args=(process.stderr,), daemon=True).start()
        if not self._ready.wait(60) or not self.address:
            raise AssertionError("".join(self.said))

    def _listen(self, stream: IO[str]) -> None:
        for line in stream:
            self.said.append(line)
            if found := re.search(r"Serving on (http://\S+);", line):
                self.address = found[1]
                self._ready.set()
        self._ready.set()

    def request(self, method: str, path: str, **options: object) -> urllib3.BaseHTTPResponse:
        return self.http.request(method, self.address + path, redirect=False, **options)  # type: ignore[arg-type]

    def query(self, text: str, accept: str = "*/*", **fields: str) -> urllib3.BaseHTTPResponse:
        return self.request("GET", "/sparql", fields={"query": text, **fields}, headers={"Accept": accept})


@contextmanager
def serving(*arguments: str) -> Iterator[Service]:
    """Run `kg serve` with options, and stop it as a user does."""
    command = [sys.executable, "-m", "kg", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8")
    try:
        yield Service(process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


@pytest.fixture(scope="session")
def service() -> Iterator[Service]:
    """The curated graph, served with the default limits."""
    with serving() as running:
        yield running
    assert not [line for line in running.said if "Traceback" in line], "".join(running.said)
