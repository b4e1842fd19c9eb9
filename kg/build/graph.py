"""From the data folder to a graph that is loaded and derived."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from kg.build.derive import derive
from kg.curation.dataset import Reading, claim_files
from kg.errors import DataError
from kg.model.dataset import Dataset
from kg.model.finding import Finding, Findings, Severity
from kg.model.vocabulary import Vocabulary
from kg.ontology.vocabulary import read_ontology, vocabulary_of
from kg.rdf.encode import encode_claims, encode_named
from kg.store.embedded import CHUNK, Embedded

#: Told the step that begins or goes on, and how much of it is done.
Progress = Callable[[str, str], None]


class Bounds(NamedTuple):
    """What keeps the memory of a build within bounds; tests make them small.

    Attributes:
        in_memory: Bytes of files of claims up to which the graph is built in memory, which is faster, and not
            on disk. A claim is some 60 bytes, and takes about 8 kB of memory.
        chunk: Quads that are loaded, derived or sorted together.
        nodes: Nodes that are validated together.
        page: Claims that one page shows.
    """

    in_memory: int = 10_000_000
    chunk: int = CHUNK
    nodes: int = 5_000
    page: int = 20_000


BOUNDS: Final = Bounds()


@dataclass(frozen=True, slots=True)
class Graph:
    """A data set and the graph made of it.

    Attributes:
        claims: How many claims there are, ``planned`` how many of them are plans.
        derived: How many triples follow by rule.
        found: What is wrong with the data.
    """

    dataset: Dataset
    vocabulary: Vocabulary
    store: Embedded
    claims: int
    planned: int
    derived: int
    found: Findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the data, in the order of its places."""
        return tuple(self.found.in_order())

    @property
    def errors(self) -> int:
        """How many findings stop a build."""
        return self.found.errors


def is_large(data: Path, bounds: Bounds = BOUNDS) -> bool:
    """Say whether the graph of a data folder is built on disk."""
    return sum(path.stat().st_size for path in claim_files(data)) > bounds.in_memory


def load(
    data: Path,
    ontology: Path,
    aside: Path | None = None,
    bounds: Bounds = BOUNDS,
    progress: Progress = lambda *_: None,
) -> Graph:
    """Read, encode and derive; the shapes are for ``kg.build.checked``.

    Args:
        data: The folder of the data.
        ontology: The folder of the ontology.
        aside: Where a store on disk is made, if the data are large; without it, all is kept in memory.
        bounds: What is large.
        progress: Told how far it has come.

    Raises:
        DataError: The ontology cannot be used.
    """
    progress("reading", "")
    statements = read_ontology(ontology)
    vocabulary = vocabulary_of(statements)
    reading = Reading(data, vocabulary)
    dataset = reading.dataset
    claims = reading.read_claims(lambda count: progress("reading", f"{count:,} claims"))
    quads = chain(statements, encode_named(dataset), encode_claims(claims, dataset))
    if aside and is_large(data, bounds):
        store = Embedded.on_disk(aside, quads, bounds.chunk)
    else:
        store = Embedded.in_memory(quads)
    progress("deriving", "")
    derived = derive(store, ontology / "rules", bounds.chunk)
    return Graph(dataset, vocabulary, store, reading.claims, reading.planned, derived, reading.findings)


def load_sound(data: Path, ontology: Path, aside: Path | None = None, bounds: Bounds = BOUNDS) -> Graph:
    """Load data that have to be free of errors.

    Raises:
        DataError: There are errors; the message says how to see them.
    """
    graph = load(data, ontology, aside, bounds)
    if graph.errors:
        first = next(item for item in graph.findings if item.severity is Severity.ERROR)
        raise DataError(
            f"{data} has {graph.errors} errors, the first in {first.place.file}, row"
            f" {first.place.row}: {first.problem}; 'kg check' lists them all"
        )
    return graph
