"""Claims as statements: by an entity, and by their ids."""

from kg.build.graph import Graph
from kg.evidence.claims import claim, claims_about
from kg.evidence.labels import Namer, class_of
from kg.namespaces import GBA, entity_iri


def test_each_claim_once_and_the_same_by_its_id(small: Graph) -> None:
    labels = Namer(small.store, "en")
    stated = list(claims_about(small.store, "centre", labels))
    assert len({item.claim for item in stated}) == len(stated)
    assert {"founder", "about", "establishes"} <= {item.predicate.id for item in stated}
    for item in stated:
        assert claim(small.store, item.claim, labels) == item


def test_labels_and_classes(small: Graph) -> None:
    assert Namer(small.store, "pt").name(entity_iri("polyu")).label == "香港理工大學"
    assert Namer(small.store, "en").name(GBA + "nosuch").label == "nosuch"
    assert class_of(small.store, "polyu") == GBA + "University"
    assert class_of(small.store, "nosuch") == ""
