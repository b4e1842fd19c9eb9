"""The projections by name."""

from collections.abc import Callable
from typing import Final

import networkx as nx

from kg.errors import DataError
from kg.nearest import hint
from kg.network.projections.bipartite import bipartite
from kg.network.projections.claims import claims
from kg.network.projections.cooperation import cooperation
from kg.network.projections.link import EVERYTHING, Wanted
from kg.network.projections.places import places
from kg.store.base import Store

KINDS: Final[dict[str, Callable[[Store, Wanted, str], nx.Graph]]] = {
    "claims": claims,
    "cooperation": cooperation,
    "bipartite": bipartite,
    "places": places,
}


def project(store: Store, kind: str, wanted: Wanted = EVERYTHING, language: str = "en") -> nx.Graph:
    """Make the network of a kind; it is frozen, ``.copy()`` gives one that can be changed.

    Args:
        store: The graph.
        kind: ``claims``, ``cooperation``, ``bipartite`` or ``places``.
        wanted: Which claims count.
        language: The language of labels.

    Raises:
        DataError: There is no such kind, or nothing works in the field.
    """
    if kind not in KINDS:
        raise DataError(f"there is no network {kind!r}; {hint(kind, KINDS)}")
    return KINDS[kind](store, wanted, language)
