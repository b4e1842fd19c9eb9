"""Answers as tables whose things are links."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from kg.results.rows import Rows
from kg.server.links import page_of


class Cell(NamedTuple):
    """What stands in a cell, and where it leads; empty for nowhere."""

    text: str
    href: str


class Table(NamedTuple):
    """An answer for a page."""

    columns: tuple[str, ...]
    rows: list[list[Cell]]


def table_of(answer: Rows, language: str) -> Table:
    """Make a table with labels that lead to the pages of things, without its empty columns."""
    texts = answer.cells()
    used = [
        (place, name)
        for place, name in enumerate(answer.columns)
        if not texts or any(cells[place] for cells in texts)
    ]
    body = [
        [Cell(cells[place], _href(row[name], language)) for place, name in used]
        for row, cells in zip(answer, texts, strict=True)
    ]
    return Table(tuple(name for _, name in used), body)


def _href(term: object, language: str) -> str:
    """The page of a term."""
    return page_of(term.value, language) if isinstance(term, NamedNode) else ""
