"""Which jurisdictions cooperate across the boundary between them."""

from collections import defaultdict
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


def places(store: Store, wanted: Wanted = EVERYTHING, language: str = "en") -> nx.Graph:
    """Link two jurisdictions by the agreements, joint centres, events and programmes that span both.

    No boundary lies between a province and a city of it, and what lies in a city counts for the city alone; a
    province counts where a source names no city. Edges have ``weight``, the number of cooperations,
    ``planned``, how many of them are plans, ``through``, their ids, ``since``, the day from which the first
    of them is known, and ``claims``.

    Raises:
        DataError: Nothing works in the field.
    """
    graph = nx.Graph(kind="places", **wanted._asdict())
    inside = {
        frozenset((local_name(row.text("inner")), local_name(row.text("outer"))))
        for row in rows(store, _INSIDE)
    }
    known = jurisdictions(store)
    for joint, found in sorted(read_members(store, wanted, SPANNING).items()):
        present: dict[str, list[Link]] = defaultdict(list)
        for member, links in found.items():
            for place in known.get(member, ("", ()))[1]:
                present[place] += links
        for one, other in combinations(sorted(present), 2):
            if frozenset((one, other)) not in inside:
                _count(graph, (one, other), joint, [present[one], present[other]])
    finish(graph, store, language)
    return graph


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
