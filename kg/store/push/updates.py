"""Where a service takes updates: an address of its own, by the habits of those that are known."""

from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import DataError
from kg.store.reply import Reply
from kg.store.service import Body, Service

_PROBE: Final = Path(__file__).with_name("probe.ru")
#: Seconds that a service may take to make a change.
PATIENCE: Final = 6 * 3600
#: What stands before a service says if it has no answer, or waits for it no longer.
_UNKNOWN: Final = (502, 504)
#: Ends of the addresses for queries and for updates: Virtuoso, Fuseki, Oxigraph, Stardog, GraphDB.
_HABITS: Final = (
    ("/sparql", "/sparql-auth"),
    ("/sparql", "/update"),
    ("/query", "/update"),
    ("", "/statements"),
)


class Updates(NamedTuple):
    """Takes updates.

    Attributes:
        streams: Whether one request of any length is read as it comes, and takes effect as a whole or not
            at all, also for those who read meanwhile.
    """

    service: Service
    streams: bool

    def send(self, body: Body) -> None:
        """Make a change that may be made twice without harm.

        Raises:
            DataError: The service does not answer, so that nobody knows whether the change is made.
            QueryError: It refuses.
        """
        reply = _send(self.service, body)
        if reply.status in _UNKNOWN:
            raise DataError(str(reply.refusal()))
        if not reply.done:
            raise reply.refusal()


def find_updates(address: str, given: str | None = None) -> Updates:
    """Find where a service takes updates, and show that it takes ours.

    Args:
        address: Where it answers queries.
        given: Where it takes updates, if that is known.

    Raises:
        DataError: It takes none, or does not answer.
        QueryError: It takes none of ours.
    """
    refused: list[Reply] = []
    for place in [given] if given else places(address):
        service = Service(place, PATIENCE, PATIENCE)
        reply = _send(service, _PROBE.read_bytes())
        if reply.done and (given or reply.media_type != "text/html"):  # a page says nothing of updates
            return Updates(service, streams="Fuseki-Request-Id" in reply.headers)
        refused.append(reply)
    for reply in refused:
        if given or reply.status in (401, 403):
            raise reply.refusal()
    tried = ", ".join(f"{reply.address} ({reply.status})" for reply in refused)
    raise DataError(
        f"{address} takes no updates, as far as can be seen; tried {tried}; name the address by --update"
    )


def places(address: str) -> list[str]:
    """List where updates may be taken, the address itself last."""
    base, mark, rest = address.partition("?")
    ends = [base.removesuffix(query) + update for query, update in _HABITS if base.endswith(query)]
    return [end + mark + rest for end in [*ends, base]]


def _send(service: Service, body: Body) -> Reply:
    """Send an update."""
    return service.post(body, {"Content-Type": "application/sparql-update", "Accept": "*/*"})
