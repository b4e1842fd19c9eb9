"""The page in a browser: what it shows, what it lets no data do, and that all of it has keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.explorer.conftest import Opened


@pytest.fixture(autouse=True)
def _nothing_happened(browser_page: Opened) -> Iterator[None]:
    """Whatever a test does: no request but for the file itself, no error, no script from data."""
    yield
    page = browser_page.page
    assert len(browser_page.requests) == 1
    assert browser_page.requests[0].startswith("file://")
    assert browser_page.troubles == []
    assert page.evaluate("window.hacked === undefined")
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 7
    assert page.locator('a[href^="javascript" i], [onmouseover], [onerror]').count() == 0


def test_opens_with_a_picture(browser_page: Opened) -> None:
    page = browser_page.page
    assert browser_page.shown() == (3, 3)  # the goal is a concept, which is off at first
    assert page.evaluate("performance.getEntriesByName('explorer-drawn').length") == 1
    assert page.title().startswith("Title <img src=x")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "CC <img" in page.locator("#footer").inner_text()
    assert "0123456789ab" in page.locator("#footer").inner_text()


def test_leaves_one_global_name(browser_page: Opened, tmp_path: Path) -> None:
    names = "Object.getOwnPropertyNames(window)"
    empty = tmp_path / "empty.html"
    empty.write_text("<!doctype html>", encoding="utf-8")
    blank = browser_page.page.context.new_page()
    blank.goto(empty.as_uri())
    ours = set(browser_page.page.evaluate(names)) - set(blank.evaluate(names))
    assert ours - {"__core-js_shared__", "regeneratorRuntime"} == {"gbaExplorer"}  # vis-network's


def test_an_entity_is_told_with_its_evidence(browser_page: Opened) -> None:
    browser_page.select("uni")
    text = browser_page.panel()
    assert "𠮷大學 🎓 <img src=x onerror=alert(1)>" in text
    assert "𠮷大学 </script><script>window.hacked=1</script>" in text
    assert "about 2,356,000 mu in English" in text
    assert "from 8 November 2024 2024-11-08" in text
    assert "from autumn 2024 2024-23" in text
    assert "paragraph 5, characters 13–40; paragraph 7" in text
    assert "Publisher · published 19 November 2024 · English" in text
    assert "A official or first-hand" in text
    assert "C reprint or mirror" in text
    assert "read about January 2025" in text
    assert "Note: <img src=x onerror=alert(1)>" in text
    assert "no date given" in text
    assert "Planned" in text
    assert "Stated as fact" in text
    assert text.count("javascript:window.hacked=1") == 2  # the homepage and a claim, as text
    link = browser_page.page.locator("#panel a").first
    assert link.get_attribute("href") == "https://example.org/paper?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_descriptive_labels_are_marked(browser_page: Opened) -> None:
    browser_page.select("acme")
    marked = browser_page.page.locator("#panel dd", has_text="description, not an official name")
    assert marked.count() == 1
    assert "acme in English" in marked.inner_text()
    assert "Ächme Ltd" in browser_page.panel()


def test_a_claim_may_name_a_source(browser_page: Opened) -> None:
    browser_page.select("acme")
    card = browser_page.page.locator('[data-claim="c8"] .statement')
    assert card.inner_text() == "acme in English partner Paper"


def test_entities_in_cards_lead_on_and_back(browser_page: Opened) -> None:
    page = browser_page.page
    heading = page.locator("#panel h2")
    browser_page.select("uni")
    page.locator('[data-claim="c1"] button', has_text="acme").click()
    expect(heading).to_have_text("acme in English")
    expect(heading).to_be_focused()
    page.locator("#panel-back").click()
    expect(heading).to_contain_text("Uni <img")
    assert page.locator("#panel-back").is_hidden()


def test_a_relation_is_told_alone(browser_page: Opened) -> None:
    browser_page.select("c3")
    cards = browser_page.page.locator("#panel article")
    assert cards.count() == 1
    assert "Planned" in cards.inner_text()
    assert "Blog <img src=x onerror=alert(1)>" in cards.inner_text()


def test_a_derived_relation_brings_what_it_rests_on(browser_page: Opened) -> None:
    browser_page.select("d1")
    page = browser_page.page
    text = browser_page.panel()
    assert 'cooperates " onmouseover="window.hacked=1' in text
    assert "Rule: cooperates-with" in text
    assert "Statements it rests on: 2" in text
    assert [card.get_attribute("data-claim") for card in page.locator("#panel article").all()] == [
        "d1", "c1", "c3",
    ]  # fmt: skip


def place_of_uni(opened: Opened) -> tuple[float, float]:
    """Where on the screen a node comes to stand when it is selected from outside the picture."""
    opened.select("uni")
    opened.page.wait_for_timeout(100)
    boxes = [opened.page.locator(f"#{name}").bounding_box() for name in ("legend", "panel", "picture")]
    legend, panel, picture = (box for box in boxes if box)
    x = (legend["x"] + legend["width"] + panel["x"]) / 2
    return x, picture["y"] + picture["height"] / 2


def test_a_click_in_the_picture_opens_and_closes(browser_page: Opened) -> None:
    page = browser_page.page
    x, y = place_of_uni(browser_page)
    page.locator("#panel-close").click()
    expect(page.locator("#panel")).to_be_hidden()
    page.mouse.click(x, y)
    expect(page.locator("#panel h2")).to_contain_text("Uni <img")
    page.mouse.click(x, y + 280)
    expect(page.locator("#panel")).to_be_hidden()


def test_a_node_that_was_moved_stays_there(browser_page: Opened) -> None:
    page = browser_page.page
    x, y = place_of_uni(browser_page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 120, steps=4)
    page.mouse.up()
    page.mouse.click(x, y + 280)
    expect(page.locator("#panel")).to_be_hidden()
    page.mouse.click(x + 30, y + 120)
    expect(page.locator("#panel h2")).to_contain_text("Uni <img")


def test_hovering_shows_plain_text(browser_page: Opened) -> None:
    page = browser_page.page
    x, y = place_of_uni(browser_page)
    page.mouse.move(x + 40, y + 90)
    page.mouse.move(x, y)
    expect(page.locator(".vis-tooltip")).to_contain_text("Uni <img src=x onerror=alert(1)>")


def test_another_language_changes_every_word(browser_page: Opened) -> None:
    page = browser_page.page
    browser_page.select("acme")
    page.locator('[data-language="zh-Hans"]').click()
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert "lang=zh-Hans" in page.evaluate("location.hash")
    assert page.locator("#panel h2").inner_text() == "acme 简"
    assert "来源的陈述" in browser_page.panel()
    assert "描述，非正式名称" in browser_page.panel()
    assert page.locator("#legend > summary").inner_text() == "图例与筛选"
    assert page.locator("#find-text").get_attribute("placeholder") == "以任何语言搜索名称"
    page.locator('[data-language="zh-Hant"]').click()
    assert "2024年11月8日起" in browser_page.panel()
    assert "第 5 段，第 13–40 字；第 7 段" in browser_page.panel()


def test_the_address_keeps_language_and_selection(browser_page: Opened) -> None:
    page = browser_page.page
    page.evaluate("location.hash = '#lang=zh-Hant&show=acme'")
    expect(page.locator("#panel h2")).to_have_text("acme 繁")
    expect(page.locator('[data-language="zh-Hant"]')).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize("text", ["ächme", "ACHME", "acme 简", "acme 繁", "acme"])
def test_find_knows_every_name(browser_page: Opened, text: str) -> None:
    page = browser_page.page
    page.locator("#find-text").fill(text)
    first = page.locator("#find-list li").first
    expect(first).to_contain_text("acme in English")
    expect(first).to_contain_text("Company")


def test_find_by_keyboard_alone(browser_page: Opened) -> None:
    page = browser_page.page
    page.keyboard.press("/")
    page.keyboard.type("english")
    options = page.locator('#find-list [role="option"]')
    assert options.count() == 5
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    wanted = options.nth(1).locator(".found > span").first.inner_text()
    page.keyboard.press("Enter")
    heading = page.locator("#panel h2")
    expect(heading).to_have_text(wanted)
    expect(heading).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#find-text")).to_be_focused()
    page.keyboard.press("ArrowDown")
    assert options.count() == 6  # an empty box lists everything
    page.keyboard.press("Escape")
    assert options.first.is_hidden()


def test_find_says_when_there_is_nothing(browser_page: Opened) -> None:
    browser_page.page.locator("#find-text").fill("no such thing")
    expect(browser_page.page.locator("#find-list")).to_have_text("No such name")


def test_an_entity_outside_the_picture_is_found(browser_page: Opened) -> None:
    browser_page.page.locator("#find-text").fill("lone")
    browser_page.page.keyboard.press("Enter")
    assert "No statement about it yet." in browser_page.panel()


def test_the_legend_filters_by_class(browser_page: Opened) -> None:
    page = browser_page.page
    company = page.locator('[data-key="class-Company"]')
    assert re.sub(r"\s+", " ", company.inner_text()) == "Company 1"
    company.click()
    expect(company).to_have_attribute("aria-pressed", "false")
    assert browser_page.shown() == (2, 1)
    expect(company).to_be_focused()
    page.keyboard.press("Enter")
    expect(company).to_have_attribute("aria-pressed", "true")
    assert browser_page.shown() == (3, 3)


def test_one_class_alone(browser_page: Opened) -> None:
    page = browser_page.page
    page.locator('[data-key="only-class-University"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#chips")).to_contain_text("without Company, NeverHeardOf")
    assert page.evaluate("gbaExplorer.claims") == 3  # what is said of the university alone
    page.keyboard.press("Enter")
    assert browser_page.shown() == (3, 3)


def test_a_selected_entity_is_shown_though_its_class_is_off(browser_page: Opened) -> None:
    browser_page.select("goal")
    assert browser_page.shown() == (4, 4)


@pytest.mark.parametrize(
    ("switch", "shown"),
    [
        ("kind-open", (2, 1)),
        ("switch-derived", (3, 2)),
        ("switch-concepts", (4, 4)),
        ("grade-A", (2, 1)),
    ],
)
def test_switches(browser_page: Opened, switch: str, shown: tuple[int, int]) -> None:
    page = browser_page.page
    page.evaluate("document.querySelectorAll('.section').forEach((section) => (section.open = true))")
    box = page.locator(f"#{switch}")
    box.focus()
    page.keyboard.press("Space")
    assert browser_page.shown() == shown
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    assert browser_page.shown() == (3, 3)


def test_a_small_screen_gets_a_sheet(browser_page: Opened) -> None:
    page = browser_page.page
    page.set_viewport_size({"width": 390, "height": 844})
    browser_page.select("uni")
    box = page.locator("#panel").bounding_box()
    assert box
    assert box["width"] == 390
    assert box["y"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_dark_and_light(browser_page: Opened) -> None:
    page = browser_page.page
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(paper) != light


def test_the_policy_stops_a_script_put_into_the_page(browser_page: Opened) -> None:
    browser_page.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 1";
            document.body.append(script);
            script.remove();
        }"""
    )
    assert browser_page.page.evaluate("window.hacked === undefined")
    assert any("Content Security Policy" in said for said in browser_page.troubles)
    browser_page.troubles.clear()
