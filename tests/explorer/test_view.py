"""A page of a part, in a browser: what it was cut around stands out, and nothing in it runs."""

from collections.abc import Callable
from pathlib import Path

from kg.build.graph import load
from kg.build.view import about_entities, about_question, view
from kg.questions.question import read_questions
from kg.search.names import Names
from tests.conftest import ONTOLOGY, ROOT
from tests.explorer.conftest import Opened
from tests.explorer.test_whole_path import HOSTILE, quiet

Open = Callable[[Path], Opened]


def opened_as(html: str, file: Path, open_file: Open) -> Opened:
    file.write_text(html, encoding="utf-8")
    return open_file(file)


def test_curated_entities_and_a_question(open_file: Open, tmp_path: Path) -> None:
    store = load(ROOT / "data", ONTOLOGY).store
    opened = opened_as(view(store, about_entities(store, ["polyu"])), tmp_path / "polyu.html", open_file)
    nodes, edges = opened.shown()
    assert 30 < nodes < 300
    assert edges > nodes
    assert opened.page.title() == "The Hong Kong Polytechnic University"
    assert "香港理工大學" in opened.panel()  # the one that was asked for is selected
    opened.page.locator("[data-language=zh-Hant]").click()
    assert opened.page.title() == "香港理工大學"
    opened.select("polyu-oppo-centre")
    assert "OPPO" in opened.panel()
    quiet(opened)
    question = read_questions(ONTOLOGY / "questions")["partners-of"]
    topic = about_question(store, Names.of(store), question, {"org": "polyu"})
    opened = opened_as(view(store, topic), tmp_path / "partners.html", open_file)
    assert 20 < opened.shown()[0] <= nodes
    assert opened.page.title().startswith("The Hong Kong Polytechnic University · With whom")
    quiet(opened)


def test_hostile_labels(
    data: Path, edit: Callable[[str, str, str], None], open_file: Open, tmp_path: Path
) -> None:
    edit("entities/university.csv", "polyu,香港理工大學,香港理工大学", f"polyu,{HOSTILE[0]},{HOSTILE[1]}")
    store = load(data, ONTOLOGY).store
    html = view(store, about_entities(store, ["polyu", "oppo"]), language="zh-Hant")
    opened = opened_as(html, tmp_path / "view.html", open_file)
    assert opened.page.evaluate("document.documentElement.lang") == "zh-Hant"
    assert opened.page.title() == f"{HOSTILE[0]}、OPPO"
    assert opened.page.locator("#panel").is_hidden()  # two stand out, so none is selected
    opened.page.locator("[data-language=zh-Hans]").click()
    assert HOSTILE[1] in opened.page.locator("#title").inner_text()
    opened.select("polyu")
    assert HOSTILE[0] in opened.panel()
    assert opened.page.locator("img").count() == 0
    quiet(opened)


def test_a_concept_that_was_asked_for_is_shown(open_file: Open, tmp_path: Path, data: Path) -> None:
    store = load(data, ONTOLOGY).store
    html = view(store, about_entities(store, ["in-production"]))
    opened = opened_as(html, tmp_path / "view.html", open_file)
    assert opened.shown() == (2, 1)
    assert "Data" not in opened.page.locator("#imprint").inner_text()  # it is not known what they were
    quiet(opened)
