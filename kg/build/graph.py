"""From the data folder to a graph that is loaded and derived."""

from dataclasses import dataclass
from pathlib import Path

from kg.build.derive import derive
from kg.curation.dataset import read_dataset
from kg.errors import DataError
from kg.model.dataset import Dataset
from kg.model.finding import Finding, Severity, in_order
from kg.model.vocabulary import Vocabulary
from kg.ontology.vocabulary import read_ontology, vocabulary_of
from kg.rdf.encode import encode
from kg.store.embedded import Embedded


@dataclass(frozen=True, slots=True)
class Graph:
    """A data set and the graph made of it.

    Attributes:
        derived: How many triples follow by rule.
        findings: What is wrong with the data, in the order of its places.
    """

    dataset: Dataset
    vocabulary: Vocabulary
    store: Embedded
    derived: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many findings stop a build."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)


def load(data: Path, ontology: Path) -> Graph:
    """Read, encode and derive; the shapes are for ``kg.build.checked``.

    Args:
        data: The folder of the data.
        ontology: The folder of the ontology.

    Raises:
        DataError: The ontology cannot be used.
    """
    quads = read_ontology(ontology)
    vocabulary = vocabulary_of(quads)
    dataset, findings = read_dataset(data, vocabulary)
    store = Embedded.in_memory([*quads, *encode(dataset)])
    derived = derive(store, ontology / "rules")
    return Graph(dataset, vocabulary, store, derived, tuple(in_order(findings)))


def load_sound(data: Path, ontology: Path) -> Graph:
    """Load data that have to be free of errors.

    Raises:
        DataError: There are errors; the message says how to see them.
    """
    graph = load(data, ontology)
    if graph.errors:
        first = next(item for item in graph.findings if item.severity is Severity.ERROR)
        raise DataError(
            f"{data} has {graph.errors} errors, the first in {first.place.file}, row"
            f" {first.place.row}: {first.problem}; 'kg check' lists them all"
        )
    return graph
