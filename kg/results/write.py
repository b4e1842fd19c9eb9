"""Answers to queries as bytes, in any format that fits them."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import IO, Final, TypeVar

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, QueryTriples, serialize

from kg.errors import DataError
from kg.namespaces import PREFIXES, compact
from kg.results.formats import GRAPHS, RESULTS, GraphFormat, ResultFormat
from kg.results.table import draw, markdown
from kg.store.embedded import Answer

#: Formats in which SPARQL knows no yes or no; there it is one word.
_PLAIN: Final = ("table", "csv", "tsv", "md")


Form = TypeVar("Form", ResultFormat, GraphFormat)


def write_answer(answer: Answer, name: str, out: IO[bytes], width: int | None = None) -> None:
    """Write an answer.

    Args:
        answer: What a query gave.
        name: A format; ``table`` and ``csv`` stand for Turtle where the answer is triples.
        out: Where to.
        width: Columns of the terminal that a table has to fit.

    Raises:
        DataError: The format is unknown, or is not for such an answer.
    """
    if isinstance(answer, QueryTriples):
        form = _choose("turtle" if name in ("table", "csv") else name, "triples", GRAPHS, RESULTS)
        serialize(answer, out, format=form.syntax, prefixes=PREFIXES)
        return
    result = _choose(name, "rows", RESULTS, GRAPHS)
    if isinstance(answer, QueryBoolean) and name in _PLAIN:
        out.write(b"true\n" if answer else b"false\n")
    elif isinstance(answer, QueryBoolean) or result.syntax is not None:
        answer.serialize(out, format=result.syntax)
    else:
        out.write(_drawn(answer, name, width).encode())


def _choose(name: str, kind: str, fitting: Mapping[str, Form], others: Mapping[str, object]) -> Form:
    """Find the format of a name among those that fit."""
    if name in fitting:
        return fitting[name]
    use = f"use {', '.join(fitting)}"
    if name in others:
        raise DataError(f"the answer is {kind}, which {name} cannot hold; {use}")
    near = get_close_matches(name, fitting, n=1)
    raise DataError(f"there is no format {name!r}; {f'did you mean {near[0]}?' if near else use}")


def _drawn(answer: QuerySolutions, name: str, width: int | None) -> str:
    """Draw rows as a table for people."""
    header = [variable.value for variable in answer.variables]
    body = [[_shown(row[column]) for column in header] for row in answer]
    return markdown(header, body) if name == "md" else draw(header, body, width)


def _shown(term: object) -> str:
    """A term as a person reads it: a short IRI, or plain text."""
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    return compact(str(getattr(term, "value", term)))
