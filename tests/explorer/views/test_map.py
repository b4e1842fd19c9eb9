"""The schematic map and its flows, and the map of coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.explorer.views.conftest import Views


def test_the_schematic_has_the_numbers_of_the_matrix(views: Views) -> None:
    views.turn("map")
    flows = views.page.locator(".flow").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label'))"
    )
    assert sorted(flows) == [
        "Hong Kong and Beijing: 1 cooperations",
        "Hong Kong and Dongguan: 1 cooperations",
        "Hong Kong and Shenzhen: 2 cooperations",
    ]
    places = views.page.locator(".place").evaluate_all(
        "all => all.map((one) => one.getAttribute('aria-label'))"
    )
    assert places[0] == "Hong Kong: 4 cooperations with other places"
    told = views.page.locator("svg.map").get_attribute("aria-label") or ""
    assert "4 cooperations" in told
    assert "Hong Kong and Shenzhen 2" in told


def test_flows_and_cities_choose(views: Views) -> None:
    views.turn("map")
    flow = views.page.locator('.flow[data-stop="hong-kong shenzhen"]')
    flow.focus()
    views.page.keyboard.press("Enter")
    assert "between=hong-kong,shenzhen" in views.hash()
    expect(flow).to_be_focused()
    expect(flow).to_have_attribute("aria-pressed", "true")
    views.page.keyboard.press("Enter")
    assert "between" not in views.hash()
    views.page.locator('.place[data-stop="dongguan"] circle').click()
    assert "places=dongguan" in views.hash()
    assert views.page.locator(".flow").count() == 1
    views.page.locator('.place[data-stop="dongguan"]').focus()
    views.page.keyboard.press("ArrowRight")  # past the last city, to the first flow
    expect(views.page.locator('.flow[data-stop="hong-kong dongguan"]')).to_be_focused()


def test_hovering_the_map_tells_the_numbers(views: Views) -> None:
    views.turn("map")
    views.page.locator('.place[data-stop="hong-kong"] circle').hover()
    tip = views.page.locator(".tip")
    expect(tip).to_contain_text("Hong Kong: 4 cooperations with other places")
    expect(tip).to_contain_text("Most with Shenzhen: 2")


def test_coordinates_make_a_map(show: Callable[[dict[str, Any]], Views], cooperation: dict[str, Any]) -> None:
    at = {"hku": (22.283, 114.137), "lab": (22.54, 114.06), "works": (23.02, 113.75)}
    for entity in cooperation["entities"]:
        if entity["id"] in at:
            entity["lat"], entity["lon"] = at[entity["id"]]
    views = show(cooperation)
    views.turn("map")
    spots = {name: views.page.locator(f'.point[data-stop="{name}"] svg').bounding_box() for name in at}
    assert all(spots.values())
    hku, works = cast("dict[str, float]", spots["hku"]), cast("dict[str, float]", spots["works"])
    assert hku["x"] > works["x"]  # east of it
    assert hku["y"] > works["y"]  # south of it
    assert (views.page.locator(".scale-bar text").text_content() or "").endswith(" km")
    assert any(text.endswith("° N") for text in views.page.locator(".degrees").all_text_contents())
    views.page.locator('.point[data-stop="works"]').click()
    expect(views.page.locator("#panel h2")).to_have_text("Works")
    views.page.locator('#view-map [data-key="option-flows"]').click()
    assert views.page.locator(".flow").count() == 3
