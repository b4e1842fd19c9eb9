"""A small page of hostile data for the views of claims, and short ways to what is looked at."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from playwright.sync_api import expect

from kg.explorer.page import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.explorer.data import PageData
    from tests.explorer.conftest import Opened

IMAGE = "<img src=x onerror=window.hacked=1>"
FORMULA = '=HYPERLINK("http://x";"y")'
VIEWS = ("timeline", "matrix", "table", "map")


def words_of(text: str) -> dict[str, str]:
    """The same text in three languages, told apart by their tags."""
    return {"zh-Hant": f"{text}·繁", "zh-Hans": f"{text}·简", "en": text}


def entity_of(name: str, cls: str, label: str, *under: str, **more: object) -> dict[str, object]:
    """One entity that lies under some jurisdictions."""
    return {
        "id": name,
        "cls": cls,
        "labels": words_of(label),
        "descriptive": [],
        "aliases": [],
        "drawn": True,
        "x": 0,
        "y": 0,
        "jurisdiction": list(under),
        **more,
    }


def claims_from(*rows: str) -> list[dict[str, object]]:
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
    claims = claims_from(
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
            "title": words_of(f"Title {IMAGE}"),
            "version": "1.2.3",
            "data_sha256": "0123456789abcdef" * 4,
            "licence": "CC BY 4.0",
            "licence_url": "https://example.org/licence",
        },
        "classes": {name: words_of(name) for name in classes},
        "predicates": {name: words_of(name) for name in {str(claim["predicate"]) for claim in claims}},
        "schematic": {"hong-kong": [43, 26], "shenzhen": [42, -9], "dongguan": [12, -27]},
        "entities": [
            entity_of("ai", "Field", "AI"),
            entity_of("beijing", "City", "Beijing", "beijing"),
            entity_of("centre", "JointCentre", "Joint centre of two", spans=["dongguan", "hong-kong"]),
            entity_of("dongguan", "City", "Dongguan", "dongguan"),
            entity_of("fair", "Event", f"Fair {IMAGE}", "shenzhen", spans=["shenzhen"]),
            entity_of("guangdong", "Province", "Guangdong", "guangdong"),
            entity_of("hku", "University", FORMULA, "hong-kong"),
            entity_of("hong-kong", "SpecialAdministrativeRegion", "Hong Kong", "hong-kong"),
            entity_of("hub", "JointCentre", "Hub to come"),
            entity_of("institute", "ResearchInstitute", "Institute", "beijing"),
            entity_of("lab", "Company", f"Lab {IMAGE}", "shenzhen"),
            entity_of("ministry", "GovernmentBody", "Ministry", "guangdong"),
            entity_of("mou-a", "Memorandum", "Memorandum A", spans=["hong-kong", "shenzhen"]),
            entity_of("mou-b", "Agreement", "Agreement B", spans=["hong-kong", "shenzhen"]),
            entity_of("shenzhen", "City", "Shenzhen", "shenzhen"),
            entity_of("works", "Company", "Works", "dongguan"),
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
