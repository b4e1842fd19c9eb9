"""The twelve questions that are asked most, over a store on disk, beside the engine alone and other engines."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.bench.graphs import files, store
from tests.bench.measure import Taken, Times, TooSlowError, apart, call, calls, in_turn, say
from tests.bench.most_asked import MOST_ASKED
from tests.bench.oxigraph_server import Client, oxigraph
from tests.bench.result import Result, Setting, Skipped, Target

if TYPE_CHECKING:
    from kg.search.names import Names

NAME: Final = "questions"
BARE: Final = "pyoxigraph, text filled in"
OURS: Final = "kg: g.ask"
SERVER: Final = "Oxigraph's server, HTTP"
RDFLIB: Final = "rdflib memory store"
SUM: Final = "all twelve, sum of medians"
#: Triples beyond which the others are not asked: rdflib would take 12 GB.
_OTHERS_MOST: Final = 1_500_000
#: Triples from which on the promise holds; in less, a question takes a millisecond.
_JUDGED: Final = 1_000_000
#: Rounds for each of other benchmarks: the quickest question takes less than a millisecond.
_MORE: Final = 30
#: Seconds for the rounds of one question.
_BUDGET: Final = 10


def measure(setting: Setting) -> Iterator[Result]:
    """Ask at each size; other engines at the largest that rdflib can hold."""
    largest = max((size for size in setting.sizes if size <= _OTHERS_MOST), default=0)
    for size in setting.sizes:
        folder = store(setting, size)
        texts = apart(_texts)
        found: dict[str, Times] = {question: {} for question in MOST_ASKED}
        notes: dict[str, dict[str, str]] = {question: {} for question in MOST_ASKED}
        with ExitStack() as servers:
            address, missing = _served(servers, folder) if size == largest else ("", "")
            for question in MOST_ASKED:
                say(f"  {question}, {size:,} triples")
                try:
                    found[question], notes[question] = apart(
                        _ask, setting, folder, question, address, patience=5 * setting.patience
                    )
                except TooSlowError:
                    notes[question] = dict.fromkeys((BARE, OURS), f"more than {5 * setting.patience:.0f} s")
                if missing:
                    notes[question][SERVER] = missing
        if size == largest and not setting.brief:
            _add_rdflib(setting, files(setting, size).triples, texts, found, notes)
        for question, times in found.items():
            targets = [Target(OURS, 1.2, BARE)] if size >= _JUDGED else []
            yield Result(NAME, question, BARE, times, size, targets, notes[question])
        yield _sum(setting, size, found)


def _served(servers: ExitStack, folder: Path) -> tuple[str, str]:
    """Start Oxigraph's server; its address, or why there is none."""
    try:
        return servers.enter_context(oxigraph(folder)), ""
    except Skipped as reason:
        return "", str(reason)


def _texts() -> dict[str, str]:
    """The queries with their values in place."""
    from kg import paths
    from kg.questions.ask import sparql
    from kg.questions.question import read_questions

    known = read_questions(paths.ontology_dir() / "questions")
    return {name: sparql(known[name], values, _names()) for name, values in MOST_ASKED.items()}


def _names() -> "Names":
    """The ids that the values are: to index all names of a store is no part of a question."""
    from kg.search.names import Names

    ids = {value for values in MOST_ASKED.values() for value in values.values()}
    return Names.of_pairs((one, one) for one in ids)


def _ask(setting: Setting, folder: Path, question: str, address: str) -> tuple[Times, dict[str, str]]:
    """Ask one question in turn; give the times, and why some are missing."""
    from pyoxigraph import Store

    from kg.api.graph import KnowledgeGraph
    from kg.build.opened import Opened
    from kg.store.location import open_location

    text, values, names = _texts()[question], MOST_ASKED[question], _names()
    bare = Store.read_only(str(folder))
    graph = KnowledgeGraph(Opened(open_location(str(folder)), lambda: names))
    works: dict[str, Callable[[], object]] = {
        BARE: lambda: list(bare.query(text, use_default_graph_as_union=True)),
        OURS: lambda: list(graph.ask(question, **values)),
    }
    notes = {}
    if address:
        client = Client(address)
        try:
            client.ask(text)
            works[SERVER] = lambda: client.ask(text)
        except OSError as error:
            notes[SERVER] = f"failed: {error}"
    return in_turn(calls(works), _MORE * setting.rounds, budget=_BUDGET), notes


def _add_rdflib(
    setting: Setting,
    file: Path,
    texts: Mapping[str, str],
    found: Mapping[str, Times],
    notes: Mapping[str, dict[str, str]],
) -> None:
    """Ask rdflib in a process of its own."""
    for question, times in apart(_rdflib, setting, file, texts).items():
        found[question][RDFLIB] = times or [Taken(setting.patience, setting.patience)]
        if not times:
            notes[question][RDFLIB] = f"stopped after {setting.patience:.0f} s"


def _rdflib(setting: Setting, file: Path, texts: Mapping[str, str]) -> dict[str, list[Taken]]:
    """What each question takes in rdflib; nothing where it is stopped."""
    import rdflib

    say("  rdflib: loading")
    graph = rdflib.Graph().parse(file, format="nt")
    found: dict[str, list[Taken]] = {}
    for question, text in texts.items():
        say(f"  rdflib: {question}")

        def run(text: str = text) -> Taken:
            return call(lambda: list(graph.query(text)), setting.patience)

        try:
            found[question] = in_turn({RDFLIB: run}, 3, warm=0, budget=5)[RDFLIB]
        except TooSlowError:
            found[question] = []
    return found


def _sum(setting: Setting, size: int, found: Mapping[str, Times]) -> Result:
    """All questions together, for contenders that answered each."""
    times: Times = {}
    notes = {}
    for contender in (BARE, OURS, SERVER, RDFLIB):
        each = [Result(NAME, "", BARE, one) for one in found.values() if one.get(contender)]
        if len(each) == len(found):
            wall = sum(one.median(contender) for one in each)
            times[contender] = [Taken(wall, wall)]
            cut = sum(one.times[contender] == [Taken(setting.patience, setting.patience)] for one in each)
            if cut:
                notes[contender] = f"at least: {cut} of them were stopped after {setting.patience:.0f} s"
    return Result(NAME, SUM, BARE, times, size, [Target(OURS, 0.05, RDFLIB)], notes)
