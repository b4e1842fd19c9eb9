"""Chooses what a page is about, draws it, and puts it where the user wants it."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kg import paths
from kg.build.opened import Opened, open_graph
from kg.build.output import digests
from kg.build.view import Topic, about_entities, about_query, about_question, view
from kg.cli.answer import asked
from kg.cli.asked import questions
from kg.errors import DataError
from kg.questions.ask import find, parse
from kg.store.location import MEMORY

#: Finds a topic in a graph.
Chooser = Callable[[Opened], Topic]


def topic_of(words: Sequence[str], question: str | None, query: str | None) -> Chooser | None:
    """Read what the user wants to see; None for the whole graph.

    Raises:
        KgError: It cannot be read, or is several things.
    """
    if query and (question or words):
        raise DataError("give either entities, or --question with its parameters, or --query")
    if question:
        chosen = find(questions(), question)
        values = parse(list(words))
        return lambda graph: about_question(graph.store, graph.names, chosen, values)
    if query:
        text = asked(query, None)
        return lambda graph: about_query(graph.store, text)
    if words:
        return lambda graph: about_entities(graph.store, [graph.names.resolve(word) for word in words])
    return None


def draw_page(
    chooser: Chooser | None, hops: int | None, as_of: str, lang: str | None, location: str | None
) -> str:
    """Draw the page of a graph.

    Raises:
        KgError: Something that was given cannot be used, or there is nothing to draw.
    """
    graph = open_graph(location)
    curated = location in (None, MEMORY)
    inputs = digests({"data": paths.data_dir(), "ontology": paths.ontology_dir()}) if curated else {}
    topic = chooser(graph) if chooser else None
    return view(graph.store, topic, hops=hops, as_of=as_of, language=lang or "", inputs=inputs)


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
