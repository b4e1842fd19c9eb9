"""What asking costs over pyoxigraph and over Oxigraph's own server, and the service under a crowd.

Run it with `python -m tests.bench.serve`; it needs the extras `serve` and `bench`. Contenders take turns within
one run; medians and ratios to the named baselines are printed as tables in Markdown.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlsplit

import pyoxigraph

import kg
from kg import paths
from kg.namespaces import PREFIXES
from kg.questions.ask import sparql
from kg.questions.question import read_questions
from kg.search.names import Names
from kg.store.embedded import Embedded
from tests.server.conftest import serving

ROUNDS = 31
CLIENTS = 50
REQUESTS = 10_000
JSON = "application/sparql-results+json"


def queries(names: Names) -> dict[str, str]:
    """A look-up, what people ask most, and a large answer; prefixes are declared, since the baselines know none."""
    questions = read_questions(paths.ontology_dir() / "questions")
    asked = (
        "partners-of",
        "agreements-of",
        "history-of-centre",
        "joint-centres-by-field",
        "plans-overdue",
        "events-of",
    )
    declared = "".join(f"PREFIX {name}: <{space}> " for name, space in PREFIXES.items())
    return {
        "look-up by IRI": declared + "SELECT ?l { id:polyu rdfs:label ?l }",
        "look-up by label": declared
        + 'SELECT ?s { ?s rdfs:label "The Hong Kong Polytechnic University"@en }',
        **{name: declared + sparql(questions[name], questions[name].example, names) for name in asked},
        "count by class": declared + "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c",
        "all labels": declared + "SELECT ?s ?l { ?s rdfs:label ?l }",
        "all claims": declared
        + "SELECT ?c ?s ?p ?o { ?c a gba:Claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }",
    }


def turns(calls: dict[str, object]) -> dict[str, float]:
    """Medians in ms of calls that take turns."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for turn in range(ROUNDS + 3):
        for name, call in calls.items():
            start = time.perf_counter()
            call()  # type: ignore[operator]
            if turn >= 3:
                times[name].append(time.perf_counter() - start)
    return {name: median(taken) * 1000 for name, taken in times.items()}


class Client:
    """A connection that is kept."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.path = parts.path
        self.inner = HTTPConnection(parts.hostname or "", parts.port)

    def ask(self, text: str) -> bytes:
        self.inner.request("GET", f"{self.path}?query={quote(text)}", headers={"Accept": JSON})
        answer = self.inner.getresponse()
        body = answer.read()
        assert answer.status == 200, body
        return body


def overhead(asked: dict[str, str], store: pyoxigraph.Store, ours: str, theirs: str) -> None:
    """Print what the library and the service cost over their baselines."""
    graph = kg.open()
    one, other = Client(ours), Client(theirs)
    print(
        "| query | rows | pyoxigraph ms | kg.open().query ms | ratio | Oxigraph server ms | kg serve ms | ratio |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for name, text in asked.items():
        count = len(list(store.query(text, use_default_graph_as_union=True)))
        assert json.loads(one.ask(text))["results"]["bindings"].__len__() == count
        found = turns(
            {
                "direct": lambda text=text: [
                    None for _ in store.query(text, use_default_graph_as_union=True)
                ],
                "library": lambda text=text: [None for _ in graph.query(text)],
                "server": lambda text=text: other.ask(text),
                "service": lambda text=text: one.ask(text),
            }
        )
        library, service = found["library"] / found["direct"], found["service"] / found["server"]
        print(
            f"| {name} | {count} | {found['direct']:.2f} | {found['library']:.2f} | {library:.2f}"
            f" | {found['server']:.2f} | {found['service']:.2f} | {service:.2f} |"
        )


async def one_client(address: str, paths_: list[str], found: Counter[int], slowest: list[float]) -> None:
    """Send requests one after another over one connection."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    for path in paths_:
        start = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept: {JSON}\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            line for line in head.decode().lower().split("\r\n") if line.startswith("content-length")
        )
        await reader.readexactly(int(length.partition(":")[2]))
        found[int(head.split()[1])] += 1
        slowest.append(time.perf_counter() - start)
    writer.close()


async def crowd(address: str, asked: dict[str, str]) -> tuple[Counter[int], list[float]]:
    """Send mixed requests from many clients at once."""
    chance = random.Random(5)  # noqa: S311 - to be repeatable, not secret
    small = [text for name, text in asked.items() if not name.startswith("all")]
    mixed = [f"/sparql?query={quote(text)}" for text in small] + [
        "/healthz",
        "/nosuch",
        "/sparql?query=SELECT",
    ]
    found: Counter[int] = Counter()
    taken: list[float] = []
    each = REQUESTS // CLIENTS
    await asyncio.gather(
        *(one_client(address, chance.choices(mixed, k=each), found, taken) for _ in range(CLIENTS))
    )
    return found, taken


def resident(process: int) -> float:
    """MB that a process and its children take up."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    pages = [
        int(Path(f"/proc/{one}/statm").read_text(encoding="ascii").split()[1])
        for one in [process, *map(int, children)]
    ]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, serving() as service:
        embedded = kg.open()._graph.store  # noqa: SLF001 - the same store for all
        assert isinstance(embedded, Embedded)
        embedded.save(Path(folder) / "store")
        server = [
            str(Path(sys.executable).with_name("oxigraph")),
            "serve-read-only",
            "--location",
            f"{folder}/store",
        ]
        with subprocess.Popen(
            [*server, "--bind", "127.0.0.1:7979", "--union-default-graph"], stderr=subprocess.DEVNULL
        ) as other:
            time.sleep(2)
            asked = queries(Names.of(embedded))
            store = pyoxigraph.Store.read_only(f"{folder}/store")
            print(f"medians of {ROUNDS} turns; the service and Oxigraph's server over one kept connection\n")
            overhead(asked, store, service.address + "/sparql", "http://127.0.0.1:7979/query")
            other.terminate()
        for turn in (1, 2):
            start, before = time.perf_counter(), resident(service.process.pid)
            found, taken = asyncio.run(crowd(service.address, asked))
            seconds = time.perf_counter() - start
            time.sleep(3)
            after = resident(service.process.pid)
            print(
                f"\nround {turn}: {sum(found.values()):,} requests of {CLIENTS} clients in {seconds:.1f} s"
                f" ({sum(found.values()) / seconds:,.0f}/s), median {median(taken) * 1000:.0f} ms,"
                f" slowest {max(taken) * 1000:.0f} ms; answers {dict(found)};"
                f" memory {before:.0f} MB before, {after:.0f} MB after"
            )


if __name__ == "__main__":
    main()
