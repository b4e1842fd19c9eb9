"""Building the curated graph: whole processes, from CSV to the folder of results."""

from collections.abc import Iterator
from typing import Final

from tests.bench.measure import in_turn, kg, processes, script
from tests.bench.result import Result, Setting

NAME: Final = "build"
_LOAD: Final = """from kg import paths
from kg.curation.dataset import Reading
from kg.ontology.vocabulary import read_ontology, vocabulary_of
from kg.rdf.encode import encode_claims, encode_named
from kg.store.embedded import Embedded
quads = read_ontology(paths.ontology_dir())
reading = Reading(paths.data_dir(), vocabulary_of(quads))
claims = encode_claims(reading.read_claims(), reading.dataset)
store = Embedded.in_memory([*quads, *encode_named(reading.dataset), *claims])"""
_DERIVE: Final = """
from kg.build.derive import derive
derive(store, paths.ontology_dir() / "rules")"""
BASELINE: Final = "reading and loading alone"


def measure(setting: Setting) -> Iterator[Result]:
    """Time the steps."""
    commands = {
        BASELINE: script(_LOAD),
        "reading, loading, rules": script(_LOAD + _DERIVE),
        "kg check": kg("check", "--format", "json"),
        "kg build --no-sparql": kg("build", "--no-sparql", "--out", setting.folder / "built"),
        "kg build": kg("build", "--out", setting.folder / "built"),
    }
    runs = processes(commands)
    yield Result(NAME, "the curated graph", BASELINE, in_turn(runs, setting.rounds))
