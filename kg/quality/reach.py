"""What shapes can see of a graph, so that it can be validated in parts.

The shapes are flat (see ontology/shapes): from a node they look at its own triples, at those of the nodes to
which a path leads, and by an inverse path at those that name it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from rdflib import RDF as RDF_SPACE
from rdflib import SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.namespaces import RDF
from kg.rdf.terms import NamedNode, Quad
from kg.store.embedded import Embedded

_AIMS: Final = Path(__file__).with_name("aims.rq")
_TYPE: Final = RDF + "type"
#: What a shape asks of the values of its path beyond their own term.
_DEEPER: Final = (SH["class"], SH.node, SH.property, SH.qualifiedValueShape)
_TARGETS: Final = (SH.target, SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)


@dataclass(frozen=True, slots=True)
class Reach:
    """What shapes can see.

    Attributes:
        spoken_of: The IRIs that they name; a triple with another property, or type, is not seen.
        onward: The properties by which they go on from a node to others.
        back: The properties by which they go back from a node to those that name it, each behind the class of
            the node; an empty name for any …
        nested: … of which these properties are then asked.
        objects: The properties that make their objects targets.
    """

    spoken_of: frozenset[str]
    onward: frozenset[str]
    back: frozenset[tuple[str, str]]
    nested: frozenset[str]
    objects: tuple[str, ...]

    @classmethod
    def of(cls, shapes: Graph) -> "Reach":
        """Read it off the shapes."""
        onward, back, nested = set[str](), set[tuple[str, str]](), set[str]()
        for shape, path in shapes.subject_objects(SH.path):
            steps = list(_steps(shapes, path))
            deeper = any((shape, asked, None) in shapes for asked in _DEEPER)
            onward |= {step for step, inverse in (steps if deeper else steps[:-1]) if not inverse}
            back |= {(cls, step) for step, inverse in steps if inverse for cls in _classes(shapes, shape)}
            if not any((shape, target, None) in shapes for target in _TARGETS):
                nested |= {step for step, _ in steps}
        objects = {str(found) for found in shapes.objects(None, SH.targetObjectsOf)}
        return cls(
            _named(shapes), frozenset(onward), frozenset(back), frozenset(nested), tuple(sorted(objects))
        )

    def aims(self, store: Embedded) -> dict[NamedNode, NamedNode]:
        """Find the nodes that a property makes targets, each with such a property."""
        text = _AIMS.read_text(encoding="utf-8")
        found = (row for name in self.objects for row in store.rows(text, {"property": NamedNode(name)}))
        pairs = ((row["node"], row["property"]) for row in found)
        return {
            node: name for node, name in pairs if isinstance(node, NamedNode) and isinstance(name, NamedNode)
        }

    def around(
        self, store: Embedded, nodes: Iterable[NamedNode], aims: Mapping[NamedNode, NamedNode]
    ) -> Iterator[Quad]:
        """Yield the triples by which nodes are validated; some come twice.

        Args:
            store: The graph.
            nodes: The nodes.
            aims: See ``aims``.
        """
        seen = set[NamedNode]()
        for node in nodes:
            own = [quad for quad in store.about(node) if self._matters(quad)]
            yield from own
            yield from self._after(store, own, seen)
            yield from self._before(store, node, own)
            if node in aims:
                yield from islice(store.naming(node, aims[node]), 1)

    def _after(self, store: Embedded, quads: Iterable[Quad], seen: set[NamedNode]) -> Iterator[Quad]:
        """Yield what is said of the nodes to which paths lead, one step after another."""
        for quad in quads:
            node = quad.object
            if quad.predicate.value in self.onward and isinstance(node, NamedNode) and node not in seen:
                seen.add(node)
                said = [further for further in store.about(node) if self._matters(further)]
                yield from said
                yield from self._after(store, said, seen)

    def _before(self, store: Embedded, node: NamedNode, own: Iterable[Quad]) -> Iterator[Quad]:
        """Yield what is asked of the nodes that name a node."""
        classes = {"", *(getattr(quad.object, "value", "") for quad in own if quad.predicate.value == _TYPE)}
        for cls, name in self.back:
            for quad in store.naming(node, NamedNode(name)) if cls in classes else ():
                yield quad
                if isinstance(quad.subject, NamedNode):
                    said = store.about(quad.subject)
                    yield from (further for further in said if further.predicate.value in self.nested)

    def _matters(self, quad: Quad) -> bool:
        """Say whether a shape can see a triple; the others would only be copied."""
        if quad.predicate.value not in self.spoken_of:
            return False
        return quad.predicate.value != _TYPE or getattr(quad.object, "value", "") in self.spoken_of


def _named(shapes: Graph) -> frozenset[str]:
    """Collect the IRIs that shapes name, in their triples and in their queries."""
    found: set[str] = set()
    for triple in shapes:
        for node in triple:
            found |= {str(node)} if isinstance(node, URIRef) else set(re.findall(r"<([^<> ]+)>", str(node)))
    return frozenset(found)


def _classes(shapes: Graph, shape: Node) -> list[str]:
    """The classes whose members a shape is about; an empty name where it may be about anything."""
    kinds = {target for target in _TARGETS if (shape, target, None) in shapes}
    return [str(cls) for cls in shapes.objects(shape, SH.targetClass)] if kinds == {SH.targetClass} else [""]


def _steps(shapes: Graph, path: Node) -> Iterator[tuple[str, bool]]:
    """Yield the properties along a path, each with whether it is gone backwards."""
    if isinstance(path, URIRef):
        yield str(path), False
    elif (path, RDF_SPACE.first, None) in shapes:
        for step in Collection(shapes, path):
            yield from _steps(shapes, step)
    else:  # inverse, alternative or repeated
        for kind, inner in shapes.predicate_objects(path):
            for name, inverse in _steps(shapes, inner):
                yield name, inverse != (kind == SH.inversePath)
