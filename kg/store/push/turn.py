"""One push at a time, where a service may run two updates side by side, each unaware of the other.

A push marks that it is about to put its triples in place, and looks for others only then: of two, at least
one sees the other.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from kg.errors import QueryError
from kg.namespaces import BASE
from kg.store.base import Store
from kg.store.push.updates import PATIENCE
from kg.store.tokens import bare

_HERE: Final = Path(__file__).parent
_OTHER: Final = "another push to this service"


def waiting(store: Store) -> set[str]:
    """Give the names of all graphs that wait in a service."""
    return {row["name"].value for row in store.rows(bare(_HERE / "waiting.rq"))}


def refuse_marked(store: Store, own: str = "") -> None:
    """Refuse to go on beside a push that puts its triples in place.

    Args:
        store: The service.
        own: The start of the names of the push that may be marked.

    Raises:
        QueryError: Another push is marked, and for no longer than such a change may take.
    """
    for row in store.rows(bare(_HERE / "marked.rq")):
        if row["push"].value == own:
            continue
        since, now = _time(row["since"].value), _time(row["now"].value)
        until = since + timedelta(seconds=PATIENCE)
        if now < until:
            raise QueryError(
                f"{_OTHER} puts its triples in place since {since:%H:%M}; push again after it, "
                f"or at {until:%H:%M} by the clock of the service if it was lost"
            )


def _time(text: str) -> datetime:
    """Read what the clock of a service says, with or without a time zone.

    Raises:
        QueryError: It is no time.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"the graph {BASE}push of this service is marked since {text!r}, no time") from error
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def refuse_new(store: Store, before: set[str], own: set[str]) -> None:
    """Refuse to go on if others have begun to wait, or what is one's own waits no longer.

    Args:
        store: The service.
        before: Names that waited when the push began; what else removes them is no matter.
        own: Names of the push.

    Raises:
        QueryError: It is so.
    """
    if waiting(store) - before != own:
        raise QueryError(f"{_OTHER} goes on at the same time; push again after it")
