"""Answers as objects that iterate, convert and show themselves."""

from pyoxigraph import QueryBoolean, QuerySolutions

from kg.results.rows import Rows
from kg.results.triples import Triples
from kg.store.base import Answer
from kg.store.labels import Labels


def wrap(answer: Answer, labels: Labels | None = None) -> Rows | Triples | bool:
    """Make rows, triples, or True or False of what a store answered."""
    if isinstance(answer, QuerySolutions):
        return Rows(answer, labels)
    return bool(answer) if isinstance(answer, QueryBoolean) else Triples(answer)
