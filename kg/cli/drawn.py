"""Chooses what a page is about, draws it, and puts it where the user wants it."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kg import paths
from kg.build.curated import open_curated
from kg.build.output import digests
from kg.build.view import Topic, about_entities, about_query, about_question, view
from kg.cli.ask import asked
from kg.cli.deadline import deadline
from kg.cli.found import day
from kg.errors import DataError
from kg.questions.ask import find, parse
from kg.questions.question import read_questions
from kg.search.names import Names
from kg.store.embedded import Store

#: Finds a topic in a store, where entities may be called by their names.
Chooser = Callable[[Store, Names], Topic]


def topic_of(words: Sequence[str], question: str | None, query: str | None) -> Chooser | None:
    """Read what the user wants to see; None for the whole graph.

    Raises:
        KgError: It cannot be read, or is several things.
    """
    if query and (question or words):
        raise DataError("give either entities, or --question with its parameters, or --query")
    if question:
        chosen = find(read_questions(paths.ontology_dir() / "questions"), question)
        values = parse(list(words))
        return lambda store, names: about_question(store, names, chosen, values)
    if query:
        text = asked(query, None)
        return lambda store, _: about_query(store, text)
    if words:
        return lambda store, names: about_entities(store, [names.resolve(word) for word in words])
    return None


def draw_page(
    chooser: Chooser | None, hops: int | None, as_of: str | None, lang: str | None, seconds: float
) -> str:
    """Draw the page of the curated graph.

    Raises:
        KgError: Something that was given cannot be used, or there is nothing to draw.
    """
    known = day(as_of)
    curated = open_curated()
    inputs = digests({"data": paths.data_dir(), "ontology": paths.ontology_dir()})
    with deadline(seconds):
        topic = chooser(curated.store, Names.load(curated.names)) if chooser else None
        return view(curated.store, topic, hops=hops, as_of=known, language=lang or "", inputs=inputs)


def write_page(html: str, out: str, show: bool) -> None:
    """Write a page to a file, whole or not at all, or to stdout.

    Raises:
        DataError: The file cannot be written, or there is no file to be opened.
    """
    if out == "-":
        sys.stdout.buffer.write(html.encode())
        return
    path = Path(out)
    paths.write_whole(path, html.encode())
    sys.stdout.write(f"{path}\n")
    if show:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
