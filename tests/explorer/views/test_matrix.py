"""The matrix of jurisdictions and of fields: its numbers, its keys, and where its cells lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from playwright.sync_api import expect

from kg.build.meta import meta_of
from kg.explorer.collect import collect
from tests.explorer.views.conftest import FORMULA

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.build.graph import Graph
    from tests.explorer.views.conftest import Views


def test_the_matrix_counts_each_cooperation_once(views: Views) -> None:
    views.turn("matrix")
    assert views.cells() == {
        "hong-kong shenzhen": "2", "shenzhen hong-kong": "2", "hong-kong dongguan": "1", "dongguan hong-kong": "1",
        "hong-kong beijing": "1", "beijing hong-kong": "1",
    }  # fmt: skip
    heads = views.page.locator('.matrix thead th[scope="col"]').all_inner_texts()
    assert heads == ["Hong Kong", "Shenzhen", "Dongguan", "Beijing", "Total"]
    assert views.page.locator(".matrix tbody .total").all_inner_texts() == ["4", "2", "1", "1"]
    assert views.page.locator(".matrix tfoot .total").all_inner_texts()[-1] == "4"
    name = views.page.locator('[data-cell="hong-kong shenzhen"]').get_attribute("aria-label")
    assert name == "Hong Kong and Shenzhen: 2 cooperations"


def test_the_matrix_counts_one_kind_or_one_year(views: Views) -> None:
    views.turn("matrix")
    views.page.locator('#view-matrix [data-key="counted-kind"]').select_option("centre")
    assert views.cells() == {"hong-kong dongguan": "1", "dongguan hong-kong": "1"}
    views.page.locator('#view-matrix [data-key="counted-kind"]').select_option("all")
    views.page.locator('#view-matrix [data-key="counted-year"]').select_option("2024")
    assert set(views.cells()) == {"hong-kong shenzhen", "shenzhen hong-kong"}
    assert "first=2024&last=2024" in views.hash()


def test_a_cell_leads_to_what_it_counts(views: Views) -> None:
    views.turn("matrix")
    views.page.locator('[data-cell="shenzhen hong-kong"]').click()
    expect(views.page.locator("#tab-table")).to_have_attribute("aria-selected", "true")
    assert "between=shenzhen,hong-kong" in views.hash()
    assert views.column("name") == ["Memorandum A", "Agreement B"]
    assert views.column("date") == ["21 May 2024", "by June 2023"]


def test_the_matrix_by_keys(views: Views) -> None:
    views.turn("matrix")
    first = views.page.locator('[data-cell="hong-kong shenzhen"]')
    assert views.page.locator('[data-cell][tabindex="0"]').count() == 1
    first.focus()
    for key in ("ArrowRight", "ArrowLeft", "ArrowRight", "ArrowRight"):
        views.page.keyboard.press(key)
    expect(views.page.locator('[data-cell="hong-kong beijing"]')).to_be_focused()
    views.page.keyboard.press("Enter")
    assert views.column("name") == [f"{FORMULA} — cooperatesWith — Institute"]


def test_the_matrix_of_fields(views: Views) -> None:
    views.turn("matrix")
    views.page.locator('#view-matrix [data-key="option-fields"]').click()
    assert views.cells() == {"ai hong-kong": "2", "ai shenzhen": "1", "ai dongguan": "1"}
    views.page.locator('[data-cell="ai hong-kong"]').click()
    assert "fields=ai" in views.hash()
    assert "places=hong-kong" in views.hash()
    assert sorted(views.column("name")) == ["Joint centre of two", "Memorandum A"]


def test_as_of_a_day_counts_what_was_known(views: Views) -> None:
    views.page.locator("#as-of-day").fill("2019-12-31")
    views.page.locator("#as-of-day").dispatch_event("change")
    views.turn("matrix")
    expect(views.page.locator("#view-matrix")).to_contain_text("Nothing meets the choices in force.")


def test_the_numbers_of_the_matrix_are_those_of_the_rules(
    show: Callable[[dict[str, Any]], Views], curated: Graph
) -> None:
    data = cast("dict[str, Any]", collect(curated.store, meta_of({})))
    views = show(data)
    views.turn("matrix")
    views.page.locator('#view-matrix [data-key="counted-kind"]').select_option("agreement")
    cells = views.cells()
    kinds = ("Agreement", "Memorandum", "FrameworkAgreement")
    agreements = [entity.get("spans", []) for entity in data["entities"] if entity["cls"] in kinds]
    cities = ("hong-kong", "macao", "guangzhou", "shenzhen", "zhuhai", "dongguan", "foshan", "jiangmen")
    for one in cities:
        for other in cities:
            if one != other:
                number = sum(one in spans and other in spans for spans in agreements)
                assert cells.get(f"{one} {other}", "0") == str(number), (one, other)
