"""The timeline: what it draws, its years, its zoom, and its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.explorer.views.conftest import claims_from, entity_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.explorer.views.conftest import Views


def test_the_timeline_draws_what_is_known(views: Views) -> None:
    views.turn("timeline")
    marks = views.page.locator("#view-timeline .moment")
    names = marks.evaluate_all("all => all.map((one) => one.getAttribute('aria-label'))")
    assert len(names) == 6
    assert "Memorandum A, 21 May 2024, Memorandum" in names
    assert "Agreement B, by June 2023, Agreement" in names
    assert "Hub to come, 2027, JointCentre, planned" in names
    assert marks.filter(has_text="Fair").get_attribute("class") == "moment lasting"
    assert views.page.locator(".moment.planned").count() == 1
    assert views.page.locator(".moment .tail").count() == 1
    lanes = views.page.locator(".lane").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label'))"
    )
    assert lanes == ["Agreements", "Events", "Joint centres", "Universities and institutes"]


def test_the_timeline_by_place(views: Views) -> None:
    views.turn("timeline")
    views.page.locator('#view-timeline [data-key="option-places"]').click()
    lanes = views.page.locator("#view-timeline .lane").evaluate_all(
        "all => all.map((lane) => [lane.getAttribute('aria-label'), lane.querySelectorAll('.moment').length])"
    )
    assert lanes == [["Hong Kong", 4], ["Shenzhen", 3], ["Dongguan", 1], ["No place given", 1]]


def test_a_year_of_the_timeline_filters(views: Views) -> None:
    views.turn("timeline")
    views.page.locator('[data-year="2024"]').click()
    assert "first=2024&last=2024" in views.hash()
    assert views.page.locator("#view-timeline .moment").count() == 1
    views.page.locator('[data-year="2024"]').click()
    assert "first=" not in views.hash()
    start, end = (views.page.locator(f'[data-year="{year}"]').bounding_box() for year in (2022, 2024))
    assert start
    assert end
    views.page.mouse.move(start["x"] + 3, start["y"] + 10)
    views.page.mouse.down()
    views.page.mouse.move(end["x"] + 3, end["y"] + 10, steps=4)
    views.page.mouse.up()
    assert "first=2022&last=2024" in views.hash()
    assert views.page.locator("#view-timeline .moment").count() == 3


def test_years_by_keys(views: Views) -> None:
    views.turn("timeline")
    views.page.locator('[data-year="2023"]').focus()
    views.page.keyboard.press("Enter")
    expect(views.page.locator('[data-year="2023"]')).to_be_focused()
    assert "first=2023&last=2023" in views.hash()
    views.page.keyboard.press("Shift+ArrowRight")
    assert "first=2023&last=2024" in views.hash()


def axis(views: Views) -> list[str]:
    """The labels of the axis."""
    return list(views.page.locator("#view-timeline .axis text").all_text_contents())


def test_the_timeline_zooms_and_moves(views: Views) -> None:
    views.turn("timeline")
    before = axis(views)
    views.page.locator('#view-timeline [data-key="zoom-in"]').click()
    nearer = axis(views)
    assert nearer != before
    views.page.locator('#view-timeline [data-key="later"]').click()
    assert axis(views) != nearer
    views.page.locator('[data-key="timeline.whole"]').click()
    assert axis(views) == before
    box = views.page.locator("#view-timeline .moments").bounding_box()
    assert box
    views.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    views.page.mouse.wheel(0, -300)
    expect(views.page.locator("#view-timeline .axis text").first).not_to_have_text(before[0])


def test_the_timeline_by_keys(views: Views) -> None:
    views.turn("timeline")
    assert views.page.locator('#view-timeline .moment[tabindex="0"]').count() == 1
    first = views.page.locator("#view-timeline .moment").first
    first.focus()
    views.page.keyboard.press("ArrowRight")
    views.page.keyboard.press("Enter")
    expect(views.page.locator("#panel h2")).to_have_text("Memorandum A")
    expect(views.page.locator("#panel h2")).to_be_focused()
    assert "show=mou-a" in views.hash()
    expect(views.page.locator(".moment.chosen")).to_have_count(1)


def test_a_crowd_is_counted(show: Callable[[dict[str, Any]], Views], cooperation: dict[str, Any]) -> None:
    for number in range(40):
        cooperation["entities"].append(entity_of(f"e{number}", "Event", f"Event {number}"))
        cooperation["claims"] += [
            claim | {"id": f"e{number}"}
            for claim in claims_from(f"e{number} date 2023-05-{number % 28 + 1:02}")
        ]
    views = show(cooperation)
    views.turn("timeline")
    crowd = views.page.locator(".crowd")
    counts = [int(text) for text in crowd.locator("text").all_text_contents()]
    assert sum(counts) == 40
    before = axis(views)
    crowd.filter(has_text=str(max(counts))).click()
    assert axis(views) != before
    assert views.page.locator("#panel").is_hidden()
