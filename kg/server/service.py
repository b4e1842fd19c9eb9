"""What the service can do; runs in a worker, so that anything here may be ended at any time."""

import io
from collections.abc import Sequence
from functools import cached_property

from pyoxigraph import QueryBoolean, QuerySolutions

from kg import paths
from kg.build.opened import Opened
from kg.errors import DataError
from kg.questions.question import Question, read_questions
from kg.results.formats import GRAPHS, RESULTS
from kg.results.write import Look, write_answer
from kg.server.negotiation import choose
from kg.server.reply import RefusalError, Reply
from kg.store.base import Graphs, NamedNode
from kg.store.labels import Labels


class _Limited(io.BytesIO):
    """Bytes up to a limit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Write, unless it is too much."""
        if self.tell() + len(data) > self._most:
            most = self._most // 1_000_000
            raise RefusalError(400, f"the answer is larger than {most:,} MB; ask for less of it, with LIMIT")
        return super().write(data)


class Service:
    """Answers requests over one graph.

    Args:
        graph: What is asked.
        most: Bytes of an answer.
    """

    def __init__(self, graph: Opened, most: int) -> None:
        self._graph = graph
        self._most = most

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The named questions."""
        return read_questions(paths.ontology_dir() / "questions")

    def query(self, text: str, default: Sequence[str], named: Sequence[str], form: str, accept: str) -> Reply:
        """Answer a SPARQL query.

        Args:
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
        answer = self._graph.store.query(text, graphs=graphs)
        tabular = isinstance(answer, QuerySolutions | QueryBoolean)
        chosen = choose(accept, form, RESULTS, "json") if tabular else choose(accept, form, GRAPHS, "turtle")
        out = _Limited(self._most)
        write_answer(answer, chosen.name, out, Look(Labels(self._graph.store, "en")))
        return Reply(200, _with_charset(chosen.media_type), out.getvalue())


def _nodes(iris: Sequence[str]) -> tuple[NamedNode, ...]:
    """IRIs of graphs as terms."""
    try:
        return tuple(map(NamedNode, iris))
    except ValueError as error:
        raise DataError(f"a graph has to be named by its whole IRI ({error})") from error


def _with_charset(media_type: str) -> str:
    """Say that text is UTF-8; the types of RDF and SPARQL always are."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
