"""The ontology file into the vocabulary that data are checked against."""

from collections import defaultdict
from pathlib import Path

from kg.errors import DataError
from kg.model.vocabulary import Kind, Property, Vocabulary
from kg.namespaces import GBA, OWL, RDF, RDFS, XSD
from kg.rdf.encode import ONTOLOGY_GRAPH
from kg.rdf.syntax import read_quads
from kg.rdf.terms import Literal, NamedNode, Quad

_KINDS = {
    XSD + "decimal": Kind.NUMBER,
    GBA + "edtf": Kind.DATE,
    RDF + "langString": Kind.TEXT,
    XSD + "anyURI": Kind.URL,
}
_PROPERTY_TYPES = {OWL + "ObjectProperty", OWL + "DatatypeProperty"}

Statements = dict[str, dict[str, list[NamedNode | Literal]]]


def read_ontology(folder: Path) -> list[Quad]:
    """Read gba.ttl into the ontology's own graph.

    Raises:
        DataError: The file is missing or is not Turtle.
    """
    return list(read_quads(folder / "gba.ttl", ONTOLOGY_GRAPH))


def vocabulary_of(quads: list[Quad]) -> Vocabulary:
    """Take classes and properties out of the ontology.

    Raises:
        DataError: A property of ours lacks its domain or range.
    """
    statements: Statements = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            statements[_local(subject)][quad.predicate.value].append(value)
    classes = {name: facts for name, facts in statements.items() if _is(facts, OWL + "Class")}
    parents = {
        name: frozenset(
            _local(parent) for parent in facts[RDFS + "subClassOf"] if parent.value.startswith(GBA)
        )
        for name, facts in classes.items()
    }
    properties = {
        name: _property(name, facts)
        for name, facts in statements.items()
        if any(_is(facts, kind) for kind in _PROPERTY_TYPES) and _describes_entities(facts)
    }
    return Vocabulary(parents, properties)


def _describes_entities(facts: dict[str, list[NamedNode | Literal]]) -> bool:
    """Leave out the properties of claims themselves: they are columns, not predicates."""
    evidence = {GBA + "Claim", GBA + "DerivedClaim", RDF + "Statement", GBA + "Source"}
    return not evidence & {term.value for term in facts[RDFS + "domain"]}


def _property(name: str, facts: dict[str, list[NamedNode | Literal]]) -> Property:
    """Make a property of what the ontology says of it."""
    domains, ranges = facts[RDFS + "domain"], facts[RDFS + "range"]
    if len(domains) != 1 or len(ranges) != 1:
        raise DataError(f"ontology/gba.ttl: gba:{name} needs one rdfs:domain and one rdfs:range")
    kind = _KINDS.get(ranges[0].value, Kind.ENTITY)
    return Property(
        name=name,
        kind=kind,
        domain=_local(domains[0]),
        range=_local(ranges[0]) if kind is Kind.ENTITY else "",
        derived_only=_flag(facts, "derivedOnly"),
    )


def _local(term: NamedNode | Literal) -> str:
    """The local name of a term of ours."""
    return term.value.removeprefix(GBA)


def _is(facts: dict[str, list[NamedNode | Literal]], cls: str) -> bool:
    """Say whether a term is of a class."""
    return any(term.value == cls for term in facts[RDF + "type"])


def _flag(facts: dict[str, list[NamedNode | Literal]], name: str) -> bool:
    """Read an annotation that is true or absent."""
    return any(term.value == "true" for term in facts[GBA + name])
