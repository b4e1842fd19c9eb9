"""The IRIs of an answer, whatever its kind."""

import pytest

from kg.build.graph import Graph
from kg.errors import DataError
from kg.namespaces import GBA, entity_iri
from kg.results.iris import iris_in


def test_rows_and_triples(small: Graph) -> None:
    text = "SELECT ?deal ?date ?none { ?deal gba:date ?date ; gba:party id:oppo OPTIONAL { ?deal gba:result ?none } }"
    assert list(iris_in(small.store.query(text))) == [entity_iri("deal")]
    text = "CONSTRUCT WHERE { ?deal gba:establishes ?centre }"
    found = list(iris_in(small.store.query(text)))
    assert found == [entity_iri("deal"), GBA + "establishes", entity_iri("centre")]


def test_yes_or_no_names_nothing(small: Graph) -> None:
    with pytest.raises(DataError, match="yes or no"):
        list(iris_in(small.store.query("ASK {}")))
