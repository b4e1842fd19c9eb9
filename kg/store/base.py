"""What every store can do: answer SPARQL over the union of its graphs."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

from kg.errors import QueryError
from kg.store.guard import refuse_service, refuse_tangle

__all__ = ["Answer", "Graphs", "Literal", "NamedNode", "Store", "Term", "Triple", "no_such_graph"]

Term = NamedNode | Literal
#: What a query gives: rows, yes or no, or triples.
Answer = QuerySolutions | QueryBoolean | Iterator[Triple]


class Graphs(NamedTuple):
    """The graphs that one query sees, in place of all of them.

    Attributes:
        default: Those whose union is the default graph.
        named: Those that ``GRAPH`` finds.
    """

    default: tuple[NamedNode, ...] = ()
    named: tuple[NamedNode, ...] = ()


class Store(ABC):
    """Quads that can be asked by SPARQL; a query sees the union of all graphs unless it says otherwise."""

    def query(
        self, text: str, bindings: Mapping[str, Term] | None = None, graphs: Graphs | None = None
    ) -> Answer:
        """Run a SPARQL 1.1 query.

        Args:
            text: The query; the prefixes of ``kg.namespaces`` are known without being declared.
            bindings: Values for variables of the query, by name.
            graphs: The graphs to ask, in place of all and of those that the query names.

        Raises:
            QueryError: The query is not well-formed, is refused, or names a graph that is not here.
        """
        refuse_service(text)
        refuse_tangle(text)
        return self._answer(text, bindings or {}, graphs)

    @abstractmethod
    def _answer(self, text: str, bindings: Mapping[str, Term], graphs: Graphs | None) -> Answer:
        """Run a query that has passed the guard."""

    def rows(self, text: str, bindings: Mapping[str, Term] | None = None) -> QuerySolutions:
        """Run a SELECT query.

        Raises:
            QueryError: The query is of another kind, not well-formed, or refused.
        """
        answer = self.query(text, bindings)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("a SELECT query is needed here")
        return answer

    def triples(self, text: str, bindings: Mapping[str, Term] | None = None) -> Iterator[Triple]:
        """Run a CONSTRUCT or DESCRIBE query.

        Raises:
            QueryError: The query is of another kind, not well-formed, or refused.
        """
        answer = self.query(text, bindings)
        if isinstance(answer, QuerySolutions | QueryBoolean):
            raise QueryError("a CONSTRUCT query is needed here")
        return answer

    @abstractmethod
    def quads(self) -> Iterable[Quad]:
        """Give every quad, in no particular order.

        A service may show its default graph as the union of all; what stands in a named graph is given there.

        Raises:
            QueryError: The store does not tell.
        """


def no_such_graph(graph: NamedNode) -> QueryError:
    """Word that a query names a graph that a store has not; nothing is ever fetched."""
    return QueryError(f"there is no graph {graph}; a query can only ask graphs of this store")
