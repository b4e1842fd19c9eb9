"""Runs a query for the command line: where it comes from, what it asks, where the answer goes."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import paths
from kg.errors import DataError, QueryError

if TYPE_CHECKING:
    from kg.results.write import Look
    from kg.store.base import Store

#: Stores in memory are kept until the process ends: to take one down costs a fifth of what filling it does.
_KEPT: "list[Store]" = []


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


def opened(files: Sequence[Path], location: str | None) -> "Store":
    """Open what is to be asked: RDF files, or what ``--store`` names.

    Raises:
        DataError: It cannot be opened.
    """
    if files and location:
        raise DataError("give either --data or --store, not both")
    if files:
        from kg.cli.progress import bytes_read
        from kg.store.embedded import Embedded

        total = sum(file.stat().st_size for file in files if file.is_file())
        with bytes_read(total) as progress:
            _KEPT.append(Embedded.of_files(files, progress))
        return _KEPT[-1]
    from kg.build.opened import open_graph

    return open_graph(location).store


def answer_to(store: "Store", text: str, form: str, look: "Look", out: Path | None) -> None:
    """Run a query and write its answer, to a file as a whole.

    Raises:
        QueryError: The query is wrong or refused.
        DataError: The format does not fit, or the file cannot be written.
    """
    from kg.results.write import write_answer

    answer = store.query(text)
    if out is None:
        write_answer(answer, form, sys.stdout.buffer, look)
    else:
        with paths.writing_whole(out) as file:
            write_answer(answer, form, file, look)


def by_suffix(out: Path | None) -> str | None:
    """The format that a file name asks for."""
    from kg.results.formats import GRAPHS, RESULTS

    suffix = out.suffix.lstrip(".") if out else ""
    known = {form.suffix: form.name for form in RESULTS.values()}
    known |= {form.suffix: form.name for form in GRAPHS.values()}
    return known.get(suffix)
