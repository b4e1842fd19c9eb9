"""Made-up graphs as files: the same every time, as large as asked, shaped as sources tell, and with answers."""

from collections import Counter
from math import log
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from kg import paths
from kg.build.derive import derive
from kg.namespaces import GBA
from kg.questions.ask import bind
from kg.questions.question import read_questions
from kg.rdf.encode import DERIVED_GRAPH
from kg.search.names import Names
from kg.store.embedded import Embedded
from tests.bench import streamed
from tests.bench.graphs import Files
from tests.bench.most_asked import MOST_ASKED
from tests.bench.synthetic import TAKING_PART

TRIPLES = 30_000


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return streamed.write(TRIPLES, tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="module")
def store(files: Files) -> Embedded:
    inner = Store()
    inner.bulk_load(path=str(files.quads), format=RdfFormat.N_QUADS)
    return Embedded(inner)


def test_the_same_seed_writes_the_same(files: Files, tmp_path: Path) -> None:
    again = streamed.write(TRIPLES, tmp_path)
    for one, other in zip(files, again, strict=True):
        assert one.read_bytes() == other.read_bytes()
    other_seed = streamed.write(3_000, tmp_path / "other", seed=2)
    assert other_seed.quads.read_bytes()[-1000:] != files.quads.read_bytes()[-1000:]


@pytest.mark.parametrize("triples", [4_000, 10_000])
def test_it_is_as_large_as_asked(triples: int) -> None:
    assert 0.85 * triples < sum(1 for _ in streamed.streamed(triples)) < 1.15 * triples


def test_both_files_hold_the_same(files: Files, store: Embedded) -> None:
    plain = Store()
    plain.bulk_load(path=str(files.triples), format=RdfFormat.N_TRIPLES)
    assert {quad.triple for quad in plain} == {quad.triple for quad in store.quads()}
    assert 0.9 * TRIPLES < len(plain) < 1.1 * TRIPLES


def test_parts_are_as_they_are_in_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streamed, "PART", 3_000)
    parts = set(streamed.streamed(12_000))
    whole = Embedded.in_memory(quad for quad in parts if quad.graph_name != DERIVED_GRAPH)
    derive(whole, paths.ontology_dir() / "rules")
    assert parts == set(whole.quads())


def test_degrees_are_as_zipf_has_them(store: Embedded) -> None:
    """The logarithms of rank and number lie near a line, the first has a good part, most have few."""
    drawn = {NamedNode(GBA + name) for name in TAKING_PART.values()}
    numbers = Counter(quad.object for quad in store.quads() if quad.predicate in drawn)
    degrees = [number for _, number in numbers.most_common()]
    assert 0.7 < log(degrees[0] / degrees[19]) / log(20) < 1.3
    assert degrees[0] > 10 * degrees[len(degrees) // 2]


def test_there_are_twelve_questions_and_each_has_an_answer(store: Embedded) -> None:
    known, names = read_questions(paths.ontology_dir() / "questions"), Names.of(store)
    assert len(MOST_ASKED) == 12
    for question, values in MOST_ASKED.items():
        assert list(store.rows(known[question].text, bind(known[question], values, names))), question
