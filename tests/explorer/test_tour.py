"""Everything in the page, one after another, with the network cut: no request, no error, and a file of modest size."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.explorer.conftest import Opened
from tests.explorer.test_render import block

TAKEN = ("png", "svg", "csv", "jsonld")


def test_a_tour_of_everything(open_file: Callable[[Path], Opened], console_file: Path) -> None:
    opened = open_file(console_file)
    page = opened.page
    look_around(page)
    narrow_down(page)
    turn_views(page)
    take_away(page)
    ask(page)
    assert opened.troubles == []
    own = [address for address in opened.requests if not address.startswith("blob:")]
    assert own == [console_file.as_uri()]


def look_around(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("理大")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("The Hong Kong Polytechnic University")
    for hops in (2, 1):
        page.locator(f"#focus-{hops}").click()
    page.locator("#pin").click()
    page.locator("#zoom-in").click()
    page.locator("#zoom-fit").click()
    page.locator("#connect-text").fill("oppo")
    page.keyboard.press("Enter")
    page.locator(".way .entity").first.click()
    page.locator("#panel-back").click()
    expect(page.locator("#panel h2")).to_contain_text("connected")
    page.evaluate("gbaExplorer.select('source:hkcd-2024-11-19')")
    expect(page.locator("#panel h3").first).to_contain_text("supports")
    page.mouse.move(640, 400)
    page.mouse.wheel(0, -300)
    page.locator("#panel-close").click()


def narrow_down(page: Page) -> None:
    page.locator("#reset").click()
    page.evaluate("document.querySelectorAll('.section').forEach((section) => (section.open = true))")
    page.locator('[data-key="class-Event"]').click()
    page.locator("#kind-done").click()
    page.locator("#switch-derived").click()
    page.locator("#switch-across").click()
    page.locator("#switch-concepts").click()
    page.locator("#places-hong-kong").click()
    page.locator('#section-fields input[type="checkbox"]').first.click()
    page.locator("#grade-C").click()
    page.locator("#as-of").focus()
    page.keyboard.press("ArrowLeft")
    page.locator("#year-first").fill("2015")
    page.keyboard.press("Tab")
    assert page.locator("#chips .chip").count() > 8
    page.locator('[data-key="chip-all"]').click()
    expect(page.locator("#chips")).to_be_hidden()


def turn_views(page: Page) -> None:
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for language in ("zh-Hant", "zh-Hans", "en"):
            page.locator(f'[data-language="{language}"]').click()
            for view in ("timeline", "matrix", "table", "map", "network"):
                page.locator(f"#tab-{view}").click()
                expect(page.locator(f"#view-{view}")).to_be_visible()


def take_away(page: Page) -> None:
    page.evaluate("gbaExplorer.select('polyu-oppo-centre')")
    for kind in TAKEN:
        page.locator("#take-button").click()
        with page.expect_download() as started:
            page.locator(f'[data-take="take.{kind}"]').click()
        assert started.value.path().stat().st_size > 1000


def ask(page: Page) -> None:
    page.locator("#tab-questions").click()
    page.locator('#questions [data-question="partners-of"]').click()
    page.locator("#question-form").evaluate("form => form.requestSubmit()")
    expect(page.locator("#answer")).to_contain_text("OPPO")
    page.locator('#questions [data-question="own-query"]').click()
    page.locator("#console-text").fill("SELECT (COUNT(*) AS ?n) { ?s a gba:University }")
    page.locator("#console-run").click()
    expect(page.locator("#console-answer")).to_contain_text(re.compile(r"\d+"), timeout=20_000)


def test_the_file_is_of_modest_size(curated_file: Path) -> None:
    """Without a console at most 1.2 MB, and 1.2 kB for each claim."""
    claims = len(block(curated_file.read_text(encoding="utf-8"), "page-data")["claims"])
    assert curated_file.stat().st_size <= 1_200_000 + 1_200 * claims
