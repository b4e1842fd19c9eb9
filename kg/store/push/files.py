"""RDF files as quads, each in a named graph."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from kg.errors import DataError
from kg.store.files import Progress, read_file


def quads_of(
    files: Sequence[Path], graph: str | None = None, progress: Progress = lambda _: None
) -> Iterator[Quad]:
    """Read files as a stream.

    Args:
        files: RDF of any syntax, by suffix, also compressed.
        graph: The graph of triples that name none.
        progress: Told of the bytes of the files as they are read.

    Raises:
        DataError: A file cannot be read, is not well-formed, or has a triple without a graph.
    """
    given = _named(graph) if graph else None
    for file in files:
        for quad in read_file(file, progress):
            if isinstance(quad.graph_name, NamedNode):
                yield quad
            elif given is None:
                raise DataError(f"{file}: has triples that stand in no named graph; give one by --graph")
            else:
                yield Quad(quad.subject, quad.predicate, quad.object, given)


def _named(graph: str) -> NamedNode:
    """Read the name of a graph."""
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise DataError(
            f"--graph {graph}: name a graph by a whole IRI, such as https://example.org/graph"
        ) from error
