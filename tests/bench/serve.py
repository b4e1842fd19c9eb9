"""What asking costs over pyoxigraph and over Oxigraph's own server, and the service under a crowd."""

import asyncio
import json
import random
from collections.abc import Iterator
from functools import partial
from typing import Final
from urllib.parse import quote, urlsplit

import pyoxigraph

import kg
from kg import paths
from kg.api.graph import KnowledgeGraph
from kg.namespaces import PREFIXES
from kg.questions.ask import sparql
from kg.questions.question import read_questions
from kg.search.names import Names
from kg.store.embedded import Embedded
from tests.bench.measure import Run, Taken, call, in_turn
from tests.bench.oxigraph_server import JSON, Client, oxigraph, program
from tests.bench.result import Result, Setting
from tests.server.conftest import serving

NAME: Final = "serve"
CLIENTS: Final = 50
REQUESTS: Final = 5_000
BARE, SERVER = "pyoxigraph", "Oxigraph's server"


def measure(setting: Setting) -> Iterator[Result]:
    """Ask the library and the service beside the engine and its own server."""
    program()
    graph = kg.open()
    embedded = graph._graph.store  # noqa: SLF001 - the same store for all
    assert isinstance(embedded, Embedded)
    folder = setting.folder / "served.store"
    if not folder.is_dir():
        embedded.save(folder)
    asked = queries(Names.of(embedded))
    with serving() as service, oxigraph(folder) as theirs:
        ours = service.address + "/sparql"
        store = pyoxigraph.Store.read_only(str(folder))
        for name, text in asked.items():
            yield from _one(setting, name, text, store, graph, Client(ours), Client(theirs))
        requests = 200 if setting.brief else REQUESTS
        times = {
            name: asyncio.run(crowd(at, asked, requests))
            for name, at in ((SERVER, theirs), ("kg serve", ours))
        }
        yield Result(NAME, f"{requests:,} mixed requests of {CLIENTS} clients at once, each", SERVER, times)


def _one(
    setting: Setting,
    name: str,
    text: str,
    store: pyoxigraph.Store,
    graph: KnowledgeGraph,
    ours: Client,
    theirs: Client,
) -> Iterator[Result]:
    """Ask one query in all ways."""
    count = len(list(store.query(text, use_default_graph_as_union=True)))
    assert len(json.loads(ours.ask(text))["results"]["bindings"]) == count
    runs: dict[str, Run] = {
        BARE: partial(call, lambda: [None for _ in store.query(text, use_default_graph_as_union=True)]),
        "kg.open().query": partial(call, lambda: [None for _ in graph.query(text)]),
        SERVER: partial(call, lambda: theirs.ask(text)),
        "kg serve": partial(call, lambda: ours.ask(text)),
    }
    times = in_turn(runs, 2 * setting.rounds, warm=3, budget=10)
    for job, one, other in (("in Python", BARE, "kg.open().query"), ("over HTTP", SERVER, "kg serve")):
        yield Result(NAME, f"{name}, {count:,} rows, {job}", one, {one: times[one], other: times[other]})


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


async def one_client(address: str, texts: list[str], taken: list[Taken]) -> None:
    """Send requests one after another over one connection."""
    parts = urlsplit(address)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    loop = asyncio.get_running_loop()
    for text in texts:
        start = loop.time()
        target = f"{parts.path}?query={quote(text)}"
        writer.write(f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept: {JSON}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        assert " 200 " in head, head
        await body(reader, head)
        taken.append(Taken(loop.time() - start, 0))
    writer.close()


async def body(reader: asyncio.StreamReader, head: str) -> None:
    """Read what follows a head: so many bytes, or chunks."""
    lengths = [line for line in head.split("\r\n") if line.startswith("content-length")]
    if lengths:
        await reader.readexactly(int(lengths[0].partition(":")[2]))
        return
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
    await reader.readline()


async def crowd(address: str, asked: dict[str, str], requests: int) -> list[Taken]:
    """Send mixed requests from many clients at once, and give what each took."""
    chance = random.Random(5)  # noqa: S311 - to be repeatable, not secret
    small = [text for name, text in asked.items() if not name.startswith("all")]
    taken: list[Taken] = []
    each = requests // CLIENTS
    await asyncio.gather(*(one_client(address, chance.choices(small, k=each), taken) for _ in range(CLIENTS)))
    return taken
