"""Who cooperates with whom, and through what."""

import hashlib
from collections.abc import Sequence
from itertools import combinations
from typing import Final

import networkx as nx

from kg.model.claim import Modality
from kg.namespaces import entity_iri
from kg.network.projections.frame import finish
from kg.network.projections.link import EVERYTHING, Link, Wanted, in_field, read_links, span
from kg.network.projections.members import JOINING, members, predicates
from kg.store.base import Store

_PREDICATE: Final = "cooperatesWith"


def cooperation(store: Store, wanted: Wanted = EVERYTHING, language: str = "en") -> nx.MultiDiGraph:
    """Link two parties for each agreement or joint centre that they share, and for each claim that says so.

    The relation is symmetric: each link stands in both directions under one key, the id of the claim that
    states it or of the derived claim that the rule ``cooperates-with`` makes of it. ``kg.network.simple``
    counts both directions once, and makes the number of links the weight.

    Edges have ``predicate``, ``modality``, ``since``, ``until``, ``through`` (the agreement or centre),
    ``claims`` and ``sources``. Of a field is a link through something that works in it, and a claim of which
    one end does.

    Raises:
        DataError: Nothing works in the field.
    """
    graph = nx.MultiDiGraph(kind="cooperation", **wanted._asdict())
    links = read_links(store, wanted, {_PREDICATE, *predicates(JOINING)})
    only = in_field(store, wanted.field)
    for link in links:
        stated = link.predicate == _PREDICATE
        if stated and (only is None or not only.isdisjoint((link.subject, link.object))):
            _add(graph, link.claim, (link.subject, link.object), [[link]], "")
    for joint, taking_part in sorted(members(store, wanted, links, JOINING).items()):
        for one, other in combinations(sorted(taking_part), 2):
            sides = [taking_part[one], taking_part[other]]
            _add(graph, derived_id(one, other, joint), (one, other), sides, joint)
    finish(graph, store, language)
    return graph


def derived_id(one: str, other: str, joint: str) -> str:
    """The id that the rule ``cooperates-with`` gives to what it derives; ``one`` stands first by its id.

    >>> derived_id("oppo", "polyu", "polyu-oppo-centre")
    'd-16f3672b3a0bf9fe'
    """
    text = " ".join(("cooperates-with", *map(entity_iri, (one, other, joint))))
    return "d-" + hashlib.sha256(text.encode()).hexdigest()[:16]


def _add(
    graph: nx.MultiDiGraph, key: str, ends: tuple[str, str], sides: Sequence[Sequence[Link]], through: str
) -> None:
    """Add a link in both directions."""
    since, until = span(sides)
    links = [link for side in sides for link in side]
    # A plan on either side makes a plan of the whole, unless a source states the same as a fact.
    fact = all(any(link.modality == Modality.ACTUAL for link in side) for side in sides)
    for one, other in (ends, ends[::-1]):
        graph.add_edge(
            one,
            other,
            key,
            predicate=_PREDICATE,
            modality=str(Modality.ACTUAL if fact else Modality.PLANNED),
            since=since,
            until=until,
            through=through,
            claims=tuple(sorted({link.claim for link in links})),
            sources=tuple(sorted({link.source for link in links})),
            symmetric=True,
        )
