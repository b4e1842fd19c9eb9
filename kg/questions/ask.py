"""Asks a named question: values become terms, and are bound, never pasted into the query."""

from collections.abc import Iterable, Mapping

from kg.errors import DataError, NotFoundError, QueryError
from kg.model.edtf import Edtf, is_day
from kg.namespaces import GBA, XSD, entity_iri, source_iri
from kg.nearest import hint, like
from kg.questions.question import Parameter, Question
from kg.results.rows import Rows
from kg.search.names import Names
from kg.store.base import Literal, NamedNode, Store, Term
from kg.store.filling import fill
from kg.store.labels import Labels


def ask(
    store: Store, names: Names, question: Question, values: Mapping[str, str], language: str = "en"
) -> Rows:
    """Ask a question.

    Args:
        store: The graph.
        names: What entities are called, for parameters that name one.
        question: What to ask.
        values: Text by parameter; defaults stand in for the others.
        language: That of the labels in the answer.

    Returns:
        The answer; its columns are the variables that were asked for, without the parameters.

    Raises:
        DataError: A value is not of its kind, there is no such parameter, or the query is wrong.
        NotFoundError: A value names no entity.
        AmbiguousError: A value names several.
    """
    bound = bind(question, values, names)
    try:
        solutions = store.rows(question.query, bound)
    except QueryError as error:
        raise DataError(f"{question.path}: {error}") from error
    return Rows(solutions, Labels(store, language), beside=True, given=bound)


def bind(question: Question, values: Mapping[str, str], names: Names) -> dict[str, Term]:
    """Turn text into terms, by parameter.

    Raises:
        DataError: A value is not of its kind, or there is no such parameter.
        NotFoundError: A value names no entity.
        AmbiguousError: A value names several.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in values:
        if name not in known:
            raise DataError(f"{question.name} has no parameter {name!r}; {hint(name, known)}")
    return {
        name: _term(parameter, values.get(name, parameter.default), names)
        for name, parameter in known.items()
    }


def sparql(question: Question, values: Mapping[str, str], names: Names) -> str:
    """Write a question as a query that any SPARQL service understands, with its values in place.

    Raises:
        KgError: As ``bind`` does.
    """
    return fill(question.text, bind(question, values, names))


def find(questions: Mapping[str, Question], name: str) -> Question:
    """Find a question by its name.

    Raises:
        NotFoundError: There is none of this name.
    """
    if name in questions:
        return questions[name]
    near = " or ".join(map(repr, like(name, questions, most=3, least=0.2)))  # they are too many to list
    meant = f"did you mean {near}? " if near else ""
    raise NotFoundError(f"there is no question {name!r}; {meant}'kg ask' lists them all")


def _term(parameter: Parameter, value: str, names: Names) -> Term:
    """Turn the text of a value into a term."""
    match parameter.kind:
        case "entity" | "place" | "field":
            return NamedNode(entity_iri(names.resolve(value)))
        case "source":
            try:
                return NamedNode(source_iri(value))
            except ValueError as error:
                raise DataError(f"{parameter.name}={value}: not the id of a source") from error
        case "class":
            if not value.isidentifier():
                raise DataError(f"{parameter.name}={value}: not the name of a class, such as University")
            return NamedNode(GBA + value)
        case "date":
            if not is_day(value):
                Edtf.parse(value)  # knows better what is wrong with it
                raise DataError(f"{parameter.name}={value}: a day is needed, such as 2024-11-19")
            return Literal(value, datatype=NamedNode(XSD + "date"))
    return Literal(value)


def parse(pairs: Iterable[str]) -> dict[str, str]:
    """Read values given as ``name=value``.

    Raises:
        DataError: One of them is not of this form, or is given twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name or not value:
            raise DataError(f"{pair!r}: write a parameter as name=value, such as org=polyu")
        if name in found:
            raise DataError(f"{pair!r}: {name} is given twice")
        found[name] = value
    return found
