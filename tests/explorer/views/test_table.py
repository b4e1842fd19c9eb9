"""The table of claims and of cooperations: its order, its rows, and its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.explorer.views.conftest import FORMULA, IMAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.explorer.views.conftest import Views


def test_the_table_sorts_by_every_column(views: Views) -> None:
    views.turn("table")
    when = views.page.locator("#view-table th.column-when").first
    expect(when).to_have_attribute("aria-sort", "descending")
    assert views.column("when")[:3] == ["from 2027", "from 2027", "21 May 2024"]
    head = views.page.locator('[data-key="sort-subject"]')
    head.focus()
    views.page.keyboard.press("Enter")
    expect(head).to_be_focused()
    names = views.column("subject")
    order = sorted(names, key=lambda name: (name[0].isalnum(), name.casefold()))  # signs come before letters
    assert names == order
    views.page.keyboard.press("Enter")
    expect(views.page.locator("#view-table thead th.column-subject")).to_have_attribute(
        "aria-sort", "descending"
    )
    assert views.column("subject") == order[::-1]
    for key in ("relation", "object", "statement", "source", "places"):
        views.page.locator(f'[data-key="sort-{key}"]').click()
        assert len(views.column("subject")) == 19


def test_rows_of_the_table_open_the_evidence(views: Views) -> None:
    views.turn("table")
    row = views.page.locator('tr[data-id="c003"]')
    row.locator(".column-when").click()
    expect(views.page.locator("#panel article")).to_have_attribute("data-claim", "c003")
    expect(row).to_have_attribute("aria-current", "true")
    row.locator(".column-subject button").focus()
    views.page.keyboard.press("Enter")
    expect(views.page.locator("#panel h2")).to_have_text("Memorandum A")
    expect(views.page.locator("#panel h2")).to_be_focused()
    row.locator(".column-source button").click()
    expect(views.page.locator("#panel")).to_contain_text("Paper")


def test_the_table_shows_many_rows_bit_by_bit(
    show: Callable[[dict[str, Any]], Views], cooperation: dict[str, Any]
) -> None:
    cooperation["claims"] += [
        {"id": f"n{number:03}", "subject": "hku", "predicate": "party", "object": str(number), "kind": "number",
         "modality": "actual", "source": "paper"}
        for number in range(400)
    ]  # fmt: skip
    views = show(cooperation)
    views.turn("table")
    assert len(views.column("subject")) == 100
    views.page.locator("#view-table .more-rows").click()
    assert len(views.column("subject")) == 300
    assert "300 of 419" in views.page.locator("#view-table .view-note").inner_text()
    name, rows = views.csv()
    assert len(rows) == 419
    assert name == "gba-kg-1.2.3-0123456789ab-claims.csv"


def test_a_file_of_claims(views: Views) -> None:
    views.turn("table")
    _, rows = views.csv()
    found = next(row for row in rows if row["Claim ID"] == "c007")
    assert found["Object"] == f"'{FORMULA}"  # no formula for a spreadsheet
    assert found["Object ID"] == "hku"
    assert (found["Subject ID"], found["Relation ID"], found["From (EDTF)"]) == (
        "centre",
        "founder",
        "2022-03",
    )
    assert (found["Grade of source"], found["Address"]) == ("A", "https://example.org/p")
    assert found["City and region IDs"] == "dongguan; hong-kong"
    assert found["Data version"] == "1.2.3 0123456789ab"
    assert found["Licence"] == "CC BY 4.0 https://example.org/licence"
    assert found["How to cite"] == f"Title {IMAGE}, version 1.2.3, data 0123456789ab"
    assert not any(cell[:1] in "=+@" for row in rows for cell in row.values() if cell)


def test_a_file_of_cooperations_in_the_readers_language(views: Views) -> None:
    views.page.locator('[data-language="zh-Hant"]').click()
    views.turn("table")
    views.page.locator('#view-table [data-key="option-cooperations"]').click()
    name, rows = views.csv()
    assert name.endswith("-cooperations.csv")
    assert {row["編號"] for row in rows} == {"mou-a", "mou-b", "centre", "fair", "hub", "c012"}
    centre = next(row for row in rows if row["編號"] == "centre")
    assert centre["名稱"] == "Joint centre of two·繁"
    assert centre["日期"] == "2022-03"
    assert centre["參與方編號"] == "hku; works"
    assert centre["城市與地區編號"] == "hong-kong; dongguan"
    assert centre["領域編號"] == "ai"
    planned = next(row for row in rows if row["編號"] == "hub")
    assert planned["陳述性質"] == "計劃，未見落實"
    assert planned["城市與地區"] == ""
