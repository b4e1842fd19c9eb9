"""The data set as quads: names in one graph, sources in another, claims in the graph of their source."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.model.claim import Claim, Modality, Ref
from kg.model.dataset import Dataset
from kg.model.entity import Entity
from kg.model.source import Source
from kg.namespaces import (
    DCT,
    FOAF,
    GEO,
    GRAPH,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    XSD,
    claim_iri,
    entity_iri,
    source_iri,
)
from kg.rdf import terms

ONTOLOGY_GRAPH = NamedNode(GRAPH + "ontology")
ENTITY_GRAPH = NamedNode(GRAPH + "entities")
SOURCE_GRAPH = NamedNode(GRAPH + "sources")
DERIVED_GRAPH = NamedNode(GRAPH + "derived")

_TYPE = NamedNode(RDF + "type")
_LABEL = NamedNode(RDFS + "label")
_NOTE = NamedNode(SKOS + "note")

Statement = tuple[NamedNode, NamedNode | Literal]


def encode_named(dataset: Dataset) -> Iterator[Quad]:
    """Yield the quads of entities and sources."""
    for entity in dataset.entities.values():
        subject = NamedNode(entity_iri(entity.id))
        for predicate, value in _entity(entity):
            yield Quad(subject, predicate, value, ENTITY_GRAPH)
    for source in dataset.sources.values():
        subject = NamedNode(source_iri(source.id))
        for predicate, value in _source(source):
            yield Quad(subject, predicate, value, SOURCE_GRAPH)


def encode_claims(claims: Iterable[Claim], dataset: Dataset) -> Iterator[Quad]:
    """Yield the quads of claims about a data set."""
    for claim in claims:
        yield from _claim(claim, dataset)


def _entity(entity: Entity) -> Iterator[Statement]:
    """Yield what is said of an entity without a source: its class and its names."""
    yield _TYPE, terms.gba(entity.cls)
    for label in entity.labels:
        yield NamedNode(SKOS + "prefLabel"), terms.text(label)
        yield _LABEL, terms.text(label)
    for alias in entity.aliases:
        yield NamedNode(SKOS + "altLabel"), terms.text(alias)
    for language in entity.descriptive:
        yield terms.gba("descriptiveLabel"), Literal(language)
    if entity.description:
        yield NamedNode(SCHEMA + "description"), Literal(entity.description, language="en")
    if entity.homepage:
        yield NamedNode(FOAF + "homepage"), NamedNode(entity.homepage)
    for other in entity.same_as:
        yield NamedNode(SCHEMA + "sameAs"), NamedNode(other)
    for name, degrees in (("lat", entity.latitude), ("long", entity.longitude)):
        if degrees:
            yield NamedNode(GEO + name), Literal(degrees, datatype=NamedNode(XSD + "decimal"))


def _source(source: Source) -> Iterator[Statement]:
    """Yield the description of a source."""
    yield _TYPE, terms.gba("Source")
    title = Literal(source.title, language=source.language)
    yield NamedNode(DCT + "title"), title
    yield _LABEL, title
    yield NamedNode(DCT + "publisher"), Literal(source.publisher)
    yield NamedNode(DCT + "language"), Literal(source.language)
    yield terms.gba("grade"), Literal(source.grade)
    if source.published:
        yield NamedNode(DCT + "issued"), terms.edtf(source.published)
    if source.retrieved:
        yield terms.gba("retrieved"), terms.edtf(source.retrieved)
    if source.url:
        yield NamedNode(SCHEMA + "url"), NamedNode(source.url)
    if source.note:
        yield _NOTE, Literal(source.note, language="en")


def _claim(claim: Claim, dataset: Dataset) -> Iterator[Quad]:
    """Yield a claim as a node and, unless it is a plan, as its plain triple."""
    graph = NamedNode(source_iri(claim.source.id))
    node = NamedNode(claim_iri(claim.id))
    subject = _reference(claim.subject, dataset)
    predicate = terms.gba(claim.predicate)
    value = (
        _reference(claim.object.id, dataset) if isinstance(claim.object, Ref) else terms.literal(claim.object)
    )
    yield Quad(node, NamedNode(RDF + "subject"), subject, graph)
    yield Quad(node, NamedNode(RDF + "predicate"), predicate, graph)
    yield Quad(node, NamedNode(RDF + "object"), value, graph)
    for name, evidence in _evidence(claim):
        yield Quad(node, name, evidence, graph)
    if claim.modality is Modality.ACTUAL:
        yield Quad(subject, predicate, value, graph)


def _reference(name: str, dataset: Dataset) -> NamedNode:
    """The node of an entity or a source."""
    return NamedNode(source_iri(name) if name in dataset.sources else entity_iri(name))


def _evidence(claim: Claim) -> Iterator[Statement]:
    """Yield what is said of a claim: its source, place, dates and modality."""
    yield _TYPE, terms.gba("Claim")
    yield _TYPE, NamedNode(RDF + "Statement")
    yield terms.gba("source"), NamedNode(source_iri(claim.source.id))
    yield terms.gba("modality"), terms.gba(claim.modality)
    for name, value in (("from", claim.begin), ("to", claim.end)):
        if value:
            yield terms.gba(name), terms.edtf(value)
    bounds = (
        ("earliest", claim.when.earliest if claim.when else None),
        ("latest", claim.when.latest if claim.when else None),
        ("since", claim.since),
        ("until", claim.until),
    )
    for name, day in bounds:
        if day:
            yield terms.gba(name), terms.day(day)
    for name, word in (("locator", claim.locator), ("qualifier", claim.qualifier)):
        if word:
            yield terms.gba(name), Literal(word)
    if claim.unit:
        yield terms.gba("unit"), NamedNode(entity_iri(claim.unit))
    if claim.note:
        yield _NOTE, Literal(claim.note, language="en")
