"""Homes: by jurisdiction, else by nearly all neighbours, else none."""

from kg.build.graph import Graph
from kg.namespaces import RDF, entity_iri
from kg.network.homes import homes
from kg.rdf.encode import DERIVED_GRAPH, ENTITY_GRAPH
from kg.rdf.terms import NamedNode, Quad, gba
from kg.store.embedded import Embedded


def graph(*under: str) -> Embedded:
    """Entities under cities, as "entity city"; guangdong is a province."""
    quads = []
    for pair in under:
        entity, city = (NamedNode(entity_iri(name)) for name in pair.split())
        cls = gba("Province" if "guangdong" in pair else "City")
        quads.append(Quad(entity, gba("jurisdiction"), city, DERIVED_GRAPH))
        quads.append(Quad(city, NamedNode(RDF + "type"), cls, ENTITY_GRAPH))
    return Embedded.in_memory(quads)


STORE = graph(
    "macao macao", "um macao", "mpu macao", "sysu guangzhou", "sysu zhuhai", "uic zhuhai", "gov guangdong"
)


def test_jurisdiction_comes_first() -> None:
    found = homes(STORE, [("um", "sysu"), ("um", "uic")])
    assert found["um"] == "macao"
    assert found["uic"] == "zhuhai"


def test_of_several_the_one_of_most_neighbours_then_the_first() -> None:
    assert homes(STORE, [])["sysu"] == "guangzhou"
    assert homes(STORE, [("sysu", "uic")])["sysu"] == "zhuhai"


def test_a_province_is_no_home() -> None:
    assert "gov" not in homes(STORE, [("gov", "um"), ("gov", "mpu")])


def test_what_is_under_none_has_the_home_of_its_neighbours() -> None:
    edges = [("deal", "um"), ("deal", "mpu"), ("article", "deal"), ("joint", "um"), ("joint", "uic")]
    found = homes(STORE, edges)
    assert found["deal"] == found["article"] == "macao"
    assert "joint" not in found
    edges = [("deal", "um"), ("deal", "mpu"), ("deal", "uic")]
    assert "deal" not in homes(STORE, edges)


def test_the_order_of_edges_does_not_matter() -> None:
    edges = [("a", "um"), ("a", "b"), ("b", "uic"), ("b", "c"), ("c", "a"), ("c", "c")]
    assert homes(STORE, edges) == homes(STORE, [(y, x) for x, y in edges[::-1] * 2])


def test_in_a_store(small: Graph) -> None:
    found = homes(small.store, [("vp", "polyu"), ("person", "polyu"), ("person", "oppo")])
    assert found["polyu"] == found["hong-kong"] == "hong-kong"
    assert found["oppo"] == found["deal"] == "dongguan"  # where it was signed
    assert found["vp"] == "hong-kong"
    assert "person" not in found
