"""Runs a query for the command line: where it comes from, what it asks, where the answer goes."""

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kg import paths
from kg.cli.deadline import deadline
from kg.cli.output import format_or_default, width
from kg.errors import DataError, QueryError
from kg.results.write import write_answer
from kg.store.embedded import Store


def asked(file: str | None, text: str | None) -> str:
    """Take the query from the option, a file or stdin.

    Raises:
        QueryError: There is none, or there are two, or it cannot be read.
    """
    if (file is None) == (text is None):
        raise QueryError("give the query once: as a file, as - for stdin, or with -q")
    if text is not None:
        return text
    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(str(file)).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: the query is not UTF-8 (byte {error.start})") from error


def opened(files: Sequence[Path], folder: Path | None) -> Store:
    """Open what is to be asked: RDF files, a store, or the curated graph.

    Raises:
        DataError: It cannot be opened.
    """
    if files and folder:
        raise DataError("give either --data or --store, not both")
    if files:
        from kg.rdf.syntax import read_quads

        return Store.in_memory(quad for path in files for quad in read_quads(path))
    if folder:
        return Store.read_only(paths.given_dir(folder))
    from kg.build.curated import open_curated

    return open_curated().store


def answer_to(
    text: str, source: Callable[[], Store], form: str | None, seconds: float, out: Path | None
) -> None:
    """Run a query and write its answer.

    Raises:
        QueryError: The query is wrong or refused.
        DataError: The format does not fit, or the file cannot be written.
    """
    name = form or _by_suffix(out) or format_or_default(None)
    with deadline(seconds):
        answer = source().query(text)
        buffer = io.BytesIO()
        write_answer(answer, name, sys.stdout.buffer if out is None else buffer, width())
    sys.stdout.flush()
    if out is not None:
        paths.write_whole(out, buffer.getvalue())


def _by_suffix(out: Path | None) -> str | None:
    """The format that a file name asks for."""
    from kg.results.formats import GRAPHS, RESULTS

    suffix = out.suffix.lstrip(".") if out else ""
    known = {form.suffix: form.name for form in RESULTS.values()}
    known |= {form.suffix: form.name for form in GRAPHS.values()}
    return known.get(suffix)
