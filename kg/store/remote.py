"""A SPARQL 1.1 service over HTTP: Fuseki, Virtuoso, GraphDB, QLever, or ``kg serve`` elsewhere."""

from collections import deque
from collections.abc import Mapping
from typing import Final, NamedTuple

import urllib3
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from kg import __version__
from kg.errors import DataError, QueryError
from kg.store.base import Answer, Graphs, Store, Term
from kg.store.filling import fill
from kg.store.tokens import form, with_prefixes

_ROWS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
#: Tries after the first, where a service says that it is busy; seconds that it may ask us to wait.
TRIES: Final = 4
PATIENCE: Final = 30


class _Reply(NamedTuple):
    """What a service sent back."""

    status: int
    reason: str
    media_type: str
    body: bytes


class Remote(Store):
    """A store behind an address; queries go there by POST, and see its default graph as it defines it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._pool = urllib3.PoolManager(
            headers={"User-Agent": f"gba-kg/{__version__}"},
            timeout=urllib3.Timeout(connect=10, read=600),
            retries=urllib3.Retry(
                total=TRIES,
                connect=0,
                read=0,
                redirect=0,
                status_forcelist=[429, 503],
                allowed_methods=None,  # asking changes nothing, so POST may be repeated
                backoff_factor=0.3,
                retry_after_max=PATIENCE,
                raise_on_status=False,
                raise_on_redirect=False,
            ),
        )

    def _answer(self, text: str, bindings: Mapping[str, Term], graphs: Graphs | None) -> Answer:
        rows = form(text) not in ("CONSTRUCT", "DESCRIBE")
        fields = [("query", with_prefixes(fill(text, bindings)))]
        if graphs is not None:
            fields += [("default-graph-uri", graph.value) for graph in graphs.default]
            fields += [("named-graph-uri", graph.value) for graph in graphs.named]
        reply = self._post(fields, _ROWS if rows else _TRIPLES)
        return self._read_rows(reply) if rows else self._read_triples(reply)

    def _post(self, fields: list[tuple[str, str]], accept: str) -> _Reply:
        """Send a query and take the whole reply."""
        try:
            response = self._pool.request(
                "POST", self.address, fields=fields, encode_multipart=False, headers={"Accept": accept}
            )
        except urllib3.exceptions.LocationValueError as error:
            raise DataError(f"{self.address}: not the address of a service ({error})") from error
        except urllib3.exceptions.HTTPError as error:
            raise DataError(f"{self.address}: the service does not answer ({_cause(error)})") from error
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        reply = _Reply(response.status, response.reason or "", media_type, response.data)
        if 300 <= reply.status < 400:
            target = response.headers.get("Location", "elsewhere")
            raise DataError(f"{self.address}: the service has moved to {target}; use that address")
        if reply.status != 200:
            raise self._refusal(reply)
        return reply

    def _refusal(self, reply: _Reply) -> QueryError:
        """Word what a service said instead of an answer."""
        said = " ".join(reply.body[:2000].decode(errors="replace").split())[:200]
        status = f"{reply.status} {reply.reason}".strip()
        return QueryError(f"{self.address} answered {status}" + (f": {said}" if said else ""))

    def _read_rows(self, reply: _Reply) -> Answer:
        """Read rows, or yes or no."""
        syntax = QueryResultsFormat.from_media_type(reply.media_type)
        if syntax is None:
            raise self._not_sparql(reply)
        try:
            whole = parse_query_results(reply.body, syntax)
            if isinstance(whole, QuerySolutions):  # a body cut short has to show before anything is used
                deque(whole, maxlen=0)
            return parse_query_results(reply.body, syntax)
        except (SyntaxError, ValueError) as error:
            raise QueryError(f"{self.address} sent results that cannot be read: {error}") from error

    def _read_triples(self, reply: _Reply) -> Answer:
        """Read triples."""
        plain = reply.media_type == "text/plain"  # the type of N-Triples before it had its own
        syntax = RdfFormat.N_TRIPLES if plain else RdfFormat.from_media_type(reply.media_type)
        if syntax is None:
            raise self._not_sparql(reply)
        try:
            quads = list(parse(reply.body, syntax))
        except SyntaxError as error:
            raise QueryError(f"{self.address} sent triples that cannot be read: {error}") from error
        return (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)

    def _not_sparql(self, reply: _Reply) -> DataError:
        """Word that an address leads to something else, such as a web page."""
        kind = reply.media_type or "no type"
        return DataError(f"{self.address}: no SPARQL service, it answers with {kind}; is the path right?")


def _cause(error: Exception) -> str:
    """The innermost reason of a failure, in few words."""
    reason = getattr(error, "reason", None) or error
    text = str(getattr(reason, "strerror", None) or reason)
    return " ".join(text.rpartition(": ")[2].split())[:160]
