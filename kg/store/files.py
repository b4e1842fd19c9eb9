"""One RDF file into an Oxigraph store, as fast as the engine reads; mistakes by file and line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple

from pyoxigraph import Quad, RdfFormat, parse
from pyoxigraph import Store as Oxigraph

from kg.errors import DataError
from kg.store.compressed import opened, suffix_of

#: Syntaxes of a statement a line, where a parser goes on after a bad one.
BY_LINE: Final = (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)

#: Told the bytes that have been read since it was told last.
Progress = Callable[[int], None]


class Bad(NamedTuple):
    """A line that could not be read."""

    file: Path
    line: int
    reason: str


def syntax_of(file: Path) -> RdfFormat:
    """Tell the syntax of a file by its name.

    Raises:
        DataError: There is no such file, or its suffix is unknown.
    """
    if not file.is_file():
        raise DataError(f"{file}: no such file")
    found = RdfFormat.from_extension(suffix_of(file))
    if found is None:
        known = "nt, nq, ttl, trig, rdf, jsonld, each also with .gz, .bz2 or .zst behind"
        raise DataError(f"{file}: unknown kind of RDF file; known suffixes are {known}")
    return found


def load_file(
    store: Oxigraph,
    file: Path,
    progress: Progress = lambda _: None,
    skipped: Callable[[Bad], None] | None = None,
    advice: str = "",
    *,
    memory: bool = False,
) -> None:
    """Load a file into a store, the whole of it or nothing.

    Args:
        store: Where to.
        file: RDF of any syntax, by suffix, also compressed.
        progress: Told of the bytes of the file as they are read.
        skipped: Told of each bad line of N-Triples or N-Quads, which is then left out; without it, such a
            line is an error.
        advice: What a reader of such an error can do.
        memory: Whether the store is in memory.

    Raises:
        DataError: The file cannot be read.
    """
    syntax = syntax_of(file)
    # Bulk means a million quads at a time: fewer files on a disk, and in memory nothing but holes.
    load = store.load if memory else store.bulk_load
    with _reading(file, syntax, progress, advice) as stream:
        if skipped is None:
            load(stream, syntax, base_iri=file.absolute().as_uri())
        else:
            store.bulk_extend(_good(stream, syntax, file, skipped))


def read_file(file: Path, progress: Progress = lambda _: None) -> Iterator[Quad]:
    """Read a file as a stream.

    Args:
        file: RDF of any syntax, by suffix, also compressed.
        progress: Told of the bytes of the file as they are read.

    Raises:
        DataError: The file cannot be read.
    """
    syntax = syntax_of(file)
    with _reading(file, syntax, progress) as stream:
        yield from parse(stream, syntax, base_iri=file.absolute().as_uri())


@contextmanager
def _reading(file: Path, syntax: RdfFormat, progress: Progress, advice: str = "") -> Iterator[IO[bytes]]:
    """Open a file, and tell of mistakes in it by its name and the line."""
    with opened(file, progress) as stream:
        try:
            yield stream
        except SyntaxError as error:
            line = f", line {error.lineno}" if error.lineno else ""
            hint = advice if syntax in BY_LINE else ""
            raise DataError(f"{file}{line}: {error.msg}{hint}") from error
        except EOFError as error:
            raise DataError(f"{file}: ends too early, it may have been cut off") from error


def _good(stream: IO[bytes], syntax: RdfFormat, file: Path, skipped: Callable[[Bad], None]) -> Iterator[Quad]:
    """Yield what can be read."""
    quads = parse(stream, syntax)
    while True:
        try:
            yield next(quads)
        except StopIteration:
            return
        except SyntaxError as error:
            skipped(Bad(file, error.lineno or 0, error.msg))
