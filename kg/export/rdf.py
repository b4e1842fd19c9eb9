"""The whole graph in a syntax of RDF: as one union, or graph by graph."""

from kg.export.about import About
from kg.rdf.reified import reified
from kg.rdf.syntax import union, write_quads
from kg.store.base import Store


def turtle(store: Store, about: About) -> bytes:
    """Write the union of all graphs in Turtle."""
    return about.comment("#").encode() + write_quads(union(store.quads()), "ttl")


def turtle12(store: Store, about: About) -> bytes:
    """Write the union of all graphs in the Turtle of RDF 1.2, where a claim reifies its triple."""
    return about.comment("#").encode() + write_quads(reified(union(store.quads())), "ttl")


def ntriples(store: Store, about: About) -> bytes:
    """Write the union of all graphs in N-Triples."""
    return about.comment("#").encode() + write_quads(union(store.quads()), "nt")


def trig(store: Store, about: About) -> bytes:
    """Write each graph in TriG."""
    return about.comment("#").encode() + write_quads(store.quads(), "trig")


def nquads(store: Store, about: About) -> bytes:
    """Write each graph in N-Quads."""
    return about.comment("#").encode() + write_quads(store.quads(), "nq")
