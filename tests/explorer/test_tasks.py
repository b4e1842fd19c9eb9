"""What a newcomer wants to know, each found by at most five interactions from opening the page."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.build.graph import Graph
from kg.questions.ask import ask
from kg.questions.question import read_questions
from kg.search.names import Names
from tests.conftest import ONTOLOGY
from tests.explorer.conftest import Opened

MOST = 5


class Newcomer:
    """Somebody who clicks and types, and counts how often."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0

    def click(self, selector: str) -> None:
        self.interactions += 1
        self.page.locator(selector).click()

    def fill(self, selector: str, text: str) -> None:
        self.interactions += 1
        self.page.locator(selector).fill(text)

    def choose(self, selector: str, value: str) -> None:
        self.interactions += 1
        self.page.locator(selector).select_option(value)

    def press(self, key: str) -> None:
        self.interactions += 1
        self.page.keyboard.press(key)


@pytest.fixture
def newcomer(open_file: Callable[[Path], Opened], curated_file: Path) -> Iterator[Newcomer]:
    opened = open_file(curated_file)
    someone = Newcomer(opened.page)
    yield someone
    assert 0 < someone.interactions <= MOST
    assert opened.troubles == []
    assert len(opened.requests) == 1


def test_the_partners_of_polyu_in_dongguan(newcomer: Newcomer, curated: Graph) -> None:
    newcomer.fill("#find-text", "PolyU")
    newcomer.press("Enter")
    newcomer.click("#focus-1")
    newcomer.click("#section-places summary")
    newcomer.click("#places-dongguan")
    expect(newcomer.page.locator("#chips")).to_contain_text("Dongguan")
    question = read_questions(ONTOLOGY / "questions")["partners-of"]
    rows = ask(curated.store, Names.of(curated.store), question, {"org": "polyu"})
    partners = {row["partner"].value.rsplit("/", 1)[-1] for row in rows}
    names = {"oppo": "OPPO", "gbu": "Great Bay University"}
    shown = newcomer.page.locator("#panel").inner_text()
    found = [name for entity, name in names.items() if entity in partners]
    assert "OPPO" in found
    assert all(name in shown for name in found)


def test_who_said_that_the_centre_was_unveiled_and_when(newcomer: Newcomer) -> None:
    newcomer.fill("#find-text", "unveiling of the polyu-oppo")
    newcomer.press("Enter")
    panel = newcomer.page.locator("#panel")
    expect(panel).to_contain_text("8 November 2024")
    expect(panel).to_contain_text("香港商報網")
    expect(panel).to_contain_text("paragraph 5")


def test_what_was_planned_but_not_done_on_a_day(newcomer: Newcomer) -> None:
    newcomer.fill("#as-of-day", "2024-11-19")
    newcomer.click("#kind-stated")
    newcomer.click("#kind-done")
    newcomer.click("#tab-table")
    rows = newcomer.page.locator("#view-table tbody tr")
    assert rows.count() > 20
    text = newcomer.page.locator("#view-table").inner_text()
    assert "Planned" in text
    assert "Stated as fact" not in text


def test_how_shanghai_is_linked_to_dongguan(newcomer: Newcomer) -> None:
    newcomer.fill("#find-text", "Shanghai")
    newcomer.press("Enter")
    newcomer.fill("#connect-text", "Dongguan")
    newcomer.press("Enter")
    panel = newcomer.page.locator("#panel")
    expect(panel).to_contain_text("How Shanghai and Dongguan are connected")
    expect(panel.locator(".way").first).to_contain_text("Shanghai Technology Exchange")
    assert panel.locator(".way .source-title").count() >= 3


def test_the_agreements_of_2024_between_hong_kong_and_shenzhen(newcomer: Newcomer, curated: Graph) -> None:
    newcomer.click("#tab-matrix")
    newcomer.choose('[data-key="counted-kind"]', "agreement")
    newcomer.choose('[data-key="counted-year"]', "2024")
    newcomer.click('[data-cell="hong-kong shenzhen"]')
    with newcomer.page.expect_download() as started:
        newcomer.click('#view-table [data-key="csv"]')
    text = started.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    question = read_questions(ONTOLOGY / "questions")["agreements-between"]
    values = {"here": "hong-kong", "there": "shenzhen", "from": "2024-01-01", "to": "2024-12-31"}
    answer = ask(curated.store, Names.of(curated.store), question, values)
    wanted = {row["agreement"].value.rsplit("/", 1)[-1] for row in answer}
    found = {row["ID"]: row["Date"] for row in rows}
    assert wanted
    assert wanted <= found.keys()
    # Of some the source says no more than that they were signed by a day: they may be older.
    assert all(found[name].startswith("../") for name in found.keys() - wanted), found
