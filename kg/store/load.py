"""Files of RDF into a store on disk, all of them or none."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Final, NamedTuple

from pyoxigraph import Quad, RdfFormat, parse
from pyoxigraph import Store as Oxigraph

from kg.errors import DataError
from kg.paths import exchange
from kg.store.compressed import opened, suffix_of
from kg.store.recover import prefix, recover

#: Syntaxes of a statement a line, where a parser goes on after a bad one.
_BY_LINE: Final = (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
#: Bad lines that are told one by one.
_TOLD: Final = 20

#: Told the bytes that have been read since it was told last.
Progress = Callable[[int], None]


class Bad(NamedTuple):
    """A line that could not be read."""

    file: Path
    line: int
    reason: str


class Loaded(NamedTuple):
    """What a load did.

    Attributes:
        before: Quads in the store before it.
        after: Quads in it now.
        skipped: How many lines were left out.
        told: The first of these.
    """

    before: int
    after: int
    skipped: int
    told: Sequence[Bad]


def load(
    files: Sequence[Path], folder: Path, *, skip_bad: bool = False, progress: Progress = lambda _: None
) -> Loaded:
    """Load files into a store, which is made if it is not there.

    A copy is loaded that shares the unchanged parts on disk, and takes the place of the store at the end;
    whatever fails before leaves the store as it was.

    Args:
        files: RDF of any syntax, by suffix, also compressed.
        folder: The store.
        skip_bad: Leave bad lines of N-Triples and N-Quads out, and count them.
        progress: Told of the bytes of the files as they are read.

    Raises:
        DataError: A file cannot be read, or the folder is no store.
    """
    syntaxes = [_syntax(file, skip_bad=skip_bad) for file in files]
    folder.parent.mkdir(parents=True, exist_ok=True)
    recover(folder)
    aside = Path(tempfile.mkdtemp(prefix=f"{prefix(folder)}{os.getpid()}-", dir=folder.parent))
    try:
        before = _copy(folder, aside / "store")
        store = Oxigraph(str(aside / "store"))
        bad: list[Bad] = []
        skipped = sum(
            _load_file(store, file, syntax, bad if skip_bad else None, progress)
            for file, syntax in zip(files, syntaxes, strict=True)
        )
        store.flush()
        after = len(store)
        del store  # the lock goes with it
        exchange(aside / "store", folder, aside / "old")
    except OSError as error:
        raise DataError(f"{folder}: cannot be written ({error.strerror or error})") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return Loaded(before, after, skipped, bad)


def _syntax(file: Path, *, skip_bad: bool) -> RdfFormat:
    """Tell the syntax of a file by its name."""
    if not file.is_file():
        raise DataError(f"{file}: no such file")
    found = RdfFormat.from_extension(suffix_of(file))
    if found is None:
        known = "nt, nq, ttl, trig, rdf, jsonld, each also with .gz, .bz2 or .zst behind"
        raise DataError(f"{file}: unknown kind of RDF file; known suffixes are {known}")
    if skip_bad and found not in _BY_LINE:
        raise DataError(f"{file}: bad lines can be skipped in N-Triples and N-Quads only")
    return found


def _copy(folder: Path, aside: Path) -> int:
    """Copy a store, if there is one, and count its quads."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return 0
    if not (folder / "CURRENT").is_file():
        raise DataError(f"{folder} is no store; name an empty folder, or one that kg load made")
    try:
        store = Oxigraph(str(folder))
    except OSError as error:
        raise DataError(f"{folder}: another program writes to this store ({error})") from error
    store.backup(str(aside))
    return len(store)


def _load_file(
    store: Oxigraph, file: Path, syntax: RdfFormat, bad: list[Bad] | None, progress: Progress
) -> int:
    """Load one file, and count the lines that were left out."""
    base = file.absolute().as_uri()
    with opened(file, progress) as stream:
        try:
            if bad is None:
                store.bulk_load(stream, syntax, base_iri=base)
                return 0
            return _load_lines(store, stream, syntax, file, bad)
        except SyntaxError as error:
            line = f", line {error.lineno}" if error.lineno else ""
            advice = "; --skip-bad leaves such lines out" if syntax in _BY_LINE else ""
            raise DataError(f"{file}{line}: {error.msg}{advice}") from error
        except EOFError as error:
            raise DataError(f"{file}: ends too early, it may have been cut off") from error


def _load_lines(store: Oxigraph, stream: IO[bytes], syntax: RdfFormat, file: Path, bad: list[Bad]) -> int:
    """Load what can be read of a file."""
    skipped = 0

    def good() -> Iterator[Quad]:
        nonlocal skipped
        quads = parse(stream, syntax)
        while True:
            try:
                yield next(quads)
            except StopIteration:
                return
            except SyntaxError as error:
                skipped += 1
                if len(bad) < _TOLD:
                    bad.append(Bad(file, error.lineno or 0, error.msg))

    store.bulk_extend(good())
    return skipped
