"""The explorer page of a build: of all claims, or of the best-linked where they are too many for one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from kg.build.excerpt import excerpt
from kg.build.graph import Graph
from kg.build.meta import TITLE, meta_of
from kg.explorer.asking import add_questions
from kg.explorer.collect import collect
from kg.explorer.console import pack
from kg.explorer.data import PartData
from kg.explorer.page import render
from kg.questions.question import read_questions
from kg.rdf.syntax import write_quads

#: First what the page holds: the header has room for two lines.
_PART: Final = {
    "zh-Hant": "{1:,} 項陳述中聯繫最多的 {2:,} 項：{0}",
    "zh-Hans": "{1:,} 项陈述中联系最多的 {2:,} 项：{0}",
    "en": "The best-linked {2:,} of {1:,} statements: {0}",
}


class Page(NamedTuple):
    """A page.

    Attributes:
        html: Its text.
        shown: How many claims it shows.
    """

    html: str
    shown: int


def draw(
    graph: Graph, ontology: Path, trig: Path, inputs: Mapping[str, str], most: int, *, sparql: bool
) -> Page:
    """Draw the page of a graph.

    Args:
        graph: The graph.
        ontology: The folder of the ontology.
        trig: The graph as TriG, for the console.
        inputs: SHA-256 of what the graph was made from, by name.
        most: How many claims one page shows.
        sparql: Whether the page gets a console for SPARQL, if the parts of its engine are there.
    """
    store, shown, title = graph.store, graph.claims, TITLE
    if shown > most:
        store, shown = excerpt(store, ontology / "rules", most)
        title = {tag: words.format(TITLE[tag], graph.claims, shown) for tag, words in _PART.items()}
    page = collect(store, meta_of(inputs, title))
    if shown < graph.claims:
        page["part"] = PartData(seeds=[], marked=[])
    add_questions(page, store, read_questions(ontology / "questions").values())
    whole = shown == graph.claims
    console = pack(trig.read_bytes() if whole else write_quads(store.quads(), "trig")) if sparql else None
    return Page(render(page, console), shown)
