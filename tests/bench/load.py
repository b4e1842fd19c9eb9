"""Loading N-Triples into memory and onto disk: whole processes, with the most memory that they hold."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.bench.graphs import files
from tests.bench.measure import Taken, in_turn, kg, process, processes, script
from tests.bench.result import Result, Setting, Target

NAME: Final = "load"
MEMORY: Final = "N-Triples into memory"
DISK: Final = "N-Triples onto disk"
BARE: Final = "pyoxigraph bulk_load"
RDFLIB: Final = "rdflib memory store"
KGLAB: Final = "kglab"
#: Triples beyond which rdflib takes minutes and 12 GB.
_RDFLIB_MOST: Final = 1_500_000
#: Triples from which on the promises hold; less takes as long as starting Python.
_JUDGED: Final = 1_000_000
_BARE_MEMORY: Final = "import sys, pyoxigraph; pyoxigraph.Store().bulk_load(path=sys.argv[1])"
_BARE_DISK: Final = "import sys, pyoxigraph; store = pyoxigraph.Store(sys.argv[2]); store.bulk_load(path=sys.argv[1]); store.flush()"
_RDFLIB: Final = "import sys, rdflib; rdflib.Graph().parse(sys.argv[1], format='nt')"
_KGLAB: Final = "import sys, kglab; kglab.KnowledgeGraph().load_rdf(sys.argv[1], format='nt')"


def measure(setting: Setting) -> Iterator[Result]:
    """Load each size, those that are compared one after the other."""
    for job in (_memory, _disk):
        for size in setting.sizes:
            yield job(setting, size, files(setting, size).triples)


def _targets(contender: str, size: int, setting: Setting) -> list[Target]:
    """What was promised: 1.15 of the engine alone, and ten times as much in at most twelve times the time."""
    found = [Target(contender, 1.15, BARE)] if size >= _JUDGED else []
    if size // 10 in setting.sizes and size >= 10_000_000:
        found.append(Target(contender, 12, contender, size // 10))
    return found


def _memory(setting: Setting, size: int, file: Path) -> Result:
    """Into memory; ours is a query over a file that asks for nothing."""
    ours = "kg query --data"
    commands = {
        BARE: script(_BARE_MEMORY, file),
        ours: kg("query", "--timeout", "0", "--data", file, "-q", "ASK { ?s ?p ?o }"),
    }
    notes = {}
    if setting.brief:
        notes[RDFLIB] = notes[KGLAB] = "left out of a brief run"
    elif size > _RDFLIB_MOST:
        notes[RDFLIB] = notes[KGLAB] = "takes minutes and 12 GB"
    else:
        commands[RDFLIB] = script(_RDFLIB, file)
        if setting.kglab:
            commands[KGLAB] = [str(setting.kglab), *script(_KGLAB, file)[1:]]
        else:
            notes[KGLAB] = "not measured: --kglab names no Python that has it"
    few = dict.fromkeys((RDFLIB, KGLAB), 1 if size >= 1_000_000 else 3)
    runs = processes(commands)
    warm = int(size < 1_000_000)
    times = in_turn(runs, setting.rounds, warm=warm, few=few, budget=_budget(size))
    targets = [*_targets(ours, size, setting), *([Target(ours, 0.125, RDFLIB)] if size >= _JUDGED else [])]
    return Result(NAME, MEMORY, BARE, times, size, targets, notes)


def _disk(setting: Setting, size: int, file: Path) -> Result:
    """Into a folder that is empty each time; emptying it takes no part."""
    ours, folder = "kg load", setting.folder / "loaded"
    runs = {
        BARE: _anew(folder, script(_BARE_DISK, file, folder)),
        ours: _anew(folder, kg("load", file, "--store", folder)),
    }
    warm = int(size < 1_000_000)
    times = in_turn(runs, setting.rounds, warm=warm, budget=_budget(size))
    shutil.rmtree(folder, ignore_errors=True)
    return Result(NAME, DISK, BARE, times, size, _targets(ours, size, setting))


def _budget(size: int) -> float:
    """Seconds for the rounds of one job: seven or so rounds of a million triples, three of ten million."""
    return 90 if size <= 1_000_000 else 240


def _anew(folder: Path, command: list[str]) -> Callable[[], Taken]:
    """Run a command with a folder out of the way."""

    def run() -> Taken:
        shutil.rmtree(folder, ignore_errors=True)
        return process(command)

    return run
