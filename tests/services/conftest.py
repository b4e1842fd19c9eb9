"""The curated graph in services that others have made, each started for the tests and stopped after them."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from string import Template
from typing import Final
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from kg.build.graph import Graph, load
from kg.rdf.syntax import write_quads
from tests.conftest import ONTOLOGY, ROOT, missing
from tests.server.conftest import serving

HERE: Final = Path(__file__).parent
#: Seconds that a service may take to start.
PATIENCE: Final = 120


@pytest.fixture(scope="session")
def curated() -> Graph:
    """The curated graph of the repository."""
    return load(ROOT / "data", ONTOLOGY)


@pytest.fixture(scope="session")
def quads(curated: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The curated graph as a file of N-Quads."""
    file = tmp_path_factory.mktemp("quads") / "graph.nq"
    file.write_bytes(write_quads(curated.store.quads(), "nq"))
    return file


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
def fuseki(quads: Path, folder: Path) -> Iterator[str]:
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
    options = ["--localhost", "--port", str(port), "--config", str(config)]
    with running(["java", "-Xmx1g", "-jar", str(Path(jar).resolve()), *options], folder, f"{base}/sparql"):
        kind = {"Content-Type": "application/n-quads"}
        with urlopen(Request(f"{base}/data", quads.read_bytes(), kind), timeout=PATIENCE) as reply:  # noqa: S310
            assert reply.status < 300
        yield f"{base}/sparql"


@contextmanager
def virtuoso(quads: Path, folder: Path) -> Iterator[str]:
    """OpenLink Virtuoso, with a database of its own."""
    if not (shutil.which("virtuoso-t") and shutil.which("isql-vt")):
        missing("no Virtuoso found", "install it (apt-get install virtuoso-opensource-7)")
    sql, http = free_port(), free_port()
    template = Template((HERE / "virtuoso.ini").read_text(encoding="utf-8"))
    (folder / "v.ini").write_text(template.substitute(SQL_PORT=sql, HTTP_PORT=http), encoding="utf-8")
    shutil.copy(quads, folder / "graph.nq")
    address = f"http://127.0.0.1:{http}/sparql"
    with running(["virtuoso-t", "-f", "-c", "v.ini"], folder, address):
        read_it = "DB.DBA.TTLP(file_to_string_output('graph.nq'), '', 'urn:none', 512)"  # 512: N-Quads
        subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", "ERRORS=STDOUT", f"exec={read_it};"],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        yield address


@contextmanager
def ours(_: Path, __: Path) -> Iterator[str]:
    """`kg serve` itself, with the curated graph of the repository."""
    with serving() as service:
        yield service.address + "/sparql"


#: What starts a service with the graph of a file, working in a folder, and gives its address.
SERVICES: Final = {"ours": ours, "fuseki": fuseki, "virtuoso": virtuoso}


@pytest.fixture(scope="session", params=SERVICES)
def service(
    request: pytest.FixtureRequest, quads: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a service that holds the curated graph, one service after the other."""
    with SERVICES[request.param](quads, tmp_path_factory.mktemp(request.param)) as address:
        yield address
