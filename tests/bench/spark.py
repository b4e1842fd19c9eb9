"""From which size Spark pays: links in Parquet to the first 20 by PageRank, and to connected parts, by both engines.

Run it with `python -m tests.bench.spark [EDGES …]` (10,000, 100,000 and 1,000,000 links unless told otherwise). The
baseline is the embedded engine: pyarrow reads the file, networkx holds it, igraph counts. Spark runs on two processors of
this machine (`local[2]`, a heap of 1 GB) in a session that is open already; what it takes to open one stands below. Both take
turns; medians of wall time, since Spark works in another process, and ratios are printed as a table in Markdown, with the
peak of memory of the embedded engine, each time in a process of its own.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import networkx as nx
import pyarrow as pa
from pyarrow.parquet import read_table, write_table

from kg.network.distributed.session import session
from kg.network.measures.components import components
from kg.network.measures.ranking import ranking

SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 3
MEMORY = """
import resource, sys
from tests.bench.spark import WORKS, here
WORKS[sys.argv[2]][0](here(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def write(file: Path, links: int) -> None:
    """Write links among half as many entities, of which a few have very many."""
    draw = random.Random(1)  # noqa: S311
    size = links // 2
    ends = [(int(size * draw.random() ** 3), draw.randrange(size)) for _ in range(links)]
    columns = {"source": [f"e{one}" for one, _ in ends], "target": [f"e{other}" for _, other in ends]}
    write_table(pa.table(columns), file)


def here(file: str) -> nx.Graph:
    """Read links into this process."""
    table = read_table(file)
    graph = nx.MultiGraph()
    graph.add_edges_from(zip(table["source"].to_pylist(), table["target"].to_pylist(), strict=True))
    return nx.freeze(graph)


def ranks_there(network: object) -> object:
    """The first by PageRank, by Spark."""
    from kg.network.distributed.ranking import ranking

    return ranking(network, "pagerank", 20).collect()  # type: ignore[arg-type]


def parts_there(network: object) -> object:
    """How many connected parts there are, by Spark."""
    from kg.network.distributed.components import components

    return components(network).select("part").distinct().count()  # type: ignore[arg-type]


WORKS: dict[str, tuple[Callable[[nx.Graph], object], Callable[[object], object]]] = {
    "PageRank": (lambda graph: ranking(graph, "pagerank")[:20], ranks_there),
    "connected parts": (lambda graph: len(components(graph)), parts_there),
}


def seconds(work: Callable[[], object]) -> float:
    """Time some work once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    print(
        "| links | work | embedded, s | peak, MB | Spark, s | Spark / embedded |\n|---|---|---|---|---|---|"
    )
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        with session("local[2]", {"spark.driver.memory": "1g"}) as spark:
            opening = time.perf_counter() - begin
            from kg.network.distributed.network import of_links
            from kg.network.distributed.parquet import read_links

            for size in sizes:
                file = str(Path(folder) / f"{size}.parquet")
                write(Path(file), size)
                for title, (embedded, there) in WORKS.items():
                    times: tuple[list[float], list[float]] = ([], [])
                    for turn in range(ROUNDS if size < SIZES[-1] else 1):
                        if turn or size > SIZES[0]:
                            spark.catalog.clearCache()
                        times[0].append(seconds(lambda: embedded(here(file))))  # noqa: B023
                        times[1].append(seconds(lambda: there(of_links(read_links(spark, file)))))  # noqa: B023
                    one, other = map(median, times)
                    peak = subprocess.run(
                        [sys.executable, "-c", MEMORY, file, title],
                        capture_output=True,
                        text=True,
                        check=True,
                    )
                    print(
                        f"| {size:,} | {title} | {one:.2f} | {int(peak.stdout) / 1024:.0f} | {other:.1f} | {other / one:.0f} |",
                        flush=True,
                    )
    print(f"\nmedians of {ROUNDS}, of 1 from {SIZES[-1]:,} on; opening a session takes {opening:.1f} s")


if __name__ == "__main__":
    main()
