"""Puts values in the place of variables, for services that take a query as text alone.

It does what Oxigraph calls substitution (SEP-0007 of the SPARQL community group) with the tokens of a
query: a value is a term, written out by the RDF library, and can never become syntax.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.store.tokens import tokens

_ENDS: Final = ("WHERE", "FROM", "HAVING", "LIMIT", "OFFSET", "VALUES")


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
    filled = []
    place, last = _Place(), ""
    for kind, text in tokens(query):
        word = text.upper() if kind == "word" else ""
        place = place.after(word or text)
        name = text[1:]
        if kind == "variable" and name in bindings:
            if last in ("AS", "VALUES"):
                raise QueryError(f"{text} is given a value twice: by the query and from outside")
            filled.append(place.write(name, str(bindings[name])))
        else:
            filled.append(text)
        if kind not in ("space", "comment"):
            last = word or text
    return "".join(filled)


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

    def write(self, name: str, term: str) -> str:
        """Write the value of a variable as it has to be written here."""
        if self.parentheses or not self.clause:
            return term
        if self.clause == "BY":
            return f"({term})"
        # A query in a query must not select what the outer one gives a value.
        return f"({term} AS ?{name}{'_within' if self.groups else ''})"
