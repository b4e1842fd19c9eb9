"""The words of a SPARQL query, as far as one has to know them without an engine.

The grammar is that of SPARQL 1.1, section 19.8; what is not well-formed is left to the engine.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from kg.errors import QueryError
from kg.namespaces import PREFIXES

#: Text, IRIs, comments and escaped characters: where no keyword can stand.
OPAQUE: Final = r"""(?xs)
      (?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<comment>\#[^\n\r]*)
    | (?P<escape>\\.)
    """
_TOKEN: Final = (
    OPAQUE
    + r"""
    | (?P<variable>[?$]\w+)
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:%.-]|\\.)*(?:[\w:%-]|\\.))?)
    | (?P<word>[A-Za-z]\w*)
    | (?P<space>\s+)
    | (?P<mark>.)
    """
)

#: Queries of which it is remembered what was found in them.
KEPT: Final = 64

#: Kind and text of one token; all texts in a row are the query.
Token = tuple[str, str]


@cache
def _pattern() -> re.Pattern[str]:
    """Compiled when first needed: most queries are run as they are."""
    return re.compile(_TOKEN)


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, spaces and comments among them."""
    for found in _pattern().finditer(query):
        yield found.lastgroup or "mark", found[0]


@cache
def bare(path: Path) -> str:
    """Read a query or update that becomes part of another: without the comment at its head."""
    text = path.read_text(encoding="utf-8")
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def form(query: str) -> str:
    """The form of a query: SELECT, ASK, CONSTRUCT or DESCRIBE; empty if it has none.

    >>> form("PREFIX ask: <http://a/select> construct {} where {}")
    'CONSTRUCT'
    """
    words = (text.upper() for kind, text in tokens(query) if kind == "word")
    first = next((word for word in words if word not in ("PREFIX", "BASE")), "")
    return first if first in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE") else ""


def declared(query: str) -> dict[str, str]:
    """The prefixes that a query declares, with their IRIs."""
    found: dict[str, str] = {}
    last = [("", "")] * 2
    for kind, text in _significant(query):
        if kind == "iri" and last[0][1].upper() == "PREFIX":
            found[last[1][1][:-1]] = text[1:-1]
        last = [last[1], (kind, text)]
    return found


def with_prefixes(query: str) -> str:
    """Declare our prefixes where a query uses them and does not; its lines keep their numbers."""
    own = declared(query)
    used = {text.partition(":")[0] for kind, text in tokens(query) if kind == "name"}
    missing = [name for name in PREFIXES if name in used and name not in own]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + query


@lru_cache(KEPT)
def graphs_of(query: str) -> tuple[NamedNode, ...]:
    """The graphs that a query names in FROM and FROM NAMED.

    Raises:
        QueryError: One of them is relative, or its prefix is unknown.
    """
    if "from" not in query.lower():
        return ()
    found = []
    after_from = False
    for kind, text in _significant(query):
        if after_from and kind in ("iri", "name"):
            found.append(_absolute(kind, text, query))
        after_from = kind == "word" and (text.upper() == "FROM" or (after_from and text.upper() == "NAMED"))
    return tuple(found)


def _absolute(kind: str, text: str, query: str) -> NamedNode:
    """The IRI of a graph."""
    if kind == "iri":
        address = text[1:-1]
    else:
        prefix, _, local = text.partition(":")
        space = {**PREFIXES, **declared(query)}.get(prefix)
        address = "" if space is None else space + local
    try:
        return NamedNode(address)
    except ValueError as error:
        raise QueryError(f"FROM {text}: name a graph of this store by its whole IRI") from error


def _significant(query: str) -> Iterator[Token]:
    """Yield tokens without spaces and comments."""
    return (token for token in tokens(query) if token[0] not in ("space", "comment"))
