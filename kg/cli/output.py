"""Where the output goes: a table for a terminal, CSV for a pipe."""

import shutil
import sys
from collections.abc import Mapping, Sequence

from kg.errors import DataError
from kg.results import table

FORMATS = ("table", "csv", "json", "md")


def format_or_default(name: str | None, terminal: str = "table") -> str:
    """Choose the format: what was asked for, or what fits the reader."""
    return name or (terminal if sys.stdout.isatty() else "csv")


def width() -> int:
    """Columns of the terminal."""
    return shutil.get_terminal_size((100, 24)).columns


def print_rows(header: Sequence[str], rows: Sequence[Mapping[str, object]], name: str) -> None:
    """Print flat rows in one of ``FORMATS``.

    Raises:
        DataError: There is no such format.
    """
    body = [["" if row[column] is None else str(row[column]) for column in header] for row in rows]
    match name:
        case "table":
            sys.stdout.write(table.draw(header, body, width()))
        case "csv":
            sys.stdout.write(table.as_csv(header, rows))
        case "json":
            sys.stdout.write(table.as_json(rows))
        case "md":
            sys.stdout.write(table.markdown(header, body))
        case _:
            raise DataError(f"there is no format {name!r}; use {', '.join(FORMATS)}")


def say(message: str) -> None:
    """Tell the user something that is no result."""
    sys.stderr.write(message + "\n")
