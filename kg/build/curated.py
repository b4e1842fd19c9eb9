"""The curated graph, ready to be asked: from its snapshot, which is made anew when anything changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kg import paths
from kg.build.naming import kept_names
from kg.store.base import Store
from kg.store.fingerprint import fingerprint
from kg.store.snapshot import open_snapshot

if TYPE_CHECKING:
    from kg.search.names import Names

NAMES: Final = "names.db"


class Curated(NamedTuple):
    """The curated graph, and the folder of its snapshot."""

    store: Store
    folder: Path

    def names(self) -> "Names":
        """Open the index of names."""
        return kept_names(self.store, self.folder / NAMES)


def open_curated(folder: Path | None = None) -> Curated:
    """Open the curated graph.

    Args:
        folder: The folder of the data; by default, that of the clone one stands in or the installed one.

    Raises:
        DataError: The data have errors.
    """
    data, ontology = folder or paths.data_dir(), paths.ontology_dir()
    cache = paths.cache_dir()
    kept = cache / fingerprint((data, ontology), paths.PACKAGE, cache)
    return Curated(open_snapshot(kept, lambda aside: _make(aside, data, ontology)), kept)


def _make(folder: Path, data: Path, ontology: Path) -> None:
    """Fill a folder with a snapshot."""
    from kg.build.graph import load_sound  # noqa: PLC0415 - an existing snapshot needs
    from kg.search.names import Names  # noqa: PLC0415 - neither of these

    store = load_sound(data, ontology, folder / "store").store
    if not (folder / "store").exists():  # it was made in memory
        store.save(folder / "store")
    Names.of(store).save(folder / NAMES)
