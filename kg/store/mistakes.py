"""Says what is wrong with a query that the engine could not read."""

import re
from typing import Final

from kg.namespaces import PREFIXES

_PLACE: Final = r"error at (\d+):(\d+)"
_LONGEST: Final = 160


def explain(query: str, error: SyntaxError) -> str:
    """Word a syntax error in one line: where it is, and what was expected there.

    Args:
        query: The text of the query.
        error: What the engine said.
    """
    said = " ".join(str(error.msg or error).split())
    place = re.match(_PLACE, said)
    if place is None:
        return f"the query is not SPARQL: {said[:_LONGEST]}"
    line, column = int(place[1]), int(place[2])
    where = f"line {line}, column {column}"
    if "Prefix not found" in said and (name := _prefix_before(query, line, column)) is not None:
        known = ", ".join(sorted(PREFIXES))
        return f"{where}: the prefix {name}: is unknown; declare it with PREFIX, or use one of {known}"
    expected = said[place.end() :].lstrip(": ")
    return f"the query is not SPARQL, {where}: {expected[:_LONGEST]}"


def _prefix_before(query: str, line: int, column: int) -> str | None:
    """Find the last prefix that is used before a place."""
    lines = query.splitlines()
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1] if line <= len(lines) else ""])
    found = re.findall(r"(?<![\w:<])([^\W\d][\w.-]*)?:", before)
    return found[-1] if found else None
