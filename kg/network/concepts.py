"""Concepts describe things and do not connect them: two centres of one field need not know each other."""

from pathlib import Path
from typing import Final

from kg.namespaces import local_name
from kg.store.base import Store
from kg.store.results import rows

_QUERY: Final = Path(__file__).with_name("concepts.rq")


def concepts(store: Store) -> frozenset[str]:
    """Give the ids of all entities whose class is ``gba:Concept`` or lies below it in the ontology."""
    return frozenset(local_name(row.text("concept")) for row in rows(store, _QUERY))
