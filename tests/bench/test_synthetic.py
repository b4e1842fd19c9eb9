"""The made-up graph: the same every time, sound by vocabulary and shapes, and shaped like the curated one."""

from collections import Counter
from itertools import islice

import pytest

from kg import paths
from kg.build.derive import derive
from kg.model.claim import Modality, Ref
from kg.network.layout import schematic
from kg.ontology.vocabulary import read_ontology, vocabulary_of
from kg.quality.conformance import check_shapes
from kg.store.embedded import Embedded
from tests.bench.synthetic import BEYOND, Told, quads, told

CLAIMS = 1500


@pytest.fixture(scope="module")
def data() -> Told:
    return told(CLAIMS)


def test_as_many_claims_as_wanted(data: Told) -> None:
    assert len(data.claims) == CLAIMS
    assert len(told(40).claims) == 40


def test_the_same_seed_tells_the_same(data: Told) -> None:
    assert told(CLAIMS) == data
    assert told(CLAIMS, seed=2) != data


def test_it_comes_as_a_stream(data: Told) -> None:
    assert set(quads(CLAIMS)) == set(data.quads())
    assert len(list(islice(quads(10**9), 1000))) == 1000


def test_it_is_sound(data: Told) -> None:
    vocabulary = vocabulary_of(read_ontology(paths.ontology_dir()))
    for claim in data.claims.values():
        used = vocabulary.properties[claim.predicate]
        assert not used.derived_only
        assert vocabulary.is_a(data.entities[claim.subject].cls, used.domain), claim
        if isinstance(claim.object, Ref):
            assert vocabulary.is_a(data.entities[claim.object.id].cls, used.range), claim
    store = Embedded.in_memory([*read_ontology(paths.ontology_dir()), *data.quads()])
    derive(store, paths.ontology_dir() / "rules")
    assert list(check_shapes(store, paths.ontology_dir() / "shapes", {})) == []
    assert store.query("ASK { ?one gba:cooperatesWith ?other }")
    assert store.query("ASK { ?joint a gba:CrossBoundaryCooperation }")


def test_it_is_shaped_like_the_curated_graph(data: Told) -> None:
    assert data.entities.keys() >= {*schematic(), *BEYOND}
    for entity in data.entities.values():
        assert [label.language for label in entity.labels] == ["zh-Hant", "zh-Hans", "en"]
    ends = [
        (claim.subject, claim.object.id) for claim in data.claims.values() if isinstance(claim.object, Ref)
    ]
    degrees = sorted(Counter(end for pair in ends for end in pair).values(), reverse=True)
    assert degrees[0] > 20 * degrees[len(degrees) // 2]
    plans = sum(claim.modality is Modality.PLANNED for claim in data.claims.values())
    assert 0.01 < plans / len(data.claims) < 0.3
    assert len(data.sources) > 50
    assert all(claim.since for claim in data.claims.values())
