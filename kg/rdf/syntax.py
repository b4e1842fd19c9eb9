"""RDF files in and out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from kg.errors import DataError
from kg.namespaces import PREFIXES


def read_quads(path: Path, graph: NamedNode | None = None) -> Iterator[Quad]:
    """Read an RDF file of any syntax; its suffix says which.

    Args:
        path: The file.
        graph: Where triples go that name no graph of their own.

    Raises:
        DataError: The suffix is unknown, or the file is not well-formed.
    """
    syntax = RdfFormat.from_extension(path.suffix.lstrip("."))
    if syntax is None:
        known = "ttl, nt, nq, trig, rdf, jsonld"
        raise DataError(f"{path}: unknown kind of RDF file; known suffixes are {known}")
    try:
        for quad in parse(path=str(path), format=syntax, base_iri=path.absolute().as_uri()):
            bare = graph and str(quad.graph_name) == "DEFAULT"
            yield Quad(quad.subject, quad.predicate, quad.object, graph) if bare else quad
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise DataError(f"{path}{line}: {error.msg}") from error
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror or error})") from error


def union(quads: Iterable[Quad]) -> set[Quad]:
    """Give the triples of all graphs as quads of the default graph, each once."""
    return {Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


def write_quads(quads: Iterable[Quad], suffix: str) -> bytes:
    """Write quads in a fixed order, so that the same graph gives the same bytes.

    Args:
        quads: What to write.
        suffix: Of the syntax, such as ``trig`` or ``nq``.
    """
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    syntax = RdfFormat.from_extension(suffix)
    return serialize(ordered, format=syntax, prefixes=PREFIXES) or b""


def write_trig(quads: Path, out: Path) -> None:
    """Write a file of N-Quads as TriG, in its order and without holding it in memory."""
    serialize(parse(path=str(quads), format=RdfFormat.N_QUADS), str(out), RdfFormat.TRIG, prefixes=PREFIXES)
