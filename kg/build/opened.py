"""Opens the graph that a reader wants to ask: the curated one, or what they name."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import paths
from kg.build.curated import open_curated
from kg.build.naming import names_on_disk
from kg.store.base import Store
from kg.store.location import MEMORY, is_address, open_location

if TYPE_CHECKING:
    from kg.search.names import Names


class Opened:
    """A graph and the names of its entities.

    Args:
        store: The graph.
        names: Gives the names; called when they are first needed.
    """

    def __init__(self, store: Store, names: Callable[[], "Names"]) -> None:
        self.store = store
        self._read_names = names

    @cached_property
    def names(self) -> "Names":
        """What entities are called."""
        return self._read_names()


def open_graph(location: str | None = None) -> Opened:
    """Open a graph.

    Args:
        location: None for the curated graph from its snapshot, ``memory:`` for the curated graph built anew
            in memory, a folder that holds curated data (built in memory, if large in the cache) or an
            Oxigraph store, or the http(s) address of a SPARQL service.

    Raises:
        DataError: It cannot be opened, or the curated data have errors.
    """
    if location is None:
        curated = open_curated()
        return Opened(curated.store, curated.names)
    data = paths.data_dir() if location == MEMORY else Path(location)
    from_csv = location == MEMORY or (data / "sources.csv").is_file()
    if from_csv and location != MEMORY and _is_large(data):
        curated = open_curated(data)
        return Opened(curated.store, curated.names)
    store = _in_memory(data) if from_csv else open_location(location)
    on_disk = not from_csv and not is_address(location)
    return Opened(store, lambda: names_on_disk(store, data) if on_disk else _names_of(store))


def _names_of(store: Store) -> "Names":
    """Index the names in a store."""
    from kg.search.names import Names  # noqa: PLC0415 - a query needs it not

    return Names.of(store)


def _in_memory(data: Path) -> Store:
    """Build the graph of a folder of curated data."""
    from kg.build.graph import load_sound  # noqa: PLC0415 - brings the curation of data

    return load_sound(data, paths.ontology_dir()).store


def _is_large(data: Path) -> bool:
    """Say whether curated data are too many to be built in memory."""
    from kg.build.graph import is_large  # noqa: PLC0415 - brings the curation of data

    return is_large(data)
