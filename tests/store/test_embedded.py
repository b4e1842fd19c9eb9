"""The embedded engine: what a query may take for granted, and what it is remembered by."""

from kg.build.graph import Graph
from kg.namespaces import XSD
from kg.store.base import Literal, NamedNode
from kg.store.tokens import graphs_of

ASK = "ASK {{ {} a {} }}"


def test_prefixes_are_known_and_can_be_declared_otherwise(small: Graph) -> None:
    for entity in ("id:polyu", "<https://w3id.org/gba-kg/id/polyu>"):
        assert bool(small.store.query(ASK.format(entity, "gba:University")))
    assert bool(
        small.store.query("PREFIX x: <https://w3id.org/gba-kg/id/> ASK { x:polyu rdf:type gba:University }")
    )
    assert not bool(small.store.query("PREFIX id: <http://other/> ASK { id:polyu a gba:University }"))


def test_a_query_is_looked_through_once_for_all_values(small: Graph) -> None:
    query = "SELECT ?x ?from { ?x gba:since ?from FILTER(?from > ?day) }"
    graphs_of.cache_clear()
    for month in range(1, 10):
        day = Literal(f"2024-0{month}-01", datatype=NamedNode(XSD + "date"))
        list(small.store.rows(query, {"day": day}))
    assert graphs_of.cache_info().misses == 1
