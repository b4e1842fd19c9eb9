"""The curated graph, ready to be asked: from its snapshot, which is made anew when anything changed."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kg import paths
from kg.errors import DataError
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
        """Open the index of names; one that is missing or broken is made anew."""
        from kg.search.names import Names  # noqa: PLC0415 - a query needs it not

        path = self.folder / NAMES
        try:
            return Names.load(path)
        except DataError:
            names = Names.of(self.store)
            with suppress(DataError):  # in memory it is as good
                names.save(path)
            return names


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
