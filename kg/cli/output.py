"""Where the output goes: a table for a terminal, CSV for a pipe."""

import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.nearest import hint

if TYPE_CHECKING:
    from kg.results.rows import Rows
    from kg.results.write import Look
    from kg.store.base import Store

FORMATS = ("table", "csv", "json", "md", "html")


def format_or_default(name: str | None, terminal: str = "table") -> str:
    """Choose the format: what was asked for, or what fits the reader."""
    return name or (terminal if sys.stdout.isatty() else "csv")


def width() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size((100, 24)).columns


def look(store: "Store", tag: str, *, ids: bool = False, excel_safe: bool = False) -> "Look":
    """How tables are to look here."""
    from kg.results.write import Look
    from kg.store.labels import Labels

    return Look(Labels(store, tag), ids=ids, width=width(), excel_safe=excel_safe)


def print_rows(
    header: Sequence[str], rows: Sequence[Mapping[str, object]], name: str, *, excel_safe: bool = False
) -> None:
    """Print flat rows in one of ``FORMATS``.

    Raises:
        DataError: There is no such format.
    """
    from kg.results import table

    body = [["" if row[column] is None else str(row[column]) for column in header] for row in rows]
    match name:
        case "table":
            sys.stdout.write(table.draw(header, body, width()))
        case "csv":
            sys.stdout.write(table.as_csv(header, rows, excel_safe=excel_safe))
        case "json":
            sys.stdout.write(table.as_json(rows))
        case "md":
            sys.stdout.write(table.markdown(header, body))
        case "html":
            sys.stdout.write(table.html(header, body, len(body)) + "\n")
        case _:
            raise DataError(f"there is no format {name!r}; {hint(name, FORMATS)}")


def print_answer(rows: "Rows", name: str, how: "Look") -> None:
    """Print an answer: labels for people, ids with labels beside them for programs.

    Raises:
        DataError: There is no such format.
    """
    from kg.results.write import draw_rows

    if name in ("table", "md", "html"):
        sys.stdout.write(draw_rows(rows, name, how))
    else:
        print_rows(rows.header(), rows.records(), name, excel_safe=how.excel_safe)


def say(message: str) -> None:
    """Tell the user something that is no result."""
    sys.stderr.write(message + "\n")
