"""Answers SPARQL queries."""

import io
from collections.abc import Sequence
from typing import IO, cast

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions

from kg.errors import DataError
from kg.results.formats import GRAPHS, RESULTS
from kg.results.write import Look, write_answer
from kg.server.desk import Desk
from kg.server.negotiation import choose
from kg.server.outlet import Outlet
from kg.server.reply import RefusalError, Reply, with_charset
from kg.store.base import Answer, Graphs
from kg.store.labels import Labels


class _Limited(io.BytesIO):
    """Bytes up to a limit, for what cannot be sent in pieces."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Write, unless it is too much."""
        if self.tell() + len(data) > self._most:
            most = self._most // 1_000_000
            raise RefusalError(400, f"the answer is larger than {most:,} MB; ask for less of it, with LIMIT")
        return super().write(data)


def query(
    desk: Desk, *, text: str, default: Sequence[str], named: Sequence[str], form: str, accept: str
) -> Reply:
    """Answer a SPARQL query.

    Args:
        desk: With the graph.
        text: The query.
        default: The graphs that make up the default graph.
        named: The graphs that ``GRAPH`` finds.
        form: The format by its name, or empty.
        accept: The header ``Accept``.

    Raises:
        KgError: The query is wrong or refused.
        RefusalError: It cannot be answered in such a format, or the answer is too large.
    """
    graphs = Graphs(_nodes(default), _nodes(named)) if default or named else None
    return written(desk, desk.graph.store.query(text, graphs=graphs), form, accept)


def written(desk: Desk, answer: Answer, form: str, accept: str) -> Reply:
    """Write an answer in the format that a client wants; the first pieces of a large one are sent ahead.

    Raises:
        RefusalError: There is none that fits, or the answer is too large to be held.
    """
    tabular = isinstance(answer, QuerySolutions | QueryBoolean)
    chosen = choose(accept, form, RESULTS, "json") if tabular else choose(accept, form, GRAPHS, "turtle")
    media_type = with_charset(chosen.media_type)
    look = Look(Labels(desk.graph.store, "en"))
    if chosen.syntax is None:  # drawn here, once all of it is known
        held = _Limited(desk.most)
        write_answer(answer, chosen.name, held, look)
        return Reply(200, media_type, held.getvalue())
    out = Outlet(lambda piece: desk.send(Reply(200, media_type, piece)))
    write_answer(answer, chosen.name, cast("IO[bytes]", out), look)
    return Reply(200, media_type, out.rest())


def _nodes(iris: Sequence[str]) -> tuple[NamedNode, ...]:
    """IRIs of graphs as terms."""
    try:
        return tuple(map(NamedNode, iris))
    except ValueError as error:
        raise DataError(f"a graph has to be named by its whole IRI ({error})") from error
