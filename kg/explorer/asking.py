"""What a page needs for questions: forms, SPARQL with places for values, and a bit of the ontology."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kg.explorer.data import ExampleData, PageData, ParameterData, QuestionData, VocabularyData, Words
from kg.namespaces import BASE, PREFIXES, local_name
from kg.questions.question import Question, read_questions
from kg.store.base import Store
from kg.store.filling import Slot, split
from kg.store.results import rows

_HERE: Final = Path(__file__).parent
#: Lines that the form shows otherwise.
_HEADER: Final = re.compile(r"^# (title-|param:|example:).*\n", re.MULTILINE)


def add_questions(page: PageData, store: Store, questions: Iterable[Question]) -> None:
    """Let a page answer questions.

    Args:
        page: What is added to.
        store: The graph, for its ontology.
        questions: What can be asked.
    """
    page["questions"] = [_question(question) for question in sorted(questions, key=lambda item: item.name)]
    page["examples"] = [_example(example) for example in read_questions(_HERE / "examples").values()]
    page["vocabulary"] = _vocabulary(store)


def _vocabulary(store: Store) -> VocabularyData:
    """What the graph's ontology says of its terms."""
    labels: dict[str, Words] = defaultdict(dict)
    for row in rows(store, _HERE / "terms.rq"):
        labels[local_name(row.text("term"))][row.language("label")] = row.text("label")
    classes: dict[str, list[str]] = defaultdict(list)
    properties: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, _HERE / "vocabulary.rq"):
        found = classes if row.text("kind") == "class" else properties
        above = found[local_name(row.text("term"))]
        if row["above"]:
            above.append(local_name(row.text("above")))
    return VocabularyData(
        base=BASE,
        prefixes=PREFIXES,
        labels={name: dict(sorted(labels[name].items())) for name in sorted(labels)},
        classes=_closed(classes),
        properties=_closed(properties),
    )


def _closed(above: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """All that stands above each term; by steps, since not every service walks from an unknown start."""
    found: dict[str, list[str]] = {}
    for name in sorted(above):
        reached: set[str] = set()
        rim = set(above[name])
        while rim:
            reached |= rim
            rim = {upper for lower in rim for upper in above.get(lower, ())} - reached
        found[name] = sorted(reached)
    return found


def _question(question: Question) -> QuestionData:
    """One question."""
    names = {parameter.name for parameter in question.parameters}
    text = _HEADER.sub("", question.text).lstrip("\n")
    parts = split(text, names)
    return QuestionData(
        id=question.name,
        titles=question.titles,
        parameters=[
            ParameterData(
                name=item.name,
                kind=item.kind,
                help=item.help,
                default=item.default,
                example=question.example[item.name],
            )
            for item in question.parameters
        ],
        parts=[[part.name] if isinstance(part, Slot) else part for part in parts],
    )


def _example(example: Question) -> ExampleData:
    """A query for the console to begin with."""
    return ExampleData(titles=example.titles, text=_HEADER.sub("", example.text))
