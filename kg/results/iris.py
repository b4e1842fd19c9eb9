"""The IRIs in an answer."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions

from kg.errors import DataError
from kg.store.base import Answer


def iris_in(answer: Answer) -> Iterator[str]:
    """Yield every IRI in the rows or the triples of an answer.

    Raises:
        DataError: The answer is yes or no.
    """
    if isinstance(answer, QueryBoolean):
        raise DataError(
            "the answer is yes or no, which names nothing; ask with SELECT, CONSTRUCT or DESCRIBE"
        )
    if isinstance(answer, QuerySolutions):
        columns = answer.variables
        terms = (row[column] for row in answer for column in columns)
    else:
        terms = (term for triple in answer for term in (triple.subject, triple.predicate, triple.object))
    yield from (term.value for term in terms if isinstance(term, NamedNode))
