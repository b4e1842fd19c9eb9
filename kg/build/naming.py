"""The index of the names in a graph: kept with what can be made again, and made anew when it is stale."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, paths
from kg.errors import DataError
from kg.store.base import Store

if TYPE_CHECKING:
    from kg.search.names import Names


def kept_names(store: Store, path: Path) -> "Names":
    """Open the index in a file; one that is missing or broken is made anew.

    Args:
        store: What the names are in.
        path: The file.
    """
    from kg.search.names import Names  # noqa: PLC0415 - a query needs it not

    try:
        return Names.load(path)
    except DataError:
        names = Names.of(store)
        with suppress(DataError):  # in memory it is as good
            names.save(path)
        return names


def names_on_disk(store: Store, folder: Path) -> "Names":
    """Open the index of the names in a store on disk: to read all of them would take seconds.

    Args:
        store: The store.
        folder: Where it lies; whatever is written to it changes its files, and makes another index.
    """
    kept = paths.cache_dir()
    place = f"names-{_digest(str(folder.resolve()))}"
    files = [path for path in folder.iterdir() if path.suffix in (".sst", ".log")]
    state = "\n".join(sorted(f"{path.name} {path.stat().st_size}" for path in files))
    path = kept / f"{place}-{_digest(f'{__version__}{state}')}.db"
    if not path.exists():
        with suppress(OSError):
            kept.mkdir(parents=True, exist_ok=True)
            for stale in kept.glob(f"{place}-*.db"):
                stale.unlink(missing_ok=True)
    return kept_names(store, path)


def _digest(text: str) -> str:
    """A name for a text."""
    import hashlib  # noqa: PLC0415 - a query needs it not

    return hashlib.sha256(text.encode()).hexdigest()[:16]
