"""A page that is too large to be read at once: groups first, members when they are asked for."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.build.meta import meta_of
from kg.explorer.collect import collect
from kg.explorer.data import PageData
from kg.explorer.page import render
from tests.bench.synthetic import store
from tests.explorer.conftest import Opened


@pytest.fixture(scope="module")
def large() -> PageData:
    """A made-up graph with more entities than are drawn one by one."""
    return collect(store(8_000), meta_of({}))


@pytest.fixture(scope="module")
def large_file(large: PageData, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("large") / "explorer.html"
    file.write_text(render(large), encoding="utf-8")
    return file


@pytest.fixture
def page(open_file: Callable[[Path], Opened], large_file: Path) -> Iterator[Page]:
    opened = open_file(large_file)
    yield opened.page
    assert opened.troubles == []


def test_groups_first(page: Page, large: PageData) -> None:
    assert page.evaluate("gbaExplorer.nodes") == 0
    assert page.evaluate("gbaExplorer.claims") == len(large["claims"])
    expect(page.locator("#counts")).to_contain_text(f"{len(large['groups'])} entities")


def test_a_group_opens_and_closes(page: Page, large: PageData) -> None:
    group = min(large["groups"], key=lambda one: one["size"])
    page.evaluate("name => { location.hash = '#lang=en&opened=' + name }", group["id"])
    expect(page.locator("#chips")).to_contain_text(f"opened: {group['labels']['en']}")
    assert page.evaluate("gbaExplorer.nodes") == group["size"]
    page.locator('[data-key="chip-opened"]').click()
    assert page.evaluate("gbaExplorer.nodes") == 0


def test_what_is_selected_stands_by_itself(page: Page, large: PageData) -> None:
    name = next(entity["id"] for entity in large["entities"] if entity["drawn"])
    page.evaluate("name => gbaExplorer.select(name)", name)
    assert page.evaluate("gbaExplorer.nodes") == 1
    page.locator("#focus-1").click()
    assert page.evaluate("gbaExplorer.nodes") > 1  # its neighbours, one by one
