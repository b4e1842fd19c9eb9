"""RDF files as quads, each in a named graph."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg.errors import DataError
from kg.store.compressed import opened, suffix_of


def syntax_of(file: Path) -> RdfFormat:
    """Tell the syntax of a file by its name.

    Raises:
        DataError: There is no such file, or the syntax is unknown.
    """
    if not file.is_file():
        raise DataError(f"{file}: no such file")
    found = RdfFormat.from_extension(suffix_of(file))
    if found is None:
        known = "nt, nq, ttl, trig, rdf, jsonld, each also with .gz, .bz2 or .zst behind"
        raise DataError(f"{file}: unknown kind of RDF file; known suffixes are {known}")
    return found


def quads_of(
    files: Sequence[Path], graph: str | None = None, progress: Callable[[int], None] = lambda _: None
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
        syntax = syntax_of(file)
        with opened(file, progress) as stream:
            try:
                for quad in parse(stream, syntax, base_iri=file.absolute().as_uri()):
                    if isinstance(quad.graph_name, NamedNode):
                        yield quad
                    elif given is None:
                        raise DataError(
                            f"{file}: has triples that stand in no named graph; give one by --graph"
                        )
                    else:
                        yield Quad(quad.subject, quad.predicate, quad.object, given)
            except SyntaxError as error:
                line = f", line {error.lineno}" if error.lineno else ""
                raise DataError(f"{file}{line}: {error.msg}") from error
            except EOFError as error:
                raise DataError(f"{file}: ends too early, it may have been cut off") from error


def _named(graph: str) -> NamedNode:
    """Read the name of a graph."""
    try:
        return NamedNode(graph)
    except ValueError as error:
        raise DataError(
            f"--graph {graph}: name a graph by a whole IRI, such as https://example.org/graph"
        ) from error
