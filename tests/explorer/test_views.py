"""Other views of the visible claims: their numbers, what they choose, their files, and their keys."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from playwright.sync_api import expect

from kg.build.meta import meta_of
from kg.explorer.collect import collect
from kg.explorer.page import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.build.graph import Graph
    from kg.explorer.data import PageData
    from tests.explorer.conftest import Opened

IMAGE = "<img src=x onerror=window.hacked=1>"
FORMULA = '=HYPERLINK("http://x";"y")'
VIEWS = ("timeline", "matrix", "table", "map")


def _words(text: str) -> dict[str, str]:
    """The same text in three languages, told apart by their tags."""
    return {"zh-Hant": f"{text}·繁", "zh-Hans": f"{text}·简", "en": text}


def _entity(name: str, cls: str, label: str, *under: str, **more: object) -> dict[str, object]:
    """One entity that lies under some jurisdictions."""
    return {
        "id": name,
        "cls": cls,
        "labels": _words(label),
        "descriptive": [],
        "aliases": [],
        "drawn": True,
        "x": 0,
        "y": 0,
        "jurisdiction": list(under),
        **more,
    }


def _claims(*rows: str) -> list[dict[str, object]]:
    """Claims from lines "subject predicate object [name=value …]"; a date's object is a date."""
    found = []
    for number, row in enumerate(rows):
        subject, predicate, value, *more = row.split()
        claim: dict[str, object] = {
            "id": f"c{number:03}",
            "subject": subject,
            "predicate": predicate,
            "object": value,
        }
        claim |= {"kind": "date" if predicate in ("date", "period") else "entity", "modality": "actual"}
        claim |= {"source": "paper", "since": "2020-01-01"}
        found.append(claim | dict(pair.split("=", 1) for pair in more))
    return found


@pytest.fixture
def cooperation() -> dict[str, Any]:
    """Two agreements, a joint centre, an event and a direct link, some planned, under hostile labels."""
    claims = _claims(
        "mou-a party hku", "mou-a party lab", "mou-a date 2024-05-21", "mou-a field ai",
        "mou-b party hku", "mou-b party lab", "mou-b date ../2023-06",
        "centre founder hku begin=2022-03", "centre founder works begin=2022-03", "centre field ai",
        "fair locatedIn shenzhen", "fair period 2019/2020",
        "hku cooperatesWith institute begin=2021-02-03", "institute cooperatesWith hku source=blog",
        "hub founder hku modality=planned begin=2027", "hub founder works modality=planned begin=2027",
        "dongguan locatedIn guangdong", "shenzhen locatedIn guangdong",
        "ministry party-of mou-a",
    )  # fmt: skip
    classes = {
        "University", "Company", "ResearchInstitute", "GovernmentBody", "Agreement", "Memorandum", "JointCentre",
        "Event", "City", "SpecialAdministrativeRegion", "Province", "Field",
    }  # fmt: skip
    return {
        "meta": {
            "title": _words(f"Title {IMAGE}"),
            "version": "1.2.3",
            "data_sha256": "0123456789abcdef" * 4,
            "licence": "CC BY 4.0",
            "licence_url": "https://example.org/licence",
        },
        "classes": {name: _words(name) for name in classes},
        "predicates": {name: _words(name) for name in {str(claim["predicate"]) for claim in claims}},
        "schematic": {"hong-kong": [43, 26], "shenzhen": [42, -9], "dongguan": [12, -27]},
        "entities": [
            _entity("ai", "Field", "AI"),
            _entity("beijing", "City", "Beijing", "beijing"),
            _entity("centre", "JointCentre", "Joint centre of two", spans=["dongguan", "hong-kong"]),
            _entity("dongguan", "City", "Dongguan", "dongguan"),
            _entity("fair", "Event", f"Fair {IMAGE}", "shenzhen", spans=["shenzhen"]),
            _entity("guangdong", "Province", "Guangdong", "guangdong"),
            _entity("hku", "University", FORMULA, "hong-kong"),
            _entity("hong-kong", "SpecialAdministrativeRegion", "Hong Kong", "hong-kong"),
            _entity("hub", "JointCentre", "Hub to come"),
            _entity("institute", "ResearchInstitute", "Institute", "beijing"),
            _entity("lab", "Company", f"Lab {IMAGE}", "shenzhen"),
            _entity("ministry", "GovernmentBody", "Ministry", "guangdong"),
            _entity("mou-a", "Memorandum", "Memorandum A", spans=["hong-kong", "shenzhen"]),
            _entity("mou-b", "Agreement", "Agreement B", spans=["hong-kong", "shenzhen"]),
            _entity("shenzhen", "City", "Shenzhen", "shenzhen"),
            _entity("works", "Company", "Works", "dongguan"),
        ],
        "claims": claims,
        "derived": [],
        "sources": [
            {"id": "blog", "title": f"Blog {IMAGE}", "publisher": "B", "language": "en", "grade": "C"},
            {
                "id": "paper",
                "title": "Paper",
                "publisher": "P",
                "language": "en",
                "grade": "A",
                "url": "https://example.org/p",
            },
        ],
    }


class Views:
    """The page, with short ways to what the tests look at."""

    def __init__(self, opened: Opened) -> None:
        self.opened, self.page = opened, opened.page

    def turn(self, name: str) -> None:
        """Turn to a view by its tab."""
        self.page.locator(f"#tab-{name}").click()
        expect(self.page.locator(f"#view-{name}")).to_be_visible()

    def hash(self) -> str:
        """The address with plain commas and spaces."""
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))

    def cells(self) -> dict[str, str]:
        """The numbers of the matrix by "row column"."""
        script = "cells => Object.fromEntries(cells.map((cell) => [cell.dataset.cell, cell.textContent]))"
        return dict(self.page.locator("[data-cell]").evaluate_all(script))

    def column(self, key: str) -> list[str]:
        """The texts of a column of the table."""
        return self.page.locator(f"#view-table tbody .column-{key}").all_inner_texts()

    def csv(self) -> tuple[str, list[dict[str, str]]]:
        """Download the table: the file's name and its rows."""
        with self.page.expect_download() as waiting:
            self.page.locator('[data-key="csv"]').click()
        text = Path(waiting.value.path()).read_text(encoding="utf-8")
        assert text.startswith("\ufeff")
        return waiting.value.suggested_filename, list(csv.DictReader(io.StringIO(text[1:], newline="")))


@pytest.fixture
def show(open_file: Callable[[Path], Opened], tmp_path: Path) -> Iterator[Callable[[dict[str, Any]], Views]]:
    """Opens a page of given data; at the end nothing was fetched, no script of the data ran."""
    pages: list[Opened] = []

    def shower(data: dict[str, Any]) -> Views:
        file = tmp_path / "explorer.html"
        file.write_text(render(cast("PageData", data)), encoding="utf-8")
        pages.append(open_file(file))
        return Views(pages[-1])

    yield shower
    for opened in pages:
        assert [url for url in opened.requests if not url.startswith("blob:")] == opened.requests[:1]
        assert opened.troubles == []
        assert opened.page.evaluate("window.hacked === undefined")
        assert opened.page.locator("img").count() == 0


@pytest.fixture
def views(show: Callable[[dict[str, Any]], Views], cooperation: dict[str, Any]) -> Views:
    """The page of the small data."""
    return show(cooperation)


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
        cooperation["entities"].append(_entity(f"e{number}", "Event", f"Event {number}"))
        cooperation["claims"] += [
            claim | {"id": f"e{number}"} for claim in _claims(f"e{number} date 2023-05-{number % 28 + 1:02}")
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


@pytest.mark.parametrize("name", VIEWS)
def test_every_language_and_a_small_screen(views: Views, name: str) -> None:
    page = views.page
    page.set_viewport_size({"width": 390, "height": 844})
    views.turn(name)
    texts = set()
    for language in ("zh-Hant", "zh-Hans", "en"):
        page.locator(f'[data-language="{language}"]').click()
        texts.add(page.locator(f"#view-{name}").inner_text())
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert len(texts) == 3
    words = json.loads(page.locator("#page-words").text_content() or "")
    keys = {key for key in words if re.search("[.-]", key)}
    assert not keys & set(re.split(r"\s+", " ".join(texts)))


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_left_is_said(views: Views, name: str) -> None:
    for kind in ("stated", "open", "done"):
        views.page.locator(f'[data-key="kind-{kind}"]').click()
    views.turn(name)
    said = views.page.locator(f"#view-{name}")
    if name == "map":
        assert said.locator(".flow").count() == 0
        assert "0 cooperations" in (said.locator("svg.map").get_attribute("aria-label") or "")
    else:
        expect(said).to_contain_text("Nothing meets the choices in force.")


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
