"""Rows as tables for people: in the terminal, Markdown, CSV and JSON."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final, TextIO

Cells = Sequence[Sequence[str]]
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
#: Notebooks put the text of tables to the right, by rules that outweigh others.
#: A date must not break at a hyphen.
_STYLE: Final = (
    ".kg-table{overflow-x:auto}"
    ".kg-table th,.kg-table td{text-align:left!important;vertical-align:top}"
    ".kg-table .kg-short{white-space:nowrap}"
)
_SHORT: Final = 12
_NUMBER: Final = r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?"


def draw(header: Sequence[str], body: Cells, width: int | None = None) -> str:
    """Draw a table that fits the terminal; wide characters count as two columns."""
    from rich import box  # noqa: PLC0415 - heavy, and only a terminal needs it
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name in header:
        table.add_column(Text(name), overflow="fold")
    for cells in body:
        table.add_row(*(Text(printable(cell)) for cell in cells))
    out = io.StringIO()
    Console(file=out, width=width or 100, no_color=True, highlight=False).print(table)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(line for line in lines if line) + "\n"


def printable(text: str) -> str:
    """Replace what would steer a terminal: control characters and changes of direction."""
    import unicodedata  # noqa: PLC0415 - for tables alone

    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char
        for char in text
    )


def markdown(header: Sequence[str], body: Cells) -> str:
    """Write a table in Markdown."""
    rows = [header, ["---"] * len(header), *body]
    lines = [" | ".join(printable(cell).replace("|", "\\|") for cell in row) for row in rows]
    return "".join(f"| {line} |\n" for line in lines)


def html(header: Sequence[str], body: Cells, total: int) -> str:
    """Write a table in HTML, every cell as text; what is around it gives the colours.

    Args:
        header: The names of the columns.
        body: The rows that are shown.
        total: How many rows there are in all; where not all are shown, a line says so.
    """
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    rows = "".join(f"<tr>{''.join(map(_cell, cells))}</tr>" for cells in body)
    more = f"<p>The first {len(body):,} of {total:,} rows.</p>" if total > len(body) else ""
    none = "" if total else "<p>No rows.</p>"
    return (
        f'<div class="kg-table"><style>{_STYLE}</style><table><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{more}{none}</div>"
    )


def _cell(text: str) -> str:
    """Write one cell of a table in HTML."""
    short = ' class="kg-short"' if len(text) <= _SHORT else ""
    return f"<td{short}>{escape(text)}</td>"


def as_csv(
    header: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    *,
    excel_safe: bool = False,
    separator: str = ",",
) -> str:
    """Write flat rows as CSV.

    Args:
        header: The names of the columns.
        rows: Values by column.
        separator: What stands between cells.
        excel_safe: For spreadsheets: text that they would run as a formula is quoted by an apostrophe, and a
            byte order mark tells them that the file is UTF-8.
    """
    out = io.StringIO()
    write_csv(out, header, rows, excel_safe=excel_safe, separator=separator)
    return out.getvalue()


def write_csv(
    out: TextIO,
    header: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    *,
    excel_safe: bool = False,
    separator: str = ",",
) -> None:
    """Write flat rows as CSV, one after the other; see ``as_csv``."""
    import csv  # noqa: PLC0415 - the engine writes its own

    out.write("\ufeff" if excel_safe else "")
    writer = csv.DictWriter(out, header, delimiter=separator, lineterminator="\n")
    writer.writeheader()
    if excel_safe:
        rows = ({name: tame(value) for name, value in row.items()} for row in rows)
    writer.writerows(rows)


def tame(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula.

    The characters are those that OWASP names under "CSV injection"; numbers stay numbers.

    >>> tame("=1+1"), tame("-5"), tame("PolyU")
    ("'=1+1", '-5', 'PolyU')
    """
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    return value if re.fullmatch(_NUMBER, value) else f"'{value}"


def as_json(content: object) -> str:
    """Write anything as JSON that a person can read."""
    import json  # noqa: PLC0415 - the engine writes its own

    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
