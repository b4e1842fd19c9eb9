"""The engine spark of ``kg rank``, ``kg communities`` and ``kg summary``, on this machine and on a cluster of it."""

import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import igraph
import pyarrow as pa
import pytest
from pyarrow.parquet import write_table

import kg as package
from kg.network.measures.components import components
from kg.network.measures.ranking import ordered
from tests.cli.test_query import kg
from tests.network.conftest import need_spark
from tests.services.conftest import free_port

KG = str(Path(sys.executable).with_name("kg"))
#: Seconds that anything may take here.
PATIENCE = 300
LOOPBACK = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_PUBLIC_DNS": "127.0.0.1"}


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def spark(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [KG, *arguments, "--engine", "spark"]
    env = {**os.environ, **environment}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE, env=env)


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported") / "graph"
    assert kg("export", "--format", "parquet", "-o", str(folder)).returncode == 0
    return folder


def test_parquet_gives_what_the_store_gives(exported: Path) -> None:
    need_spark()
    wanted = ("rank", "--by", "pagerank", "--as-of", "2024-12-31", "-n", "30", "--lang", "en")
    here = kg(*wanted, "--kind", "claims")
    there = spark(*wanted, "--edges", str(exported), "--master", "local[2]")
    assert (there.returncode, there.stderr) == (0, "")
    first, second = table(here.stdout), table(there.stdout)
    assert [row["entity"] for row in first] == [row["entity"] for row in second]
    for one, other in zip(first, second, strict=True):
        assert float(one["pagerank"]) == pytest.approx(float(other["pagerank"]), abs=1e-6)
        assert (one["rank"], one["class"]) == (other["rank"], other["class"])
        assert other["label"]


def test_components_of_a_store() -> None:
    need_spark()
    done = spark("communities", "--method", "components", "-n", "9999", "--format", "json")
    graph = package.open().network()
    rows = json.loads(done.stdout)
    parts: dict[int, list[str]] = {}
    for row in rows:
        parts.setdefault(row["community"], []).append(row["entity"])
        assert (row["label"], row["class"]) == (
            graph.nodes[row["entity"]]["label"],
            graph.nodes[row["entity"]]["cls"],
        )
    assert [tuple(sorted(part)) for _, part in sorted(parts.items())] == list(components(graph))
    assert done.stderr == f"{len(parts)} connected parts in all\n"


def test_communities_for_people() -> None:
    need_spark()
    done = spark("communities", "-n", "3", "--lang", "zh-Hant", "--format", "table")
    assert done.returncode == 0, done.stderr
    assert "香港 " in done.stdout
    assert " · " in done.stdout
    assert "label propagation, seed 1, " in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_summary_says_what_it_leaves_out() -> None:
    need_spark()
    done = spark("summary")
    here = {row["what"]: row["value"] for row in table(kg("summary").stdout)}
    there = {row["what"]: row["value"] for row in table(done.stdout)}
    names = ("entities", "links", "pairs", "parts", "largest-part", "density", "centralisation")
    assert there == {name: here[name] for name in names}
    assert "core, communities, mixing and growth are left out" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rank", "--engine", "flink"), "there is no engine 'flink'; "),
        (("rank", "--edges", "x.parquet"), "--edges is for --engine spark"),
        (("rank", "--engine", "spark", "--by", "betweenness"), "no measure 'betweenness'; it has degree, strength, pagerank"),
        (("communities", "--engine", "spark", "--method", "louvain"), "no method 'louvain'; it has label-propagation, components"),
        (("communities", "--method", "components"), "there is no method 'components' without --engine spark"),
        (("rank", "--engine", "spark", "--sample", "50"), "--sample is for betweenness"),
        (("rank", "--engine", "spark", "--edges", "x", "--kind", "claims"), "--kind is for a store"),
        (("rank", "--engine", "spark", "--nodes", "x"), "--nodes tells what entities of --edges are called"),
        (("rank", "--engine", "spark", "--conf", "memory"), "'memory' is no property of Spark"),
        (("rank", "--engine", "spark", "--master", "mesos://x"), "'mesos://x' is no master of Spark"),
        (("rank", "--engine", "spark", "--master", "spark://nowhere"), "'nowhere' is no HOST:PORT"),
    ],
)  # fmt: skip
def test_what_cannot_be_used(arguments: tuple[str, ...], message: str) -> None:
    need_spark()
    done = kg(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_nobody_answers() -> None:
    need_spark()
    done = spark("rank", "--master", f"spark://127.0.0.1:{free_port()}")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no Spark at spark://127.0.0.1:" in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_java_and_no_pyspark(tmp_path: Path) -> None:
    need_spark()
    done = spark("rank", JAVA_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Spark needs Java 17 or newer, and there is none in JAVA_HOME" in done.stderr
    (tmp_path / "pyspark.py").write_text("raise ImportError('not here')")
    done = spark("rank", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kg: the engine spark needs pyspark: pip install 'gba-kg[spark]'\n"


def test_a_job_that_fails_says_why_in_one_line(tmp_path: Path) -> None:
    need_spark()
    done = spark("summary", "--edges", str(tmp_path / "none.parquet"))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"kg: there is no {tmp_path / 'none.parquet'}\n"
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 but not really")
    done = spark("summary", "--edges", str(tmp_path / "broken.parquet"), TMPDIR=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kg: Spark: ")
    assert done.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("gba-kg")) == []


@contextmanager
def daemon(kind: str, folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A master or worker of Spark, with what it starts in a group of processes of its own."""
    import pyspark

    script = Path(pyspark.__file__).parent / "bin" / "spark-class"
    command = [
        str(script),
        f"org.apache.spark.deploy.{kind.lower()}.{kind}",
        "--host",
        "127.0.0.1",
        *arguments,
    ]
    with (folder / f"{kind}-{len(list(folder.iterdir()))}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=subprocess.STDOUT, env=LOOPBACK, start_new_session=True
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait(what: str, look: Callable[[], object]) -> object:
    """Look until there is something to see."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            if seen := look():
                return seen
        except (URLError, OSError, ValueError):
            pass
        time.sleep(0.1)
    raise AssertionError(f"{what}: not within {PATIENCE} s")


def ask(address: str) -> object:
    with urlopen(address, timeout=10) as reply:  # noqa: S310
        return json.loads(reply.read())


def large(file: Path) -> dict[str, float]:
    """Write links with a few hubs, and give their PageRank by igraph, which knows nothing of ours."""
    draw = random.Random(7)  # noqa: S311
    weights: Counter[tuple[int, int]] = Counter()
    for _ in range(60_000):
        one, other = int(12_000 * draw.random() ** 3), draw.randrange(12_000)
        weights[min(one, other), max(one, other)] += one != other
    pairs = [pair for pair, weight in weights.items() if weight]
    names = [f"e{number:05}" for number in range(12_000)]
    columns = {"source": [names[one] for one, _ in pairs], "target": [names[other] for _, other in pairs]}
    counts = [weights[pair] for pair in pairs]
    write_table(pa.table({**columns, "weight": counts}), file, row_group_size=10_000)
    graph = igraph.Graph(n=len(names), edges=pairs)
    linked = [vertex for vertex, number in enumerate(graph.degree()) if number]
    graph.es["weight"] = counts
    graph = graph.induced_subgraph(linked)
    return dict(zip([names[vertex] for vertex in linked], graph.pagerank(weights="weight"), strict=True))


def test_a_cluster_loses_a_worker_and_the_result_is_right(tmp_path: Path) -> None:
    need_spark()
    port, page, ui = free_port(), free_port(), free_port()
    master, links, checkpoints = (
        f"spark://127.0.0.1:{port}",
        tmp_path / "links.parquet",
        tmp_path / "checkpoints",
    )
    expected = ordered(large(links), "pagerank")[:50]
    worker = (
        "--cores",
        "1",
        "--memory",
        "600m",
        "--webui-port",
        "0",
        "--work-dir",
        str(tmp_path / "work"),
        master,
    )
    settings = {
        "spark.checkpoint.dir": checkpoints.as_uri(),
        "spark.executor.memory": "512m",
        "spark.driver.memory": "512m",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        # What kg itself chooses where one part holds all.
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
        "spark.ui.enabled": "true",
        "spark.ui.port": str(ui),
    }
    command = [
        KG,
        "rank",
        "--by",
        "pagerank",
        "-n",
        "50",
        "--engine",
        "spark",
        "--master",
        master,
        "--edges",
        str(links),
    ]
    command += [part for item in settings.items() for part in ("--conf", "=".join(item))]
    with (
        daemon("Master", tmp_path, "--port", str(port), "--webui-port", str(page)),
        daemon("Worker", tmp_path, *worker),
        daemon("Worker", tmp_path, *worker) as victim,
    ):
        state = f"http://127.0.0.1:{page}/json/"
        wait("two workers", lambda: ask(state)["aliveworkers"] == 2)  # type: ignore[index]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=LOOPBACK
        )
        try:
            wait("both at work", lambda: at_work(f"http://127.0.0.1:{ui}/api/v1/applications", checkpoints))
            assert process.poll() is None
            os.killpg(victim.pid, signal.SIGKILL)
            wait("one worker", lambda: ask(state)["aliveworkers"] == 1 or process.poll() is not None)  # type: ignore[index]
            assert process.poll() is None, "it had ended before the worker was gone"
            out, errors = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
            process.wait()
    assert (process.returncode, errors) == (0, "")
    found = [(row["entity"], float(row["pagerank"])) for row in table(out)]
    assert [name for name, _ in found] == [name for name, _ in expected]
    assert [value for _, value in found] == pytest.approx([value for _, value in expected], abs=1e-6)
    assert list(checkpoints.iterdir()) == []


def at_work(address: str, checkpoints: Path) -> bool:
    """Whether two executors have done tasks, and some rounds are over."""
    (application,) = ask(address)  # type: ignore[misc]
    executors = ask(f"{address}/{application['id']}/executors")
    busy = [one for one in executors if one["id"] != "driver" and one["completedTasks"] > 0]  # type: ignore[attr-defined]
    return len(busy) == 2 and len(list(checkpoints.glob("*/rdd-*"))) >= 3
