"""The curated graph in services that others have made, each started for the tests and stopped after them."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from string import Template
from typing import Final
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from kg.build.graph import Graph, load
from tests.conftest import ONTOLOGY, ROOT, missing
from tests.server.conftest import serving

HERE: Final = Path(__file__).parent
#: Seconds that a service may take to start.
PATIENCE: Final = 120


@pytest.fixture(scope="session")
def curated() -> Graph:
    """The curated graph of the repository."""
    return load(ROOT / "data", ONTOLOGY)


def push(address: str) -> None:
    """Write the curated graph into a service, by the command."""
    command = [sys.executable, "-m", "kg", "push", "--store", address]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: Sequence[str], folder: Path, address: str) -> Iterator[None]:
    """Run a service in a folder until the block ends, which begins when it answers."""
    log = folder / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        end = time.monotonic() + PATIENCE
        while not answers(address):
            said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
            assert process.poll() is None, f"{command[0]} has ended:\n{said}"
            assert time.monotonic() < end, f"{command[0]} does not answer:\n{said}"
            time.sleep(0.2)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def answers(address: str) -> bool:
    """Whether a service answers a query."""
    try:
        with urlopen(f"{address}?{urlencode({'query': 'ASK {}'})}", timeout=10) as reply:  # noqa: S310
            return bool(reply.status == 200)
    except (URLError, OSError):
        return False


@contextmanager
def fuseki(folder: Path) -> Iterator[str]:
    """Apache Jena Fuseki, with a data set in memory."""
    jar = os.environ.get("GBA_KG_FUSEKI_JAR", "")
    if not shutil.which("java"):
        missing("no java found", "install it (apt-get install default-jre-headless)")
    if not Path(jar).is_file():
        artifact = "org.apache.jena:jena-fuseki-server:5.2.0"
        missing(
            "no Fuseki found",
            f"get it (mvn dependency:copy -Dartifact={artifact} -DoutputDirectory=DIR)"
            " and set GBA_KG_FUSEKI_JAR to the path of the jar",
        )
    port = free_port()
    base = f"http://127.0.0.1:{port}/gba"
    config = shutil.copy(HERE / "fuseki.ttl", folder)
    (folder / "passwords").write_text("carol: s3cret\n", encoding="ascii")
    options = ["--localhost", "--port", str(port), "--config", str(config)]
    with running(["java", "-Xmx1g", "-jar", str(Path(jar).resolve()), *options], folder, f"{base}/sparql"):
        push(f"{base}/sparql")
        yield f"{base}/sparql"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """OpenLink Virtuoso, with a database of its own."""
    if not shutil.which("virtuoso-t"):
        missing("no Virtuoso found", "install it (apt-get install virtuoso-opensource-7)")
    sql, http = free_port(), free_port()
    template = Template((HERE / "virtuoso.ini").read_text(encoding="utf-8"))
    (folder / "v.ini").write_text(template.substitute(SQL_PORT=sql, HTTP_PORT=http), encoding="utf-8")
    address = f"http://127.0.0.1:{http}/sparql"
    with running(["virtuoso-t", "-f", "-c", "v.ini"], folder, address), pytest.MonkeyPatch.context() as patch:
        patch.setenv("GBA_KG_USER", "dba")
        patch.setenv("GBA_KG_PASSWORD", "dba")
        push(address)
        yield address


@contextmanager
def ours(_: Path) -> Iterator[str]:
    """`kg serve` itself, with the curated graph of the repository."""
    with serving() as service:
        yield service.address + "/sparql"


#: What starts a service with the curated graph, working in a folder, and gives its address.
SERVICES: Final = {"ours": ours, "fuseki": fuseki, "virtuoso": virtuoso}


@pytest.fixture(scope="session", params=SERVICES)
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service that holds the curated graph, one service after the other."""
    with SERVICES[request.param](tmp_path_factory.mktemp(request.param)) as address:
        yield address
