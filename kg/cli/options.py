"""The options that several commands share, and how what the user typed is read."""

import os
from typing import Annotated, Final

import typer

from kg.errors import DataError
from kg.model.entity import LANGUAGES
from kg.model.language import spoken

Language = Annotated[
    str | None,
    typer.Option("--lang", help="Labels in zh-Hant, zh-Hans, en or pt; else the language of the terminal."),
]
Form = Annotated[str | None, typer.Option("--format", help="table, csv, json, md or html.")]
Location = Annotated[
    str | None,
    typer.Option(
        "--store", help="Ask this instead: a folder, the http(s) address of a SPARQL service, memory:."
    ),
]
AsOf = Annotated[str | None, typer.Option(help="A day: only what is known to hold on it.")]
Timeout = Annotated[float, typer.Option(min=0, help="Seconds; 0 for no limit.")]
Ids = Annotated[bool, typer.Option("--ids", help="Show ids in tables, not labels.")]
ExcelSafe = Annotated[bool, typer.Option("--excel-safe", help="CSV for a spreadsheet: no cell is a formula.")]
#: Seconds that a query may take unless told otherwise.
PATIENCE: Final = 30.0


def language(tag: str | None) -> str:
    """Check the tag of a language; without one, take that of the terminal.

    Raises:
        DataError: There are no labels in it.
    """
    if tag is None:
        return spoken(next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), ""))
    if tag not in LANGUAGES:
        raise DataError(f"there are no labels in {tag!r}; use {', '.join(LANGUAGES)}")
    return tag
