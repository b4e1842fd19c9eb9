"""Whole processes, from nothing: commands on the curated graph, and a look-up in stores of each size."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.bench.graphs import store
from tests.bench.measure import in_turn, kg, process, processes, script
from tests.bench.result import Result, Setting, Target

NAME: Final = "start-up"
LABEL: Final = "http://www.w3.org/2000/01/rdf-schema#label"
CURATED: Final = f'SELECT ?s {{ ?s <{LABEL}> "The Hong Kong Polytechnic University"@en }}'
MADE: Final = f'SELECT ?s {{ ?s <{LABEL}> "Guangdong"@en }}'
_FILL: Final = """import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[2])
store.bulk_load(path=sys.argv[1])
store.flush()
pyoxigraph.serialize({quad.triple for quad in store}, sys.argv[3])"""
_BARE: Final = """import sys, pyoxigraph
for row in pyoxigraph.Store.read_only(sys.argv[1]).query(sys.argv[2], use_default_graph_as_union=True):
    print(row[0].value)"""
_RDFLIB: Final = """import sys, rdflib
for row in rdflib.Graph().parse(sys.argv[1]).query(sys.argv[2]):
    print(row[0])"""
BARE: Final = "bare script: on-disk Oxigraph, read-only"
RDFLIB: Final = "rdflib: parse and ask"
TYPER: Final = "python -c 'import typer'"


def measure(setting: Setting) -> Iterator[Result]:
    """Time the commands, and the look-up at each size."""
    os.environ["GBA_KG_CACHE"] = str(setting.folder / "cache")
    yield _curated(setting)
    for size in setting.sizes:
        yield _sized(setting, size)


def _curated(setting: Setting) -> Result:
    """Commands on the curated graph, from its snapshot."""
    built, bare = setting.folder / "curated", setting.folder / "curated.store"
    plain = setting.folder / "curated.nt"
    if not plain.is_file():
        process(kg("build", "--no-sparql", "--out", built))
        process(script(_FILL, built / "graph.nq", bare, plain))
    commands = {
        "python -c pass": script("pass"),
        TYPER: script("import typer"),
        "kg --help": kg("--help"),
        BARE: script(_BARE, bare, CURATED),
        "kg query": kg("query", "-q", CURATED),
        "kg ask": kg("ask", "partners-of", "org=polyu"),
        "kg search": kg("search", "理工"),
        "kg show": kg("show", "oppo"),
        "kg path": kg("path", "polyu", "tcl"),
        RDFLIB: script(_RDFLIB, plain, CURATED),
    }
    few = {RDFLIB: 3}
    if setting.brief:
        del commands[RDFLIB]
    runs = processes(commands)
    targets = (
        Target("kg --help", 3, TYPER),
        Target("kg query", 3.5, BARE),
        Target("kg query", 0.1, RDFLIB),
    )
    job = "a command on the curated graph; query is a look-up by label"
    return Result(NAME, job, BARE, in_turn(runs, 2 * setting.rounds, few=few), targets=targets)


def _sized(setting: Setting, size: int) -> Result:
    """A look-up by label in a store on disk."""
    folder: Path = store(setting, size)
    commands = {
        BARE: script(_BARE, folder, MADE),
        "kg query --store": kg("query", "--store", folder, "-q", MADE),
    }
    runs = processes(commands)
    smallest = setting.sizes[0]
    targets = (Target("kg query --store", 1.5, "kg query --store", smallest),) if size > smallest else ()
    return Result(
        NAME, "a look-up by label in a store on disk", BARE, in_turn(runs, setting.rounds), size, targets
    )
