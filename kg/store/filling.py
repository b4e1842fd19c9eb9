"""Puts values in the place of variables, for services that take a query as text alone.

It does what Oxigraph calls substitution (SEP-0007 of the SPARQL community group) with the tokens of a
query: a value is a term, written out by the RDF library, and can never become syntax.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.store.tokens import KEPT, tokens

_ENDS: Final = ("WHERE", "FROM", "HAVING", "LIMIT", "OFFSET", "VALUES")


class Slot(NamedTuple):
    """A place in a query where the value of a variable is to be written."""

    name: str


def fill(query: str, bindings: Mapping[str, NamedNode | Literal]) -> str:
    """Give variables their values; a selected variable stays a column.

    Args:
        query: The text of a query.
        bindings: Terms by the name of the variable.

    Raises:
        QueryError: The query itself assigns a value to such a variable.
    """
    if not bindings:
        return query
    values = {name: str(term) for name, term in bindings.items()}
    parts = _cut(query, frozenset(values))
    return "".join([values[part.name] if isinstance(part, Slot) else part for part in parts])


@lru_cache(KEPT)
def _cut(query: str, names: frozenset[str]) -> list[str | Slot]:
    """Cut a query, and remember how: the same few are asked again and again with other values."""
    return split(query, names)


def split(query: str, names: Container[str]) -> list[str | Slot]:
    """Cut a query at the places where values are to be written.

    Args:
        query: The text of a query.
        names: The variables that get values.

    Returns:
        Pieces of text and places in turn; with terms in the places, all in a row are the filled query.

    Raises:
        QueryError: The query itself assigns a value to such a variable.
    """
    parts: list[str | Slot] = []
    text, place, last = "", _Place(), ""
    for kind, token in tokens(query):
        word = token.upper() if kind == "word" else ""
        place = place.after(word or token)
        name = token[1:]
        if kind == "variable" and name in names:
            if last in ("AS", "VALUES"):
                raise QueryError(f"{token} is given a value twice: by the query and from outside")
            before, after = place.around(name)
            parts += [text + before, Slot(name)]
            text = after
        else:
            text += token
        if kind not in ("space", "comment"):
            last = word or token
    return [*parts, text]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a query a token stands.

    Attributes:
        clause: ``SELECT`` or ``BY`` for what is selected, or grouped and ordered by; else empty.
        parentheses: How many are open within the clause.
        groups: How many groups are open in the query.
    """

    clause: str = ""
    parentheses: int = 0
    groups: int = 0

    def after(self, text: str) -> "_Place":
        """Go on by one token."""
        if text in ("SELECT", "BY"):
            return _Place(text, 0, self.groups)
        if text in "{}":
            return _Place("", 0, self.groups + (1 if text == "{" else -1))
        if text in _ENDS:
            return _Place("", 0, self.groups)
        if self.clause and text in "()":
            return _Place(self.clause, self.parentheses + (1 if text == "(" else -1), self.groups)
        return self

    def around(self, name: str) -> tuple[str, str]:
        """What has to stand before and after the value of a variable here."""
        if self.parentheses or not self.clause:
            return "", ""
        if self.clause == "BY":
            return "(", ")"
        # A query in a query must not select what the outer one gives a value.
        return "(", f" AS ?{name}{'_within' if self.groups else ''})"
