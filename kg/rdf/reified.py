"""Claims as RDF 1.2 has them: a node that reifies a triple, instead of a node with the three parts of one."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from kg.namespaces import RDF

_REIFIES: Final = NamedNode(RDF + "reifies")
_PARTS: Final = tuple(NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
_KIND: Final = (NamedNode(RDF + "type"), NamedNode(RDF + "Statement"))


def reified(quads: Iterable[Quad]) -> set[Quad]:
    """Replace rdf:subject, rdf:predicate and rdf:object of each node by ``rdf:reifies`` with the triple.

    A triple that is reified so is not asserted, so a plan stays one (W3C, "RDF 1.2 Concepts and Abstract
    Data Model", working draft). Nodes that lack one of the three parts stay as they are.

    Args:
        quads: A graph; what is said of one node stands in one graph of it.
    """
    everything = set(quads)
    parts: dict[object, dict[NamedNode, Quad]] = defaultdict(dict)
    for quad in everything:
        if quad.predicate in _PARTS:
            parts[quad.subject, quad.graph_name][quad.predicate] = quad
    found: set[Quad] = set()
    replaced: set[Quad] = set()
    for own in parts.values():
        if len(own) < len(_PARTS):
            continue
        first = own[_PARTS[0]]
        subject, predicate, value = (own[part].object for part in _PARTS)
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            found.add(Quad(first.subject, _REIFIES, Triple(subject, predicate, value), first.graph_name))
            replaced |= {*own.values(), Quad(first.subject, *_KIND, first.graph_name)}
    return (everything - replaced) | found
