"""Oxigraph in the same process: in memory, or a folder opened for reading."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Quad
from pyoxigraph import Store as Oxigraph
from pyoxigraph import __version__ as ENGINE_VERSION  # noqa: N812 - a constant of ours

from kg.errors import DataError, QueryError
from kg.namespaces import PREFIXES
from kg.store.base import Answer, Graphs, NamedNode, Store, Term, no_such_graph
from kg.store.filling import fill
from kg.store.tokens import KEPT, graphs_of

if TYPE_CHECKING:
    from kg.store.files import Progress

__all__ = ["CHUNK", "ENGINE_VERSION", "Embedded"]

#: Quads that are loaded or looked at together, where all would not fit into memory.
CHUNK: Final = 250_000


class Embedded(Store):
    """A store of this process."""

    def __init__(self, inner: Oxigraph) -> None:
        self.inner = inner

    @classmethod
    def in_memory(cls, quads: Iterable[Quad] = ()) -> "Embedded":
        """Make a store of quads."""
        inner = Oxigraph()
        inner.bulk_extend(quads)
        return cls(inner)

    @classmethod
    def of_files(cls, files: Iterable[Path], progress: "Progress" = lambda _: None) -> "Embedded":
        """Make a store in memory of RDF files of any syntax, by suffix, also compressed.

        Raises:
            DataError: A file cannot be read.
        """
        from kg.store.files import load_file  # noqa: PLC0415 - brings what unpacks files

        inner = Oxigraph()
        for file in files:
            load_file(inner, file, progress, memory=True)
        return cls(inner)

    @classmethod
    def on_disk(cls, folder: Path, quads: Iterable[Quad] = (), chunk: int = CHUNK) -> "Embedded":
        """Make a store of quads in a folder, in no more memory than some of them need.

        Args:
            folder: Where nothing is yet.
            quads: What it holds at first.
            chunk: How many are loaded together.
        """
        inner = Oxigraph(str(folder))
        waiting = iter(quads)
        while some := list(islice(waiting, chunk)):
            inner.bulk_extend(some)
        inner.optimize()  # each load made files of its own; fewer are read faster
        return cls(inner)

    @classmethod
    def read_only(cls, folder: Path) -> "Embedded":
        """Open a folder for reading, beside any number of other readers.

        Raises:
            DataError: The folder holds no store.
        """
        try:
            return cls(Oxigraph.read_only(str(folder)))
        except OSError as error:
            raise DataError(f"{folder}: no store can be opened here ({error})") from error

    def _answer(self, text: str, bindings: Mapping[str, Term], graphs: Graphs | None) -> Answer:
        # The engine's own substitution comes after its optimizer, and is up to fifty times slower.
        filled = fill(text, bindings)
        # What is remembered is found by the text as it was before, which is asked again with other values.
        prefixes = _prefixes_in(text)
        try:
            if graphs is not None:
                return self._answer_from(graphs, filled, prefixes)
            named = graphs_of(text)
            self._require(named)
            # The union of all graphs would win over FROM.
            return self.inner.query(filled, prefixes=prefixes, use_default_graph_as_union=not named)
        except SyntaxError as error:
            from kg.store.mistakes import explain  # noqa: PLC0415 - most queries are right

            raise QueryError(explain(text, error)) from error
        except RuntimeError as error:
            raise QueryError(" ".join(str(error).split())) from error

    def _answer_from(self, graphs: Graphs, text: str, prefixes: dict[str, str]) -> Answer:
        """Run a query over graphs that the caller names."""
        self._require((*graphs.default, *graphs.named))
        return self.inner.query(
            text, prefixes=prefixes, default_graph=list(graphs.default), named_graphs=list(graphs.named)
        )

    def _require(self, graphs: Iterable[NamedNode]) -> None:
        """Refuse a graph that is not here; nothing is ever fetched."""
        for graph in graphs:
            if not self.inner.contains_named_graph(graph):
                raise no_such_graph(graph)

    def add(self, quads: Iterable[Quad]) -> None:
        """Add quads, which are held in memory meanwhile."""
        self.inner.bulk_extend(quads)

    def lacking(self, quads: Iterable[Quad]) -> set[Quad]:
        """Give those that are not here."""
        return {quad for quad in quads if quad not in self.inner}

    def quads(self) -> Iterable[Quad]:
        """Give every quad, in no particular order."""
        return self.inner

    def about(self, node: NamedNode) -> Iterator[Quad]:
        """Give the quads of which a node is the subject."""
        return self.inner.quads_for_pattern(node, None, None, None)

    def naming(self, node: NamedNode, predicate: NamedNode) -> Iterator[Quad]:
        """Give the quads of which a node is the object, by their predicate."""
        return self.inner.quads_for_pattern(None, predicate, node, None)

    def graphs(self) -> list[NamedNode]:
        """Give the names of the named graphs, sorted by their text in N-Quads."""
        return sorted((graph for graph in self.inner.named_graphs() if isinstance(graph, NamedNode)), key=str)

    def save(self, folder: Path) -> None:
        """Write a copy that can be opened for reading."""
        disk = Oxigraph(str(folder))
        disk.bulk_extend(self.inner)
        disk.flush()

    def __len__(self) -> int:
        return len(self.inner)


@lru_cache(KEPT)
def _prefixes_in(query: str) -> dict[str, str]:
    """Our prefixes that may stand in a query: the engine takes a while to learn each."""
    return {name: space for name, space in PREFIXES.items() if f"{name}:" in query}
