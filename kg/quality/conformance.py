"""SHACL over the graph, its report turned into findings with the rows they come from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from pyshacl import validate
from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import DataError
from kg.model.finding import Finding, Place, Severity
from kg.namespaces import GBA, ID, RDF, SKOS, SOURCE, XSD, compact
from kg.quality.reach import Reach
from kg.rdf import terms
from kg.rdf.terms import Quad
from kg.store.embedded import Embedded

_COLUMNS: Final = {
    "object": "object",
    "prefLabel": "label_zh_hant",
    "title": "title",
    "publisher": "publisher",
    "language": "language",
    "url": "url",
} | {name: name for name in ("subject", "predicate", "unit", "qualifier", "modality", "locator")}
_NODES: Final = Path(__file__).with_name("nodes.rq")
_SUBJECT, _PREDICATE, _OBJECT = (terms.NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
_PLACE: Final = itemgetter(1)
#: Where a shape says how to mend what it finds.
_FIX: Final = URIRef(SKOS + "editorialNote")

#: Nodes that are validated together.
NODES: Final = 5_000


def check_shapes(
    store: Embedded,
    shapes: Path,
    places: Mapping[str, Place],
    nodes: int = NODES,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Finding]:
    """Validate a graph against shapes, some nodes at a time, each with all that the shapes can see of it.

    Args:
        store: The graph with everything that follows by rule.
        shapes: A folder of Turtle files; all are taken together.
        places: Where entities, sources and claims stand in the data, by their IRI.
        nodes: How many are validated together.
        progress: Told how many have been validated.

    Raises:
        DataError: A file of shapes is not Turtle.
    """
    rules = Graph()
    for path in sorted(shapes.glob("*.ttl")):
        try:
            rules.parse(path, format="turtle")
        except Exception as error:  # rdflib's parser raises what it likes
            raise DataError(f"{path}: not Turtle ({error})") from error
    reach = Reach.of(rules)
    aims = reach.aims(store)
    where = _Where(store, places)
    subjects = (row["node"] for row in store.rows(_NODES.read_text(encoding="utf-8")))
    named = (node for node in subjects if isinstance(node, terms.NamedNode))
    done = 0
    while some := list(islice(named, nodes)):
        report = _validate(_copy(reach.around(store, some, aims)), rules, shapes)
        own = {node.value for node in some}
        for result in report.objects(None, SH.result):
            if str(report.value(result, SH.focusNode)) in own:
                yield _finding(report, result, rules, where)
        done += len(some)
        progress(done)


def _validate(data: Graph, rules: Graph, shapes: Path) -> Graph:
    """Give the report on a graph."""
    _, report, _ = validate(data, shacl_graph=rules, advanced=True, inplace=True)
    if not isinstance(report, Graph):
        raise DataError(f"{shapes}: the shapes cannot be used: {report}")
    return report


def _copy(quads: Iterable[Quad]) -> Graph:
    """Copy triples into rdflib, term by term: parsing them again would take three times as long."""
    known: dict[object, Node] = {}
    graph = Graph()
    for quad in quads:
        triple = (quad.subject, quad.predicate, quad.object)
        for term in triple:
            if term not in known:
                known[term] = _term(term)
        subject, predicate, value = (known[term] for term in triple)
        graph.add((subject, predicate, value))
    return graph


def _term(term: object) -> Node:
    """A term of the store as rdflib has it."""
    if isinstance(term, terms.Literal):
        plain = term.language or term.datatype.value == XSD + "string"  # which rdflib leaves unsaid
        datatype = None if plain else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype)
    if isinstance(term, terms.NamedNode):
        return URIRef(term.value)
    raise DataError(f"the graph holds {term}, which has no name of its own")


class _Where(NamedTuple):
    """Finds the place that a result speaks of."""

    store: Embedded
    places: Mapping[str, Place]

    def find(self, focus: Node | None, path: Node | None, value: Node | None) -> Place:
        """Find the row: that of the claim, else that of the entity."""
        if found := self._stated(str(focus), str(path)):
            text = _text(value)
            return min((place for said, place in found if said == text), default=min(found, key=_PLACE)[1])
        place = self.places.get(str(focus))
        if place is None:
            return Place("")
        return Place(place.file, place.row, _COLUMNS.get(_name(path), ""))

    def _stated(self, subject: str, predicate: str) -> list[tuple[str, Place]]:
        """The places of the claims about a subject, with the text of each object."""
        if not predicate.startswith(GBA) or not subject.startswith((ID, SOURCE)):
            return []
        found = []
        for quad in self.store.naming(terms.NamedNode(subject), _SUBJECT):
            claim = quad.subject
            if isinstance(claim, terms.NamedNode) and claim.value in self.places:
                parts = {said.predicate: said.object for said in self.store.about(claim)}
                if _value(parts.get(_PREDICATE)) == predicate:
                    text = _value(parts.get(_OBJECT)).removeprefix(ID).removeprefix(SOURCE)
                    found.append((text, self.places[claim.value]))
        return found


def _value(term: object) -> str:
    """The text of a term of the store."""
    return str(getattr(term, "value", ""))


def _finding(report: Graph, result: Node, rules: Graph, where: _Where) -> Finding:
    """Make a finding of one result."""
    focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
    value, shape = report.value(result, SH.value), report.value(result, SH.sourceShape)
    constraint = report.value(result, SH.sourceConstraint)
    messages = list(report.objects(result, SH.resultMessage))
    fixes = [note for node in (constraint, shape) if node for note in rules.objects(node, _FIX)]
    serious = report.value(result, SH.resultSeverity) == SH.Violation
    return Finding(
        place=where.find(focus, path, value),
        rule="shape:" + _name(constraint if isinstance(constraint, URIRef) else shape),
        value=_shown(value if value is not None else focus),
        problem=_english(messages) or f"{_shown(focus)} breaks the shape",
        fix=_english(fixes) or "see data/README.md for what the columns mean",
        severity=Severity.ERROR if serious else Severity.WARNING,
    )


def _text(value: Node | None) -> str:
    """The text that a value has in the data."""
    return _name(value) if isinstance(value, URIRef) else str(value)


def _name(node: Node | None) -> str:
    """The last part of an IRI."""
    return str(node).rsplit("/", 1)[-1].rsplit("#", 1)[-1] if isinstance(node, URIRef) else ""


def _shown(node: Node | None) -> str:
    """A node as a reader knows it."""
    return compact(str(node)) if isinstance(node, URIRef) else str(node)


def _english(texts: Iterable[Node]) -> str:
    """The English text of several languages, or the first."""
    found = sorted(
        (text for text in texts if isinstance(text, Literal)),
        key=lambda text: (text.language != "en", str(text)),
    )
    return str(found[0]) if found else ""
