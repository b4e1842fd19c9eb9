"""Refuses queries that would reach out of the store, or bring the engine down.

Oxigraph follows SERVICE to any address, and there is no switch for it in its Python face; and it reads a
query by recursion, so that one nested a thousand deep ends the whole process. So every query is looked
through before it is run. The grammar is that of SPARQL 1.1, section 19.8.
"""

import re
from functools import lru_cache
from typing import Final

from kg.errors import QueryError
from kg.store.tokens import KEPT, OPAQUE

_ESCAPE: Final = r"(?i)\\u([0-9a-f]{4})|\\U([0-9a-f]{8})"
# Patterns are compiled when first needed: most queries never are looked through by them.
#: A name or keyword that holds the word, with what stands before it.
_RUN: Final = r"(?i)(?P<head>[\w?$@:%-]*?)service"
#: What the engine reads by recursion, beside brackets.
_OPERATORS: Final = r"(?i)[-+*/|&!^=<>]|\b(?:union|optional|minus|filter|bind|graph|exists|values|select)\b"
#: Seen to be read: brackets 400 deep, and 1,000 operators in a row.
DEEPEST: Final = 100
MOST_OPERATORS: Final = 1_000


@lru_cache(KEPT)
def refuse_tangle(query: str) -> None:
    """Let a query pass only if the engine can read it within its stack.

    Raises:
        QueryError: The query is nested too deeply, or chains too many operators.
    """
    if len(query) < 2 * DEEPEST:
        return
    bare = re.sub(OPAQUE, " ", query)
    depth = deepest = 0
    for bracket in re.findall(r"[(\[{}\])]", bare):
        depth += 1 if bracket in "([{" else -1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise QueryError(f"the query is nested {deepest} deep; {DEEPEST} is the most")
    operators = sum(1 for _ in re.finditer(_OPERATORS, bare))
    if operators > MOST_OPERATORS:
        raise QueryError(f"the query has {operators} operators; {MOST_OPERATORS} is the most, split it")


@lru_cache(KEPT)
def refuse_service(query: str) -> None:
    """Let a query pass only if it stays within the store.

    A keyword can be written with Unicode escapes, and a comparison can look like the start of an IRI; a
    query in which SERVICE might be hidden in this way is refused as well.

    Raises:
        QueryError: The query calls, or may call, another service.
    """
    for reading in {query, _unescape(query)}:
        if "service" in reading.lower() and _calls_out(reading):
            raise QueryError("SERVICE is refused: a query stays within this graph; remove it")


def _unescape(query: str) -> str:
    """Replace Unicode escapes, which SPARQL allows anywhere."""
    if "\\" not in query:
        return query
    return re.sub(_ESCAPE, lambda found: _char(int(found[1] or found[2], 16)), query)


def _char(code: int) -> str:
    """The character of a code point, where there is one."""
    return chr(code) if code <= 0x10FFFF else ""


def _calls_out(query: str) -> bool:
    """Look for the keyword outside text, IRIs and comments."""
    for token in re.finditer(OPAQUE, query):
        # `?a <?b)` reads like an IRI: a quote or bracket in it could hide what follows. No comparison goes on
        # with `http://`: a name has no slash.
        iri = token["iri"]
        if iri and ("'" in iri or ")" in iri) and not iri.startswith(("<http://", "<https://")):
            return True
    bare = re.sub(OPAQUE, " ", query)
    return any(not _is_name(found["head"]) for found in re.finditer(_RUN, bare))


def _is_name(head: str) -> bool:
    """Say whether what stands before the word makes it part of a name."""
    if any(mark in head for mark in "?$@:"):
        return True  # a variable, a language tag or the local part of a prefixed name
    glued = head.lower().endswith(("true", "false")) or head[-1:].isdigit()
    return any(char.isalpha() for char in head) and not glued
