"""Which jurisdictions cooperate across the boundary between them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations
from pathlib import Path
from typing import Final

import networkx as nx

from kg.model.claim import Modality
from kg.namespaces import local_name
from kg.network.projections.frame import finish, jurisdictions
from kg.network.projections.link import EVERYTHING, Link, Wanted, span
from kg.network.projections.members import SPANNING, read_members
from kg.store.base import Store
from kg.store.results import rows

_INSIDE: Final = Path(__file__).with_name("inside.rq")
_SITE: Final = "locatedIn"


def places(store: Store, wanted: Wanted = EVERYTHING, language: str = "en") -> nx.Graph:
    """Link two jurisdictions by the agreements, joint centres, events and programmes that span both.

    The question ``cross-boundary-pairs`` counts the same. No boundary lies between a province and a city of
    it, and what lies in a city counts for the city alone; a province counts where it takes part itself, or
    where a source names no city.

    Edges have ``weight``, the number of cooperations, ``planned``, how many of them are plans, ``through``,
    their ids, ``since``, the day from which the first of them is known, and ``claims``.

    Raises:
        DataError: Nothing works in the field.
    """
    graph = nx.Graph(kind="places", **wanted._asdict())
    inside = {(local_name(row.text("inner")), local_name(row.text("outer"))) for row in rows(store, _INSIDE)}
    shared = read_members(store, wanted, SPANNING)
    taking_part = {member for found in shared.values() for member in found}
    known = {name: lies_in for name, (_, lies_in) in jurisdictions(store, taking_part).items()}
    for joint, found in sorted(shared.items()):
        present = _present(found, known, inside)
        for one, other in combinations(sorted(present), 2):
            if inside.isdisjoint(((one, other), (other, one))):
                _count(graph, (one, other), joint, [present[one], present[other]])
    finish(graph, store, language)
    return graph


def _present(
    members: Mapping[str, list[Link]],
    known: Mapping[str, tuple[str, ...]],
    inside: Collection[tuple[str, str]],
) -> dict[str, list[Link]]:
    """Give the claims that bring each jurisdiction into one cooperation, as the rule ``spans`` has it."""
    present: dict[str, list[Link]] = defaultdict(list)
    sites: dict[str, list[Link]] = defaultdict(list)
    for member, links in members.items():
        for link in links:
            for place in known.get(member, ()):
                (sites if link.predicate == _SITE else present)[place].append(link)
    for place, links in sites.items():
        # Of sites in a city and in its province, the nearest counts.
        if not any((other, place) in inside for other in sites):
            present[place] += links
    return present


def _count(graph: nx.Graph, ends: tuple[str, str], joint: str, sides: list[list[Link]]) -> None:
    """Count one more cooperation between two places."""
    since, _ = span(sides)
    claims = {link.claim for side in sides for link in side}
    planned = not all(any(link.modality == Modality.ACTUAL for link in side) for side in sides)
    new = {"weight": 0, "planned": 0, "since": since, "through": (), "claims": ()}
    before = graph.get_edge_data(*ends, new)
    graph.add_edge(
        *ends,
        weight=before["weight"] + 1,
        planned=before["planned"] + planned,
        since=min(before["since"], since, key=lambda day: day or "~"),
        through=(*before["through"], joint),
        claims=tuple(sorted(claims.union(before["claims"]))),
    )
