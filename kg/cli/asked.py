"""Prints named questions and their answers."""

from collections.abc import Mapping

from kg.build.curated import open_curated
from kg.cli.deadline import deadline
from kg.cli.found import language
from kg.cli.output import format_or_default, print_rows, say
from kg.namespaces import compact
from kg.questions.ask import ask
from kg.questions.question import Question
from kg.store.embedded import Literal


def listing(questions: Mapping[str, Question], lang: str, form: str | None) -> None:
    """List questions with their titles and parameters."""
    tag = language(lang)
    rows = [
        {
            "question": question.name,
            "title": question.titles.get(tag, question.titles["en"]),
            "parameters": " ".join(f"{item.name}={item.default}" for item in question.parameters),
        }
        for question in questions.values()
    ]
    print_rows(("question", "title", "parameters"), rows, format_or_default(form))


def answer(question: Question, values: Mapping[str, str], form: str | None, seconds: float) -> bool:
    """Ask a question, print its answer, and say whether there was one."""
    curated = open_curated()
    with deadline(seconds):
        found = ask(curated.store, curated.names(), question, values)
    rows = [
        {
            column: ("" if term is None else term.value if isinstance(term, Literal) else compact(term.value))
            for column, term in zip(found.columns, row, strict=True)
        }
        for row in found.rows
    ]
    print_rows(found.columns, rows, format_or_default(form))
    if not rows:
        say("no source here states anything of the kind")
    return bool(rows)
