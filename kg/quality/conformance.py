"""SHACL over the graph, its report turned into findings with the rows they come from."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from pyshacl import validate
from rdflib import SH, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import DataError
from kg.model.claim import text_of
from kg.model.dataset import Dataset
from kg.model.finding import Finding, Place, Severity
from kg.namespaces import GBA, RDF, SKOS, XSD, claim_iri, compact, entity_iri
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
#: Where a shape says how to mend what it finds.
_FIX: Final = URIRef(SKOS + "editorialNote")

Rows = dict[tuple[str, str], list[tuple[str, Place]]]


def check_shapes(store: Embedded, shapes: Path, dataset: Dataset) -> list[Finding]:
    """Validate a graph against the shapes of a folder.

    Args:
        store: The graph with everything that follows by rule.
        shapes: A folder of Turtle files; all are taken together.
        dataset: What the graph was made of, to find the row of each problem.

    Raises:
        DataError: A file of shapes is not Turtle.
    """
    rules = Graph()
    for path in sorted(shapes.glob("*.ttl")):
        try:
            rules.parse(path, format="turtle")
        except Exception as error:  # rdflib's parser raises what it likes
            raise DataError(f"{path}: not Turtle ({error})") from error
    spoken_of = _mentioned(rules)
    data = _copy(quad for quad in store.quads() if _matters(quad, spoken_of))
    _, report, _ = validate(data, shacl_graph=rules, advanced=True, inplace=True)
    if not isinstance(report, Graph):
        raise DataError(f"{shapes}: the shapes cannot be used: {report}")
    rows = _rows_by_statement(dataset)
    return [_finding(report, result, rules, dataset, rows) for result in report.objects(None, SH.result)]


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


def _mentioned(rules: Graph) -> set[str]:
    """Collect the IRIs that shapes speak of, in their triples and in their queries."""
    found: set[str] = set()
    for triple in rules:
        for node in triple:
            found |= {str(node)} if isinstance(node, URIRef) else set(re.findall(r"<([^<> ]+)>", str(node)))
    return found


def _matters(quad: Quad, spoken_of: set[str]) -> bool:
    """Say whether a shape can see a triple; the others would only be parsed."""
    if quad.predicate.value not in spoken_of:
        return False
    return quad.predicate.value != RDF + "type" or getattr(quad.object, "value", "") in spoken_of


def _rows_by_statement(dataset: Dataset) -> Rows:
    """Index the places of claims by subject and predicate, with the text of each object."""
    rows: Rows = {}
    for claim in dataset.claims.values():
        key = (entity_iri(claim.subject), GBA + claim.predicate)
        place = dataset.places[claim_iri(claim.id)]
        rows.setdefault(key, []).append((text_of(claim.object), place))
    return rows


def _finding(
    report: Graph,
    result: Node,
    rules: Graph,
    dataset: Dataset,
    rows: Rows,
) -> Finding:
    """Make a finding of one result."""
    focus, path = report.value(result, SH.focusNode), report.value(result, SH.resultPath)
    value, shape = report.value(result, SH.value), report.value(result, SH.sourceShape)
    constraint = report.value(result, SH.sourceConstraint)
    messages = list(report.objects(result, SH.resultMessage))
    fixes = [note for node in (constraint, shape) if node for note in rules.objects(node, _FIX)]
    serious = report.value(result, SH.resultSeverity) == SH.Violation
    place = _place(focus, path, value, dataset, rows)
    return Finding(
        place=place,
        rule="shape:" + _name(constraint if isinstance(constraint, URIRef) else shape),
        value=_shown(value if value is not None else focus),
        problem=_english(messages) or f"{_shown(focus)} breaks the shape",
        fix=_english(fixes) or "see data/README.md for what the columns mean",
        severity=Severity.ERROR if serious else Severity.WARNING,
    )


def _place(focus: Node | None, path: Node | None, value: Node | None, dataset: Dataset, rows: Rows) -> Place:
    """Find the row that a result speaks of: that of the claim, else that of the entity."""
    node, predicate = str(focus), str(path)
    claims = rows.get((node, predicate), [])
    if claims:
        text = _text(value)
        return next((place for object_text, place in claims if object_text == text), claims[0][1])
    place = dataset.places.get(node)
    if place is None:
        return Place("")
    return Place(place.file, place.row, _COLUMNS.get(_name(path), ""))


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
