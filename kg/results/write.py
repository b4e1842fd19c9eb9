"""Answers to queries as bytes, in any format that fits them."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Final, TypeVar

from pyoxigraph import QueryBoolean, QuerySolutions, Triple, serialize

from kg.errors import DataError
from kg.namespaces import PREFIXES
from kg.nearest import hint
from kg.results.formats import GRAPHS, RESULTS, GraphFormat, ResultFormat
from kg.results.rows import Rows
from kg.results.table import draw, html, markdown, write_csv
from kg.store.base import Answer
from kg.store.labels import Labels

#: Formats in which SPARQL knows no yes or no; there it is one word.
_PLAIN: Final = ("table", "csv", "tsv", "md", "html")

Form = TypeVar("Form", ResultFormat, GraphFormat)


@dataclass(frozen=True, slots=True)
class Look:
    """How tables are to look.

    Attributes:
        labels: What things are called; without it, and with ``ids``, tables show short IRIs.
        width: Columns of the terminal; None where there is none.
        excel_safe: Whether CSV and TSV are for a spreadsheet.
    """

    labels: Labels | None = None
    ids: bool = False
    width: int | None = None
    excel_safe: bool = False


def write_answer(answer: Answer, name: str, out: IO[bytes], look: Look = Look()) -> None:
    """Write an answer.

    Args:
        answer: What a query gave.
        name: A format; ``table`` and ``csv`` stand for Turtle where the answer is triples.
        out: Where to.
        look: How tables are to look.

    Raises:
        DataError: The format is unknown, or is not for such an answer.
    """
    if isinstance(answer, QuerySolutions):
        _write_rows(answer, _choose(name, "rows", RESULTS, GRAPHS), out, look)
    elif isinstance(answer, QueryBoolean):
        form = _choose(name, "yes or no", RESULTS, GRAPHS)
        if name in _PLAIN or form.syntax is None:
            out.write(b"true\n" if answer else b"false\n")
        else:
            answer.serialize(out, format=form.syntax)
    else:
        _write_triples(answer, name, out)


def _write_triples(triples: Iterator[Triple], name: str, out: IO[bytes]) -> None:
    """Write triples in an RDF syntax."""
    form = _choose("turtle" if name in ("table", "csv") else name, "triples", GRAPHS, RESULTS)
    serialize(triples, out, format=form.syntax, prefixes=PREFIXES)


def _write_rows(answer: QuerySolutions, form: ResultFormat, out: IO[bytes], look: Look) -> None:
    """Write rows as the engine does, or as tables for people."""
    if look.excel_safe and form.name in ("csv", "tsv"):
        _for_spreadsheet(answer, form, out)
    elif form.syntax is not None:
        answer.serialize(out, format=form.syntax)
    else:
        out.write(draw_rows(Rows(answer, look.labels), form.name, look).encode())


def draw_rows(rows: Rows, name: str, look: Look) -> str:
    """Draw rows for people: ``table``, without the empty columns, ``md`` or ``html``."""
    header, body = rows.columns, rows.cells(ids=look.ids)
    if name == "html":
        return html(header, body, len(body)) + "\n"
    if name == "md":
        return markdown(header, body)
    used = [place for place in range(len(header)) if not body or any(cells[place] for cells in body)]
    return draw(
        [header[place] for place in used], [[row[place] for place in used] for row in body], look.width
    )


def _for_spreadsheet(answer: QuerySolutions, form: ResultFormat, out: IO[bytes]) -> None:
    """Write rows as the CSV of SPARQL has them, but so that no cell is a formula."""
    header = [variable.value for variable in answer.variables]
    cells = ({name: getattr(row[name], "value", row[name]) for name in header} for row in answer)
    text = io.TextIOWrapper(out, "utf-8", newline="")
    try:
        write_csv(text, header, cells, excel_safe=True, separator="\t" if form.name == "tsv" else ",")
    finally:
        text.detach()  # who gave the stream closes it


def _choose(name: str, kind: str, fitting: Mapping[str, Form], others: Mapping[str, object]) -> Form:
    """Find the format of a name among those that fit."""
    if name in fitting:
        return fitting[name]
    if name in others:
        raise DataError(f"the answer is {kind}, which {name} cannot hold; use {', '.join(fitting)}")
    raise DataError(f"there is no format {name!r}; {hint(name, fitting)}")
