"""The curated graph, ready to be asked: from its snapshot, which is made anew when anything changed."""

from pathlib import Path
from typing import Final, NamedTuple

from kg import paths
from kg.store.base import Store
from kg.store.fingerprint import fingerprint
from kg.store.snapshot import open_snapshot

NAMES: Final = "names.tsv"


class Curated(NamedTuple):
    """The curated graph and the file of its names, which ``kg.search.names`` reads."""

    store: Store
    names: Path


def open_curated() -> Curated:
    """Open the curated graph.

    Raises:
        DataError: The data have errors.
    """
    data, ontology = paths.data_dir(), paths.ontology_dir()
    cache = paths.cache_dir()
    folder = cache / fingerprint((data, ontology), paths.PACKAGE, cache)
    store = open_snapshot(folder, lambda aside: _make(aside, data, ontology))
    return Curated(store, folder / NAMES)


def _make(folder: Path, data: Path, ontology: Path) -> None:
    """Fill a folder with a snapshot."""
    from kg.build.graph import load_sound  # noqa: PLC0415 - an existing snapshot needs
    from kg.search.names import Names  # noqa: PLC0415 - neither of these

    store = load_sound(data, ontology).store
    store.save(folder / "store")
    Names.of(store).save(folder / NAMES)
