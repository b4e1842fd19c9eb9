"""Answers that a service does not give at once, read in parts.

Services cap the rows of an answer. Pages by LIMIT and OFFSET need a sort that some refuse (Virtuoso sorts
10,000 rows for them and no more, its error SR353), and lose rows when the data change between two pages. Here
each row belongs to one part by a hash of its values, whatever the order: none is lost or doubled, and what
arrives is counted.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results
from pyoxigraph import Store as Oxigraph

from kg.errors import QueryError
from kg.namespaces import PREFIXES
from kg.store.reply import Reply
from kg.store.tokens import bare, tokens

_HERE: Final = Path(__file__).parent
#: With one of these, the parts of a query need not be those of one answer.
_UNSTABLE: Final = {
    "LIMIT",
    "OFFSET",
    "FROM",
    "RAND",
    "NOW",
    "UUID",
    "STRUUID",
    "BNODE",
    "SAMPLE",
    "GROUP_CONCAT",
}
#: With one of these, an order cannot be made from the rows alone.
_UNSORTABLE: Final = {"COUNT", "SUM", "MIN", "MAX", "AVG", "EXISTS"}
#: A part is planned to have this share of the rows that a service gives.
_FILL: Final = 0.8
#: Hashes are told apart by this many hexadecimal digits.
_DIGITS: Final = 8
_ALL: Final = 16**_DIGITS

#: Sends a query.
Ask = Callable[[str], Reply]


class Divisible(NamedTuple):
    """A query whose answer can be asked for in parts.

    Attributes:
        prologue: What stands before SELECT.
        body: The query from there on, without its order.
        order: Its ORDER BY clause; empty without one.
        sorting: The variables of this clause.
    """

    prologue: str
    body: str
    order: str
    sorting: frozenset[str]

    @classmethod
    def of(cls, query: str) -> "Divisible | None":
        """Take a SELECT query apart; None if its parts could be those of different answers."""
        pieces = {"prologue": "", "body": "", "order": ""}
        place, depth, sorting = "prologue", 0, set()
        for kind, text in tokens(query):
            word = text.upper() if kind == "word" else ""
            if word in _UNSTABLE or (place == "order" and word in _UNSORTABLE):
                return None
            depth += {"{": 1, "}": -1}.get(text, 0)
            if word == "SELECT" and place == "prologue":
                place = "body"
            elif word in ("ORDER", "VALUES") and depth == 0:
                place = "order" if word == "ORDER" else "body"
            if place == "order" and kind == "variable":
                sorting.add(text[1:])
            pieces[place] += text
        return cls(**pieces, sorting=frozenset(sorting))

    def counting(self) -> str:
        """Write a query for the number of its rows."""
        return self.prologue + bare(_HERE / "rows.rq").replace("QUERY", self.body)

    def part(self, names: Sequence[str], low: int, high: int) -> str:
        """Write a query for the rows with hashes from ``low`` to below ``high``."""
        values = ' "|", '.join(f'COALESCE(STR(?{name}), ""),' for name in names).rstrip(",")
        bounds = [f'?gba_kg_hash >= "{low:0{_DIGITS}x}"'] if low else []
        bounds += [f'?gba_kg_hash < "{high:0{_DIGITS}x}"'] if high < _ALL else []
        text = bare(_HERE / "part.rq").replace("VARIABLES", " ".join(f"?{name}" for name in names))
        text = text.replace("RANGE", " && ".join(bounds) or "true").replace("VALUES", values)
        return self.prologue + text.replace("QUERY", self.body)


def read_in_parts(query: Divisible, names: Sequence[str], total: int, cap: int, ask: Ask) -> QuerySolutions:
    """Read an answer in parts, one after the other as rows are taken; in order, all at once.

    Args:
        query: The query.
        names: Its columns.
        total: How many rows it has.
        cap: How many of them the service gives at once.
        ask: Sends a query.

    Raises:
        QueryError: The order is by something that is no column; while rows are taken also: a part fails, or
            the parts are not the whole.
    """
    if not query.sorting <= set(names):
        raise QueryError(
            f"the answer has {total:,} rows, and the service gives {cap:,} at once; to read on, "
            "select what ORDER BY names, or leave it out"
        )
    stream = cast("IO[bytes]", _Stream(_json(names, _parts(query, names, total, cap, ask))))
    found = parse_query_results(stream, QueryResultsFormat.JSON)
    if not isinstance(found, QuerySolutions):
        raise TypeError(found)
    return _sorted(query, names, found) if query.order else found


def _parts(
    query: Divisible, names: Sequence[str], total: int, cap: int, ask: Ask
) -> Iterator[QuerySolutions]:
    """Ask for one part after the other; one that is cut is halved."""
    number = max(2, round(total / (cap * _FILL) + 0.5))
    bounds = [_ALL * place // number for place in range(number + 1)]
    ranges = list(pairwise(bounds))[::-1]
    arrived = 0
    while ranges:
        low, high = ranges.pop()
        reply = ask(query.part(names, low, high))
        reply.check(cut=False)
        rows = sum(1 for _ in reply.rows())
        if reply.cut or rows >= cap:
            if reply.late or high - low < 2:
                raise reply.incomplete()
            middle = (low + high) // 2
            ranges += [(middle, high), (low, middle)]
            continue
        arrived += rows
        yield reply.rows()
    if arrived != total:
        raise QueryError(
            f"the answer had {total:,} rows, and {arrived:,} have arrived in parts; "
            "the data may have changed meanwhile, ask again"
        )


def _json(names: Sequence[str], parts: Iterator[QuerySolutions]) -> Iterator[bytes]:
    """Write several answers as one."""
    quoted = ",".join(f'"{name}"' for name in names)
    yield f'{{"head":{{"vars":[{quoted}]}},"results":{{"bindings":['.encode()
    comma = b""
    for part in parts:
        text = part.serialize(format=QueryResultsFormat.JSON) or b""
        if b'"type":"bnode"' in text:  # a quote in a value is written as \"
            raise QueryError("the answer has blank nodes, which cannot be told apart in its parts; narrow it")
        rows = text[text.index(b'"bindings":[') + len(b'"bindings":[') : text.rindex(b"]")]
        if rows:
            yield comma + rows
            comma = b","
    yield b"]}}"


def _sorted(query: Divisible, names: Sequence[str], found: QuerySolutions) -> QuerySolutions:
    """Put rows in the order that the query wants."""
    lines = (" ".join("UNDEF" if term is None else str(term) for term in row) for row in found)
    rows = "\n".join(f"({line})" for line in lines)
    text = bare(_HERE / "order.rq").replace("VARIABLES", " ".join(f"?{name}" for name in names))
    text = query.prologue + text.replace("ORDER", query.order).replace("ROWS", rows)
    answer = Oxigraph().query(text, prefixes=PREFIXES)
    if not isinstance(answer, QuerySolutions):
        raise TypeError(answer)
    return answer


class _Stream:
    """Pieces of bytes as a file that is read once."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._piece = io.BytesIO()

    def read(self, size: int = -1) -> bytes:
        """Give at most so many bytes of the next piece; nothing at the end."""
        while not (data := self._piece.read(size)):
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._piece = io.BytesIO(piece)
        return data
