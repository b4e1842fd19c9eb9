"""Rows as tables for people: in the terminal, Markdown, CSV and JSON."""

import io
from collections.abc import Mapping, Sequence

Cells = Sequence[Sequence[str]]


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


def as_csv(header: Sequence[str], rows: Sequence[Mapping[str, object]]) -> str:
    """Write flat rows as CSV."""
    import csv  # noqa: PLC0415 - the engine writes its own

    out = io.StringIO()
    writer = csv.DictWriter(out, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_json(content: object) -> str:
    """Write anything as JSON that a person can read."""
    import json  # noqa: PLC0415 - the engine writes its own

    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"
