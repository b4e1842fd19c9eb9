"""Every view can be used by everyone: what axe finds, keys, and a name for everything."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

VIEWS = ("network", "timeline", "matrix", "table", "map", "questions")
#: By WCAG 2.1 at the level AA, and what is good practice.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}


@pytest.fixture
def page(afresh: Page) -> Page:
    return afresh


def troubles(page: Page) -> list[str]:
    """The serious and critical findings, with what they are about."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(page: Page, view: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.locator(f"#tab-{view}").click()
    page.evaluate("gbaExplorer.select('polyu-oppo-centre')")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    page.locator("#as-of-day").fill("2024-11-19") if view != "questions" else None
    assert troubles(page) == []


def test_the_tabs_by_keyboard(page: Page) -> None:
    page.locator("#tab-network").focus()
    for view in (*VIEWS[1:], VIEWS[0]):
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"#tab-{view}")).to_be_focused()
        expect(page.locator(f"#view-{view}")).to_be_visible()
    assert page.locator('[role="tab"][tabindex="0"]').count() == 1


def test_everything_has_a_size_on_a_small_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for view in VIEWS:
        page.locator(f"#tab-{view}").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view
        expect(page.locator(f"#view-{view}")).to_be_visible()
