"""Asks a named question: values become terms, and are bound, never pasted into the query."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import DataError, NotFoundError, QueryError
from kg.model.edtf import Edtf
from kg.namespaces import GBA, XSD, entity_iri
from kg.questions.question import Parameter, Question
from kg.search.names import Names
from kg.store.embedded import Literal, NamedNode, Store, Term


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question.

    Attributes:
        columns: The variables that were asked for, without the parameters.
        rows: A term or None for each column.
        bound: What each parameter stood for.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    bound: Mapping[str, Term]


def ask(store: Store, names: Names, question: Question, values: Mapping[str, str]) -> Answered:
    """Ask a question.

    Args:
        store: The graph.
        names: What entities are called, for parameters that name one.
        question: What to ask.
        values: Text by parameter; defaults stand in for the others.

    Raises:
        DataError: A value is not of its kind, or there is no such parameter.
        NotFoundError: A value names no entity.
        AmbiguousError: A value names several.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"it takes {', '.join(known) or 'none'}"
            raise DataError(f"{question.name} has no parameter {name!r}; {hint}")
    bound = {
        name: _term(parameter, values.get(name, parameter.default), names)
        for name, parameter in known.items()
    }
    try:
        solutions = store.rows(question.text, bound)
    except QueryError as error:
        raise DataError(f"ontology/questions/{question.name}.rq: {error}") from error
    columns = tuple(variable.value for variable in solutions.variables if variable.value not in known)
    rows = tuple(tuple(_kept(row[column]) for column in columns) for row in solutions)
    return Answered(columns, rows, bound)


def find(questions: Mapping[str, Question], name: str) -> Question:
    """Find a question by its name.

    Raises:
        NotFoundError: There is none of this name.
    """
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else "'kg ask' lists them"
    raise NotFoundError(f"there is no question {name!r}; {hint}")


def _kept(term: object) -> Term | None:
    """A term of an answer."""
    return term if isinstance(term, NamedNode | Literal) else None


def _term(parameter: Parameter, value: str, names: Names) -> Term:
    """Turn the text of a value into a term."""
    match parameter.kind:
        case "entity" | "place" | "field":
            return NamedNode(entity_iri(names.resolve(value)))
        case "class":
            if not value.isalnum():
                raise DataError(f"{parameter.name}={value}: not the name of a class")
            return NamedNode(GBA + value)
        case "date":
            date = Edtf.parse(value)
            if date.precision != "day":
                raise DataError(f"{parameter.name}={value}: a day is needed, such as 2024-11-19")
            return Literal(value, datatype=NamedNode(XSD + "date"))
    return Literal(value)


def parse(pairs: Iterator[str] | list[str]) -> dict[str, str]:
    """Read values given as ``name=value``.

    Raises:
        DataError: One of them is not of this form.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name or not value:
            raise DataError(f"{pair!r}: write a parameter as name=value, such as org=polyu")
        found[name] = value
    return found
