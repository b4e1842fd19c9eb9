"""Prints named questions and their answers."""

from collections.abc import Mapping

from kg import paths
from kg.build.opened import open_graph
from kg.cli.deadline import deadline
from kg.cli.output import format_or_default, look, print_answer, print_rows, say
from kg.questions.ask import ask, sparql
from kg.questions.question import Question, read_questions


def questions() -> dict[str, Question]:
    """Read the named questions."""
    return read_questions(paths.ontology_dir() / "questions")


def listing(known: Mapping[str, Question], tag: str, form: str | None) -> None:
    """List questions with their titles and parameters."""
    rows = [
        {
            "question": question.name,
            "title": question.titles.get(tag, question.titles["en"]),
            "parameters": " ".join(f"{item.name}={item.default}" for item in question.parameters),
        }
        for question in known.values()
    ]
    print_rows(("question", "title", "parameters"), rows, format_or_default(form))


def query_text(question: Question, values: Mapping[str, str], location: str | None) -> str:
    """The query behind a question: as it is written, or with values in place where some are given."""
    return sparql(question, values, open_graph(location).names) if values else question.text


def answer(
    question: Question,
    values: Mapping[str, str],
    location: str | None,
    tag: str,
    form: str | None,
    seconds: float,
    style: Mapping[str, bool],
) -> bool:
    """Ask a question, print its answer, and say whether there was one.

    Args:
        question: What to ask.
        values: Text by parameter.
        location: What ``--store`` names.
        tag: The language of labels.
        form: What ``--format`` names.
        seconds: The limit of time.
        style: ``ids`` and ``excel_safe`` of ``kg.results.write.Look``.
    """
    with deadline(seconds):
        graph = open_graph(location)
        found = ask(graph.store, graph.names, question, values, tag)
        print_answer(found, format_or_default(form), look(graph.store, tag, **style))
    if not found:
        say("no source here states anything of the kind")
    return bool(found)
