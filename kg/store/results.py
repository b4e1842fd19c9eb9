"""Rows of a SELECT query, read from a file and easy to take apart."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolution

from kg.store.base import Store, Term


class Row:
    """One solution, or what was gathered from several; an unbound variable is None or an empty text."""

    __slots__ = ("_inner",)

    def __init__(self, inner: QuerySolution | Mapping[str, Term | None]) -> None:
        self._inner = inner

    def __getitem__(self, name: str) -> Term | None:
        term = self._inner[name]
        return term if isinstance(term, NamedNode | Literal) else None

    def text(self, name: str) -> str:
        """The text of a value: an IRI or the lexical form of a literal."""
        term = self._inner[name]
        return term.value if term is not None else ""

    def language(self, name: str) -> str:
        """The language tag of a value, empty where it has none."""
        term = self._inner[name]
        return tag(term.language or "") if isinstance(term, Literal) else ""


def tag(language: str) -> str:
    """Write a language tag as BCP 47 recommends; the engine keeps tags in lower case.

    >>> tag("zh-hant")
    'zh-Hant'
    """
    first, *rest = language.split("-")
    parts = (part.title() if len(part) == 4 else part.upper() for part in rest)
    return "-".join([first.lower(), *parts])


def rows(store: Store, query: Path, bindings: Mapping[str, Term] | None = None) -> Iterator[Row]:
    """Run the SELECT query in a file.

    Raises:
        QueryError: The query is not well-formed.
    """
    for solution in store.rows(query.read_text(encoding="utf-8"), bindings):
        yield Row(solution)
