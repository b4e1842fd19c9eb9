"""The named questions in the page: the form, the answers without an engine, and what is said where one is missing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.build.graph import Graph
from kg.explorer.asking import add_questions
from kg.explorer.data import PageData
from kg.explorer.page import render
from kg.namespaces import local_name
from kg.questions.ask import ask
from kg.questions.question import Question, read_questions
from kg.results.rows import Rows
from kg.search.names import Names
from tests.conftest import ONTOLOGY
from tests.explorer.conftest import Opened, download, expected

QUESTIONS = read_questions(ONTOLOGY / "questions")
#: Those that a page answers by itself.
LOCAL = re.findall(
    r'^  "?([a-z-]+)"?: \(',
    (Path(__file__).parents[2] / "kg/explorer/scripts/answers.js").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def open_questions(opened: Opened) -> Page:
    """Turn to the questions."""
    opened.page.locator("#tab-questions").click()
    expect(opened.page.locator("#questions-list button").first).to_be_visible()
    return opened.page


def choose(page: Page, name: str) -> None:
    """Choose a question in the list."""
    page.locator(f'#questions [data-question="{name}"]').click()


def put(page: Page, name: str, value: str) -> None:
    """Fill a field of the form as a reader does."""
    field = page.locator(f"#value-{name}")
    if field.get_attribute("role") == "combobox":
        field.fill(value)
        page.keyboard.press("Enter")
    elif field.evaluate("element => element.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def submit(page: Page) -> None:
    """Ask, and wait for the answer."""
    page.evaluate("document.getElementById('answer').replaceChildren()")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_selector("#answer :is(.answer-count, .problem)")


@pytest.fixture(scope="session")
def names(curated: Graph) -> Names:
    return Names.of(curated.store)


@pytest.fixture
def page(open_file: Callable[[Path], Opened], curated_file: Path) -> Iterator[Page]:
    """The page of the curated data without an engine, turned to its questions."""
    opened = open_file(curated_file)
    yield open_questions(opened)
    assert opened.troubles == []
    assert opened.requests == [curated_file.as_uri()]


def test_enough_questions_need_no_engine() -> None:
    assert len(LOCAL) >= 10
    assert set(LOCAL) <= QUESTIONS.keys()


def test_the_page_answers_the_examples_as_the_command_does(page: Page, curated: Graph, names: Names) -> None:
    for name in LOCAL:
        question = QUESTIONS[name]
        choose(page, name)
        submit(page)
        assert download(page) == expected(ask(curated.store, names, question, question.example)), name


def others(
    graph: Graph, names: Names, question: Question, most: int
) -> Iterator[tuple[dict[str, str], Rows]]:
    """Other values for the first parameter, with answers that have rows, from all over the data."""
    parameter = question.parameters[0]
    days = [item.name for item in question.parameters if item.kind == "date"]
    candidates = sorted(graph.dataset.entities)
    if parameter.kind == "source":
        candidates = sorted(graph.dataset.sources)
    elif parameter.kind == "place":
        stated = (
            "SELECT DISTINCT ?place { ?claim a gba:Claim ; rdf:predicate gba:locatedIn ; rdf:object ?place }"
        )
        candidates = sorted(local_name(row["place"].value) for row in graph.store.rows(stated))
    mixed = [value for start in range(7) for value in candidates[start::7]]
    for place, value in enumerate(mixed):
        values = {**question.example, parameter.name: value}
        values |= dict.fromkeys(days, ("2023-06-30", "2025-12-31")[place % 2])
        answer = ask(graph.store, names, question, values)
        if len(answer):
            most -= 1
            yield values, answer
        if most == 0:
            return


@pytest.mark.parametrize("name", [name for name in LOCAL if QUESTIONS[name].parameters])
def test_the_page_answers_other_values_too(page: Page, curated: Graph, names: Names, name: str) -> None:
    choose(page, name)
    asked = 0
    for values, answer in others(curated, names, QUESTIONS[name], most=3):
        for key, value in values.items():
            put(page, key, value)
        submit(page)
        command = page.locator(".command code").inner_text()
        assert command == f"kg ask {name} " + " ".join(f"{key}={value}" for key, value in values.items())
        assert download(page) == expected(answer), values
        asked += 1
    assert asked


def test_a_question_that_needs_an_engine_says_so(page: Page) -> None:
    for name in sorted(QUESTIONS.keys() - set(LOCAL)):
        choose(page, name)
        expect(page.locator("#learn .needs")).to_contain_text("needs a SPARQL engine")
        expect(page.locator(".command code")).to_contain_text(f"kg ask {name}")
        submit(page)
        expect(page.locator("#answer .problem")).to_be_visible()
    page.locator('[data-question="own-query"]').click()
    expect(page.locator("#question .needs")).to_contain_text("kg build")
    expect(page.locator("textarea")).to_have_count(0)


def test_the_list_is_filtered_as_one_types(page: Page) -> None:
    buttons = page.locator("#questions-list button")
    assert buttons.count() == len(QUESTIONS)
    page.locator("#questions-filter").fill("合作 機構")
    expect(buttons).to_have_count(2)
    page.locator("#questions-filter").fill("partners-of")
    expect(buttons).to_have_text([QUESTIONS["partners-of"].titles["en"]])
    page.locator("#questions-filter").fill("no such question")
    expect(buttons).to_have_count(0)
    expect(page.locator("#questions [role=status]")).to_have_text("Questions: 0")


def test_a_form_by_keyboard_in_any_script(page: Page) -> None:
    choose(page, "partners-of")
    expect(page.locator("#question h2")).to_be_focused()
    page.keyboard.press("Tab")
    field = page.locator("#value-org")
    expect(field).to_be_focused()
    page.keyboard.type("中山大")
    options = page.locator("#value-org-list [role=option]")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Sun Yat-sen University")
    page.keyboard.press("Enter")
    expect(page.locator("#answer .answer-count")).to_contain_text("Rows: ")
    expect(page.locator(".command code")).to_have_text("kg ask partners-of org=sysu")


def test_places_and_sources_are_offered_where_they_are_meant(page: Page) -> None:
    choose(page, "projects-in")
    page.locator("#value-place").fill("Shenzhen University")
    expect(page.locator("#value-place-list")).not_to_contain_text("University\n")
    choose(page, "entities-in-source")
    page.locator("#value-article").fill("濱海灣")
    page.keyboard.press("Enter")
    assert "=hkcd-" in page.locator(".command code").inner_text()


def test_what_is_lacking_is_asked_for(page: Page) -> None:
    choose(page, "partners-of")
    page.locator("#value-org").fill("no such thing at all")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#answer .problem")).to_have_text("Choose from the list: org")
    expect(page.locator("#value-org")).to_be_focused()


def test_an_answer_leads_to_entities_and_sources(page: Page) -> None:
    choose(page, "partners-of")
    submit(page)
    partner = page.locator("#answer td .entity").first
    name = partner.inner_text()
    partner.click()
    expect(page.locator("#panel h2")).to_have_text(name)
    expect(page.locator("#answer table")).to_be_visible()


def test_an_answer_follows_the_language(page: Page) -> None:
    choose(page, "partners-of")
    submit(page)
    page.locator('[data-language="zh-Hans"]').click()
    expect(page.locator("#question h2")).to_have_text(QUESTIONS["partners-of"].titles["zh-Hans"])
    expect(page.locator("#value-org")).to_have_value("香港理工大学")
    expect(page.locator("#answer th").first).to_contain_text("合作方")
    expect(page.locator("#answer .answer-count")).to_contain_text("由本页资料直接回答")
    page.locator('[data-language="en"]').click()


def test_a_narrow_screen_shows_one_thing_at_a_time(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    choose(page, "partners-of")
    expect(page.locator("#questions")).to_be_hidden()
    submit(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".questions-back").click()
    expect(page.locator("#questions-list button").first).to_be_visible()
    expect(page.locator("#question")).to_be_hidden()


def test_hostile_data_stay_text(
    open_file: Callable[[Path], Opened], tmp_path: Path, hostile: PageData, curated: Graph
) -> None:
    add_questions(hostile, curated.store, QUESTIONS.values())
    hostile["claims"][1]["predicate"] = "founder"
    hostile["claims"][1]["locator"] = "=HYPERLINK(1)"
    file = tmp_path / "explorer.html"
    file.write_text(render(hostile), encoding="utf-8")
    opened = open_file(file)
    page = open_questions(opened)
    choose(page, "founders-and-start")
    put(page, "centre", "uni")
    submit(page)
    assert page.locator("#answer tbody tr").count() == 2
    assert page.locator("#value-centre").input_value() == "Uni <img src=x onerror=alert(1)>"
    assert page.locator("#view-questions :is(img, script)").count() == 0
    assert "'=HYPERLINK(1)" in [cell for row in download(page) for cell in row]
    choose(page, "status-as-of")
    put(page, "entity", "</script><script>")
    assert page.evaluate("window.hacked === undefined")
    assert opened.troubles == []


def test_a_page_of_a_part_says_that_it_answers_for_the_part(
    open_file: Callable[[Path], Opened], tmp_path: Path, curated: Graph
) -> None:
    from kg.build.view import about_entities, view

    file = tmp_path / "part.html"
    file.write_text(view(curated.store, about_entities(curated.store, ["polyu"])), encoding="utf-8")
    opened = open_file(file)
    page = open_questions(opened)
    choose(page, "partners-of")
    submit(page)
    expect(page.locator("#answer .answer-count")).to_contain_text("part of the graph that is on this page")
    choose(page, "members-of")  # of an alliance that is not in the part
    expect(page.locator("#value-alliance")).to_have_value("")
    assert 'id="console-engine"' not in file.read_text(encoding="utf-8")
    assert opened.troubles == []
