"""Claims that cannot all be true: what the check of the data finds, by the ids of the claims."""

from collections.abc import Collection

from kg.namespaces import local_name
from kg.paths import ontology_dir
from kg.store.base import Store
from kg.store.results import rows


def conflicts(store: Store, known: Collection[str]) -> list[list[str]]:
    """List the claims that contradict each other, of one thing together.

    Args:
        store: The graph.
        known: The ids of the claims of which to tell; of a conflict two have to be among them.
    """
    found = rows(store, ontology_dir() / "checks" / "conflicts.rq")
    groups = (sorted(map(local_name, row.text("claims").split())) for row in found)
    told = ([name for name in group if name in known] for group in groups)
    return sorted(group for group in told if len(group) > 1)
