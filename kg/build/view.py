"""A page of a part of the graph: entities, or what answers a question."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kg import paths
from kg.build.meta import TITLE, meta_of
from kg.errors import DataError, EmptyError
from kg.evidence.labels import Namer, class_of, unknown
from kg.explorer.asking import add_questions
from kg.explorer.collect import collect
from kg.explorer.data import PageData, Words
from kg.explorer.page import render
from kg.explorer.part import Part
from kg.namespaces import ID, entity_iri
from kg.questions.ask import ask
from kg.questions.question import Question, read_questions
from kg.results.iris import iris_in
from kg.search.names import Names
from kg.store.base import NamedNode, Store, Term

LANGUAGES: Final = tuple(TITLE)
_QUERY: Final = {"zh-Hant": "查詢結果", "zh-Hans": "查询结果", "en": "Answer to a query"}
_AS_OF: Final = {"zh-Hant": "{}（截至{}）", "zh-Hans": "{}（截至{}）", "en": "{} (as of {})"}
#: Labels in a title.
_MOST: Final = 4


class Topic(NamedTuple):
    """What a page is about.

    Attributes:
        seeds: IRIs of entities and claims.
        marked: IRIs of the entities that the reader has named.
        title: By language.
        hops: How far around it a reader wants to see, if they say nothing else.
    """

    seeds: frozenset[str]
    marked: tuple[str, ...]
    title: Words
    hops: int


def about_entities(store: Store, entities: Sequence[str]) -> Topic:
    """Make entities the topic, with their neighbours.

    Args:
        store: The graph.
        entities: Their ids.

    Raises:
        NotFoundError: No entity has one of the ids.
    """
    for entity in entities:
        if not class_of(store, entity):
            raise unknown(entity)
    named = tuple(dict.fromkeys(map(entity_iri, entities)))
    return Topic(frozenset(named), named, _labels(store, [NamedNode(name) for name in named]), hops=1)


def about_question(store: Store, names: Names, question: Question, values: Mapping[str, str]) -> Topic:
    """Make the answer to a named question the topic, with the entities that the question is about.

    Args:
        store: The graph.
        names: What entities are called.
        question: What to ask.
        values: Text by parameter; defaults stand in for the others.

    Raises:
        KgError: The question cannot be asked so, see ``kg.questions.ask.ask``.
    """
    answered = ask(store, names, question, values)
    given = list(answered.given.values())
    named = tuple(term.value for term in given if term.value.startswith(ID))
    found = {
        term.value
        for row in answered
        for name in answered.columns
        if isinstance(term := row[name], NamedNode)
    }
    labels = _labels(store, given)
    title = {tag: " · ".join(filter(None, (labels[tag], question.titles[tag]))) for tag in LANGUAGES}
    return Topic(frozenset(found.union(named) if found else ()), named, title, hops=0)


def about_query(store: Store, text: str) -> Topic:
    """Make the answer to a SPARQL query the topic.

    Raises:
        QueryError: The query is wrong or refused.
        DataError: Its answer is yes or no.
    """
    return Topic(frozenset(iris_in(store.query(text))), (), dict(_QUERY), hops=0)


def view(
    store: Store,
    topic: Topic | None = None,
    *,
    hops: int | None = None,
    as_of: str = "",
    language: str = "",
    inputs: Mapping[str, str] | None = None,
) -> str:
    """Write the page of a topic as HTML; see ``page_data``."""
    return render(page_data(store, topic, hops=hops, as_of=as_of, language=language, inputs=inputs))


def page_data(
    store: Store,
    topic: Topic | None = None,
    *,
    hops: int | None = None,
    as_of: str = "",
    language: str = "",
    inputs: Mapping[str, str] | None = None,
) -> PageData:
    """Collect what the page of a topic shows.

    Args:
        store: The graph.
        topic: What the page is about; without one it shows everything.
        hops: How many steps around the topic are shown; 0 for what is among it.
        as_of: A day (ISO 8601); what is not known to hold on it is left out.
        language: The language that the page opens in; by default that of the reader's browser.
        inputs: SHA-256 of what the graph was made from, by name, if that is known.

    Raises:
        DataError: The page has no words in the language.
        EmptyError: There is nothing to draw.
    """
    if language and language not in LANGUAGES:
        raise DataError(f"the page has no words in {language!r}; use {', '.join(LANGUAGES)}")
    title = topic.title if topic else dict(TITLE)
    if as_of:
        title = {tag: _AS_OF[tag].format(title[tag], as_of) for tag in LANGUAGES}
    page = collect(store, meta_of(inputs or {}, title, language), _part(topic, hops, as_of))
    if not any(entity["drawn"] for entity in page["entities"]):
        raise EmptyError(f"there is nothing to draw{f' as of {as_of}' if as_of else ''}")
    add_questions(page, store, read_questions(paths.ontology_dir() / "questions").values())
    return page


def _part(topic: Topic | None, hops: int | None, as_of: str) -> Part | None:
    """What is cut out of the graph; nothing where all of it is shown."""
    if topic:
        return Part(topic.seeds, topic.hops if hops is None else hops, as_of, topic.marked)
    return Part(as_of=as_of) if as_of else None


def _labels(store: Store, terms: Sequence[Term]) -> Words:
    """The labels of things, and other words as they are, in one line in each language."""
    more = " …" if len(terms) > _MOST else ""
    found: Words = {}
    for tag in LANGUAGES:
        namer = Namer(store, tag)
        words = [
            namer.name(term.value).label if isinstance(term, NamedNode) else term.value
            for term in terms[:_MOST]
        ]
        found[tag] = (", " if tag == "en" else "、").join(words) + more
    return found
