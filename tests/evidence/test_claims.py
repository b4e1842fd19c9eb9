"""Claims as statements: by an entity, and by their ids."""

from pyoxigraph import Quad

from kg.build.graph import Graph
from kg.evidence.claims import claim, claims_about
from kg.evidence.labels import Namer, class_of
from kg.namespaces import GBA, RDF, claim_iri, entity_iri
from kg.store.base import NamedNode
from kg.store.embedded import Embedded


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


def test_what_lacks_its_evidence_is_no_claim() -> None:
    c, oppo = NamedNode(claim_iri("c")), NamedNode(entity_iri("oppo"))
    said = {RDF + "type": NamedNode(GBA + "Claim"), RDF + "subject": oppo, GBA + "source": oppo}
    store = Embedded.in_memory(Quad(c, NamedNode(name), value) for name, value in said.items())
    assert list(claims_about(store, "oppo", Namer(store, "en"))) == []
