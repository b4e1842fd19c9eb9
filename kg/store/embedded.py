"""Oxigraph in the same process: in memory, or a folder opened for reading."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
    Variable,
)
from pyoxigraph import Store as Oxigraph
from pyoxigraph import __version__ as ENGINE_VERSION  # noqa: N812 - a constant of ours

from kg.errors import DataError, QueryError
from kg.namespaces import PREFIXES
from kg.store.guard import refuse_service, refuse_tangle

__all__ = ["ENGINE_VERSION", "Answer", "Literal", "NamedNode", "Store", "Term"]

Term = NamedNode | Literal
#: What a query gives: rows, yes or no, or triples.
Answer = QuerySolutions | QueryBoolean | QueryTriples


class Store:
    """Quads that can be asked by SPARQL; a query sees the union of all graphs."""

    def __init__(self, inner: Oxigraph) -> None:
        self._inner = inner

    @classmethod
    def in_memory(cls, quads: Iterable[Quad] = ()) -> "Store":
        """Make a store of quads."""
        inner = Oxigraph()
        inner.bulk_extend(quads)
        return cls(inner)

    @classmethod
    def read_only(cls, folder: Path) -> "Store":
        """Open a folder for reading, beside any number of other readers.

        Raises:
            DataError: The folder holds no store.
        """
        try:
            return cls(Oxigraph.read_only(str(folder)))
        except OSError as error:
            raise DataError(f"{folder}: no store can be opened here ({error})") from error

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Run a SPARQL 1.1 query.

        Args:
            text: The query; the prefixes of ``kg.namespaces`` are known without being declared.
            bindings: Values for variables of the query, by name.

        Raises:
            QueryError: The query is not well-formed, or is refused.
        """
        refuse_service(text)
        refuse_tangle(text)
        values: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in (bindings or {}).items()
        }
        try:
            return self._inner.query(
                text,
                prefixes=PREFIXES,
                use_default_graph_as_union=True,
                substitutions=values or None,
            )
        except SyntaxError as error:
            from kg.store.mistakes import explain  # noqa: PLC0415 - most queries are right

            raise QueryError(explain(text, error)) from error
        except RuntimeError as error:  # such as a value for a variable that is not selected
            raise QueryError(" ".join(str(error).split())) from error

    def rows(self, text: str, bindings: Mapping[str, Term] | None = None) -> QuerySolutions:
        """Run a SELECT query.

        Raises:
            QueryError: The query is of another kind, not well-formed, or refused.
        """
        answer = self.query(text, bindings)
        if not isinstance(answer, QuerySolutions):
            raise QueryError("a SELECT query is needed here")
        return answer

    def triples(self, text: str, bindings: Mapping[str, Term] | None = None) -> QueryTriples:
        """Run a CONSTRUCT or DESCRIBE query.

        Raises:
            QueryError: The query is of another kind, not well-formed, or refused.
        """
        answer = self.query(text, bindings)
        if not isinstance(answer, QueryTriples):
            raise QueryError("a CONSTRUCT query is needed here")
        return answer

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads."""
        self._inner.extend(quads)

    def quads(self) -> Iterable[Quad]:
        """Give every quad, in no particular order."""
        return self._inner

    def save(self, folder: Path) -> None:
        """Write a copy that can be opened for reading."""
        disk = Oxigraph(str(folder))
        disk.bulk_extend(self._inner)
        disk.flush()

    def __len__(self) -> int:
        return len(self._inner)
