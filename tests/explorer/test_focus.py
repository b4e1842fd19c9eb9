"""Around an entity: focus, expand, hide, pin, and how two are connected."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.build.graph import Graph
from kg.network.paths import find_paths
from tests.explorer.test_render import block


@pytest.fixture
def page(afresh: Page) -> Page:
    return afresh


def nodes(page: Page) -> int:
    return int(page.evaluate("gbaExplorer.nodes"))


def test_one_step_shows_the_neighbours_alone(page: Page, curated_file: Path) -> None:
    data = block(curated_file.read_text(encoding="utf-8"), "page-data")
    drawn = {entity["id"] for entity in data["entities"] if entity["drawn"]}
    concepts = {
        one["id"] for one in data["entities"] if one["cls"] in ("Role", "Goal", "Function", "Status", "Unit")
    }
    links = [one for one in [*data["claims"], *data["derived"]] if one.get("kind", "entity") == "entity"]
    pairs = [{one["subject"], one["object"]} for one in links]
    around = set().union(*(pair for pair in pairs if "gbu" in pair)) & drawn - concepts
    page.evaluate("gbaExplorer.select('gbu')")
    page.locator("#focus-1").focus()
    page.keyboard.press("Enter")
    assert nodes(page) == len(around)
    expect(page.locator("#focus-1")).to_be_focused()
    page.locator("#focus-2").click()
    assert nodes(page) > len(around)
    page.locator("#focus-2").click()
    assert nodes(page) > 1000


def test_expand_from_a_neighbour_and_collapse_again(page: Page) -> None:
    page.evaluate("gbaExplorer.select('gbu')")
    page.locator("#focus-1").click()
    before = nodes(page)
    page.evaluate("gbaExplorer.select('dongguan')")
    expect(page.locator(".hops")).to_contain_text("Expand from here")
    page.locator("#focus-1").click()
    assert nodes(page) > before
    page.locator("#focus-1").click()
    page.locator("#panel-close").click()
    assert nodes(page) == before


def test_hide_and_bring_back(page: Page) -> None:
    before = nodes(page)
    page.evaluate("gbaExplorer.select('hong-kong')")
    page.locator("#hide").click()
    assert nodes(page) < before
    expect(page.locator("#chips")).to_contain_text("hidden: Hong Kong")
    page.locator('[data-key="chip-hidden"]').click()
    assert nodes(page) == before


def test_pinned(page: Page) -> None:
    page.evaluate("gbaExplorer.select('polyu')")
    page.locator("#pin").click()
    assert "pin=polyu" in page.evaluate("location.hash")
    expect(page.locator("#pin")).to_have_attribute("aria-pressed", "true")
    page.locator("#pin").click()
    assert "pin=" not in page.evaluate("location.hash")


@pytest.mark.parametrize(("one", "other"), [("shanghai", "dongguan"), ("polyu", "oppo"), ("um", "shenzhen")])
def test_how_two_are_connected_is_what_the_command_says(
    page: Page, curated: Graph, one: str, other: str
) -> None:
    page.evaluate("ends => gbaExplorer.select('path:' + ends)", f"{one}~{other}")
    first = page.locator(".way").first
    steps = first.locator(".steps > li")
    shortest = find_paths(curated.store, one, other, number=1)[0]
    assert steps.count() == len(shortest)
    assert steps.first.locator("[data-claim]").count() > 0
    assert steps.first.locator(".source-title").count() > 0


def test_connect_by_keyboard(page: Page) -> None:
    page.evaluate("gbaExplorer.select('polyu')")
    page.locator("#connect-text").focus()
    page.keyboard.type("oppo")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(
        "How The Hong Kong Polytechnic University and OPPO are connected"
    )
    assert "show=path%3Apolyu%7Eoppo" in page.evaluate("location.hash")


def test_not_connected(page: Page) -> None:
    page.evaluate("location.hash = '#lang=en&focus=gbu:1&show=path:polyu~oppo'")
    expect(page.locator("#panel")).to_contain_text("Not connected under the choices in force")
