"""Every claim between two entities."""

import networkx as nx

from kg.network.projections.frame import finish
from kg.network.projections.link import EVERYTHING, Link, Wanted, in_field, read_links
from kg.store.base import Store


def claims(store: Store, wanted: Wanted = EVERYTHING, language: str = "en") -> nx.MultiDiGraph:
    """Link the subject of each claim to its object; the key of an edge is the id of the claim.

    Edges have ``predicate``, ``modality``, ``since``, ``until``, ``source`` and ``claims``. Of a field is
    a claim of which one end works in it.

    Raises:
        DataError: Nothing works in the field.
    """
    graph = nx.MultiDiGraph(kind="claims", **wanted._asdict())
    only = in_field(store, wanted.field)
    for link in read_links(store, wanted):
        if only is None or not only.isdisjoint((link.subject, link.object)):
            graph.add_edge(link.subject, link.object, link.claim, **attributes(link))
    finish(graph, store, language)
    return graph


def attributes(link: Link) -> dict[str, object]:
    """What an edge that is one claim says."""
    return {
        "predicate": link.predicate,
        "modality": link.modality,
        "since": link.since,
        "until": link.until,
        "source": link.source,
        "claims": (link.claim,),
    }
