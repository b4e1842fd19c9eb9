"""Opens what ``--store`` names."""

from pathlib import Path
from typing import Final

from kg import paths
from kg.store.base import Store

#: The curated graph, built anew in memory.
MEMORY: Final = "memory:"


def is_address(location: str) -> bool:
    """Say whether a location is the address of a service."""
    return location.lower().startswith(("http://", "https://"))


def open_location(location: str) -> Store:
    """Open a folder or a service.

    Args:
        location: A folder that holds an Oxigraph store, or the http(s) address of a SPARQL service.

    Raises:
        DataError: There is no such folder, or it holds no store.
    """
    if is_address(location):
        from kg.store.remote import Remote  # noqa: PLC0415 - brings an HTTP client

        return Remote(location)
    from kg.store.embedded import Embedded  # noqa: PLC0415 - a service needs it not

    if not Path(location).exists():
        from kg.aside import put_back  # noqa: PLC0415 - a store that is there needs it not
        from kg.store.unfinished import JOB  # noqa: PLC0415

        put_back(Path(location), JOB)
    return Embedded.read_only(paths.given_dir(Path(location), "the store"))
