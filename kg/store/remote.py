"""A SPARQL 1.1 service over HTTP: Fuseki, Virtuoso, GraphDB, QLever, or ``kg serve`` elsewhere."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions

from kg.errors import QueryError
from kg.store.base import Answer, Graphs, Store, Term, no_such_graph
from kg.store.divide import Divisible, read_in_parts
from kg.store.filling import fill
from kg.store.reply import Reply
from kg.store.service import Service
from kg.store.tokens import form, graphs_of, with_prefixes

_HERE: Final = Path(__file__).parent
_ROWS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
#: Where an answer has a multiple of so many rows, the service may have cut it without a word.
ROUND: Final = 1_000

#: Triples and graphs that one query asks for, unless one graph alone has more.
TRIPLES: Final = 50_000
BATCH: Final = 500

#: The query and the graphs that it sees, as a form.
Fields = list[tuple[str, str]]


class Remote(Store):
    """A store behind an address; queries go there by POST, and see its default graph as it defines it."""

    def __init__(self, address: str) -> None:
        self.service = Service(address)
        self.address = address

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
        if kind == "SELECT":
            return self._rows(fields)
        reply = self._post(fields, _TRIPLES if kind in ("CONSTRUCT", "DESCRIBE") else _ROWS)
        reply.check()
        if kind == "ASK":
            return reply.yes_or_no()
        triples = reply.triples()
        if triples and reply.headers.get("Server", "").startswith("Virtuoso"):
            self._refuse_cut(len(triples))
        return iter(triples)

    def _require(self, graphs: Iterable[NamedNode]) -> None:
        """Refuse a graph that is not there; services take it for an empty one."""
        for graph in graphs:
            if not self._answer(_read("graph.rq"), {"graph": graph}, None):
                raise no_such_graph(graph)

    def _refuse_cut(self, triples: int) -> None:
        """Refuse so many triples if Virtuoso cuts there: it says so of rows, but not of triples."""
        query = _read("many.rq") + f"LIMIT {triples}"
        reply = self._post([("query", query)], _ROWS)
        if reply.cut:
            raise reply.incomplete()

    def _rows(self, fields: Fields) -> QuerySolutions:
        """Take all rows, in parts if the service does not give them at once."""
        reply = self._post(fields, _ROWS)
        reply.check(cut=False)
        found = reply.rows()
        number = sum(1 for _ in reply.rows())
        if not reply.cut and (number == 0 or number % ROUND):
            return found
        query = Divisible.of(fields[0][1])
        if query is None or reply.late:
            if reply.cut:
                raise reply.incomplete()
            return found
        try:
            total = self._count(query, fields)
        except QueryError:
            if reply.cut:
                raise
            return found
        if total == number:
            return found
        names = [variable.value for variable in found.variables]
        return read_in_parts(
            query, names, total, number, lambda text: self._post([("query", text), *fields[1:]], _ROWS)
        )

    def _count(self, query: Divisible, fields: Fields) -> int:
        """Count the rows of an answer."""
        reply = self._post([("query", query.counting()), *fields[1:]], _ROWS)
        reply.check()
        (row,) = reply.rows()
        return int(row[0].value)

    def quads(self) -> Iterator[Quad]:
        """Give every quad, a few graphs at a time."""
        named, unnamed = _read("named.rq"), _read("unnamed.rq")
        for graphs in self._few_graphs():
            for row in self.rows(named.replace("GRAPHS", " ".join(map(str, graphs)))):
                yield Quad(row["s"], row["p"], row["o"], row["g"])
        for row in self.rows(unnamed):
            yield Quad(row["s"], row["p"], row["o"], DefaultGraph())

    def _few_graphs(self) -> Iterator[list[NamedNode]]:
        """Give the named graphs, as many at a time as one answer should hold."""
        few: list[NamedNode] = []
        size = 0
        for row in self.rows(_read("graphs.rq")):
            number = int(row["number"].value)
            if few and (size + number > TRIPLES or len(few) == BATCH):
                yield few
                few, size = [], 0
            few.append(row["g"])
            size += number
        if few:
            yield few

    def _post(self, fields: Fields, accept: str) -> Reply:
        """Send a query and take the whole reply."""
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        return self.service.post(urlencode(fields).encode(), headers)


def _read(name: str) -> str:
    """Read a query."""
    return (_HERE / name).read_text(encoding="utf-8")
