"""Every named question has the same answer from a service as from the embedded store, row by row."""

from collections.abc import Callable
from functools import cache
from typing import Final

import pytest

from kg.build.graph import Graph
from kg.build.opened import Opened
from kg.questions.ask import ask
from kg.questions.question import Question, read_questions
from kg.results.rows import Value
from kg.search.names import Names
from kg.store.remote import Remote
from tests.conftest import ONTOLOGY

QUESTIONS: Final = read_questions(ONTOLOGY / "questions")
LANGUAGES: Final = ("zh-Hant", "zh-Hans", "en")
#: Values beside those of the examples, by kind; a question takes as many as it has parameters.
OTHER: Final = {
    "entity": ("gbu", "hong-kong", "oppo"),
    "place": ("guangdong", "hong-kong"),
    "field": ("finance",),
    "class": ("Company",),
    "source": ("xinhua-2021-08-22",),
    "date": ("2019-02-18", "2026-01-01"),
}

Records = list[dict[str, Value]]
Answers = Callable[[str, str, bool], Records]


def values(question: Question, *, other: bool) -> dict[str, str]:
    """The values of the example, or others of the same kinds."""
    if not other:
        return question.example
    left = {kind: iter(some) for kind, some in OTHER.items()}
    return {parameter.name: next(left[parameter.kind]) for parameter in question.parameters}


def records(graph: Opened, name: str, language: str, other: bool) -> Records:
    """What a graph answers."""
    question = QUESTIONS[name]
    return ask(graph.store, graph.names, question, values(question, other=other), language).records()


@pytest.fixture(scope="session")
def here(curated: Graph) -> Answers:
    """Answers of the embedded store, each computed once."""
    names = Names.of(curated.store)
    graph = Opened(curated.store, lambda: names)
    return cache(lambda name, language, other: records(graph, name, language, other))


@pytest.fixture(scope="session")
def there(service: str) -> Opened:
    """The graph of a service."""
    store = Remote(service)
    return Opened(store, lambda: Names.of(store))


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_same_answer_in_every_language(name: str, here: Answers, there: Opened) -> None:
    for language in LANGUAGES:
        assert records(there, name, language, other=False) == here(name, language, False)
    assert here(name, "en", False)


@pytest.mark.parametrize("name", [name for name, question in QUESTIONS.items() if question.parameters])
def test_the_same_answer_to_other_values(name: str, here: Answers, there: Opened) -> None:
    assert records(there, name, "zh-Hant", other=True) == here(name, "zh-Hant", True)


def test_other_values_find_something(here: Answers) -> None:
    asked = [name for name, question in QUESTIONS.items() if question.parameters]
    found = [name for name in asked if here(name, "zh-Hant", True)]
    assert len(found) > len(asked) / 2, set(asked) - set(found)


def test_the_same_names(here: Answers, there: Opened, curated: Graph) -> None:
    for text in ("理大", "滨海湾", "oppo", "university"):
        assert there.names.search(text) == Names.of(curated.store).search(text)
