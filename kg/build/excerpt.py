"""The best-linked part of a graph that is too large for one page, as a graph of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import nsmallest
from itertools import chain
from pathlib import Path
from typing import Final

from kg.build.derive import derive
from kg.namespaces import GBA, RDF
from kg.rdf.encode import ENTITY_GRAPH, ONTOLOGY_GRAPH, SOURCE_GRAPH
from kg.rdf.terms import NamedNode, Quad
from kg.store.embedded import Embedded
from kg.store.results import rows

_ENDS: Final = Path(__file__).with_name("ends.rq")
_SUBJECT, _PREDICATE, _OBJECT = (NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
_SOURCE, _MODALITY, _PLANNED, _LOCATED_IN = (
    NamedNode(GBA + name) for name in ("source", "modality", "planned", "locatedIn")
)


def excerpt(store: Embedded, rules: Path, most: int) -> tuple[Embedded, int]:
    """Take the entities with the most claims, all claims among them, and where they lie.

    Args:
        store: The graph.
        rules: The folder of the rules, which are run over what is taken.
        most: How many claims are taken at most, not counting those that only say where something lies.

    Returns:
        The part as a graph in memory, and how many claims are in it.
    """
    claims, ends = _best_linked(store, most)
    claims |= _locations(store, ends)
    said = [list(store.about(NamedNode(claim))) for claim in sorted(claims)]
    named = {quad.object for quads in said for quad in quads if isinstance(quad.object, NamedNode)}
    ontology = store.inner.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH)
    part = Embedded.in_memory(chain(ontology, _stated(said), _described(store, named)))
    derive(part, rules)
    return part, len(claims)


def _best_linked(store: Embedded, most: int) -> tuple[set[str], set[str]]:
    """Choose the claims among the entities with the most claims; give these too."""
    degrees = Counter(end for _, ends in _claims(store) for end in ends)
    ordered = sorted(degrees, key=lambda name: (-degrees[name], name))
    ranks = {name: rank for rank, name in enumerate(ordered)}
    # How far down the list one has to go to find both ends of a claim.
    ranked = ((max(ranks[end] for end in ends), claim) for claim, ends in _claims(store))
    first = nsmallest(most + 1, ranked)
    last = first[-1][0] if len(first) > most else len(ordered)  # not all of its claims find room
    return {claim for rank, claim in first if rank < last}, set(ordered[:last])


def _claims(store: Embedded) -> Iterator[tuple[str, list[str]]]:
    """Yield each claim with the entities that it is about."""
    for row in rows(store, _ENDS):
        ends = (row[name] for name in ("subject", "object"))
        yield row.text("claim"), [end.value for end in ends if isinstance(end, NamedNode)]


def _locations(store: Embedded, entities: Iterable[str]) -> set[str]:
    """Find the claims that say where entities lie, where that lies, and so on."""
    found, seen = set[str](), set(entities)
    todo = sorted(seen)
    while todo:
        for claim, place in _lying(store, NamedNode(todo.pop())):
            found.add(claim)
            if place not in seen:
                seen.add(place)
                todo.append(place)
    return found


def _lying(store: Embedded, entity: NamedNode) -> Iterator[tuple[str, str]]:
    """Yield the claims that say where an entity lies, each with the place."""
    for claim in (quad.subject for quad in store.naming(entity, _SUBJECT)):
        if not isinstance(claim, NamedNode):
            continue
        parts = {quad.predicate: quad.object for quad in store.about(claim)}
        place = parts[_OBJECT]
        if parts[_PREDICATE] == _LOCATED_IN and _SOURCE in parts and isinstance(place, NamedNode):
            yield claim.value, place.value


def _stated(said: Iterable[list[Quad]]) -> Iterator[Quad]:
    """Yield what is said of each claim, and the triple that it states unless it is a plan."""
    for quads in said:
        yield from quads
        parts = {quad.predicate: quad.object for quad in quads}
        subject, predicate, value = (parts[name] for name in (_SUBJECT, _PREDICATE, _OBJECT))
        plan = parts[_MODALITY] == _PLANNED
        if not plan and isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            yield Quad(subject, predicate, value, quads[0].graph_name)


def _described(store: Embedded, named: Iterable[NamedNode]) -> Iterator[Quad]:
    """Yield what is said of entities and sources themselves."""
    for node in named:
        yield from (quad for quad in store.about(node) if quad.graph_name in (ENTITY_GRAPH, SOURCE_GRAPH))
