"""A SPARQL 1.1 service over HTTP: Fuseki, Virtuoso, GraphDB, QLever, or ``kg serve`` elsewhere."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import urllib3
from pyoxigraph import NamedNode

from kg import __version__
from kg.errors import DataError, QueryError
from kg.store.base import Answer, Graphs, Store, Term, no_such_graph
from kg.store.filling import fill
from kg.store.reply import Reply
from kg.store.tokens import form, graphs_of, with_prefixes

_HERE: Final = Path(__file__).parent
_ROWS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
#: Tries after the first, where a service says that it is busy; seconds that it may ask us to wait.
TRIES: Final = 4
PATIENCE: Final = 30


class Remote(Store):
    """A store behind an address; queries go there by POST, and see its default graph as it defines it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._pool = urllib3.PoolManager(
            headers={"User-Agent": f"gba-kg/{__version__}", "Accept-Encoding": "gzip"},
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
        kind = form(text)
        if not kind:  # Virtuoso would take an update for a query
            raise QueryError(
                "the query is not SPARQL: it has to begin with SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        self._require((*graphs.default, *graphs.named) if graphs else graphs_of(text))
        fields = [("query", with_prefixes(fill(text, bindings)))]
        if graphs is not None:
            fields += [("default-graph-uri", graph.value) for graph in graphs.default]
            fields += [("named-graph-uri", graph.value) for graph in graphs.named]
        reply = self._post(fields, _TRIPLES if kind in ("CONSTRUCT", "DESCRIBE") else _ROWS)
        reply.check()
        if kind == "SELECT":
            return reply.rows()
        if kind == "ASK":
            return reply.yes_or_no()
        triples = reply.triples()
        if triples and reply.headers.get("Server", "").startswith("Virtuoso"):
            self._refuse_cut(len(triples))
        return iter(triples)

    def _require(self, graphs: Iterable[NamedNode]) -> None:
        """Refuse a graph that is not there; services take it for an empty one."""
        for graph in graphs:
            query = (_HERE / "graph.rq").read_text(encoding="utf-8")
            if not self._answer(query, {"graph": graph}, None):
                raise no_such_graph(graph)

    def _refuse_cut(self, triples: int) -> None:
        """Refuse so many triples if Virtuoso cuts there: it says so of rows, but not of triples."""
        query = (_HERE / "many.rq").read_text(encoding="utf-8") + f"LIMIT {triples}"
        reply = self._post([("query", query)], _ROWS)
        if reply.cut:
            raise reply.incomplete()

    def _post(self, fields: list[tuple[str, str]], accept: str) -> Reply:
        """Send a query and take the whole reply."""
        try:
            response = self._pool.request(
                "POST", self.address, fields=fields, encode_multipart=False, headers={"Accept": accept}
            )
        except urllib3.exceptions.LocationValueError as error:
            raise DataError(f"{self.address}: not the address of a service ({error})") from error
        except urllib3.exceptions.HTTPError as error:
            raise DataError(f"{self.address}: the service does not answer ({_cause(error)})") from error
        return Reply(self.address, response.status, response.reason or "", response.headers, response.data)


def _cause(error: Exception) -> str:
    """The innermost reason of a failure, in few words."""
    reason = getattr(error, "reason", None) or error
    text = str(getattr(reason, "strerror", None) or reason)
    return " ".join(text.rpartition(": ")[2].split())[:160]
