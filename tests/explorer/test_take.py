"""What a reader takes away: pictures, tables, data, a link, a citation, paper; read back as others would read it."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import rdflib
from playwright.sync_api import expect
from pyoxigraph import Quad, RdfFormat, parse

from kg.explorer.page import render
from kg.namespaces import CLAIM, PREFIXES
from kg.rdf.encode import DERIVED_GRAPH
from tests.explorer.conftest import go, quiet, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.build.graph import Graph
    from kg.explorer.data import PageData
    from tests.explorer.conftest import Opened

SVG = "{http://www.w3.org/2000/svg}"
IMAGE = "<img src=x onerror=alert(1)>"
HASH = "0123456789abcdef" * 4
ABOUT = "https://w3id.org/gba-kg/"


@pytest.fixture
def whole(open_file: Callable[[Path], Opened], curated_file: Path) -> Iterator[Opened]:
    """The page of the curated data."""
    opened = open_file(curated_file)
    yield opened
    quiet(opened)


def take(opened: Opened, kind: str) -> bytes:
    """Take a file from the menu and read it."""
    opened.page.locator("#take-button").click()
    with opened.page.expect_download() as download:
        opened.page.locator(f'[data-take="take.{kind}"]').click()
    assert re.fullmatch(rf"gba-kg-[\d.]+-[a-z]+\.{kind}", download.value.suggested_filename)
    return download.value.path().read_bytes()


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def colours(png: bytes) -> tuple[int, int, int]:
    """Width, height, and the number of different colours of a picture of eight bits a channel."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8
    size = {2: 3, 6: 4}[kind]
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += 12 + length
    raw = zlib.decompress(data)
    step = width * size + 1
    # Rows as they stand, filtered against their neighbours: a blank picture has one or two kinds of row.
    return width, height, len({raw[row * step : (row + 1) * step] for row in range(height)})


def texts_of(root: ET.Element) -> list[str]:
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def test_a_picture_in_points_is_as_large_as_the_drawing(browser_page: Opened) -> None:
    root = ET.fromstring(take(browser_page, "svg"))  # noqa: S314 - our own file
    width, height, kinds = colours(take(browser_page, "png"))
    assert (width, height) == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))
    assert width >= 1280
    assert kinds > 100
    quiet(browser_page)


def test_a_drawing_holds_names_as_text_and_no_script(browser_page: Opened) -> None:
    go(browser_page, "lang=en&show=uni&first=2000")
    text = take(browser_page, "svg").decode()
    root = ET.fromstring(text)  # noqa: S314 - our own file
    assert root.tag == f"{SVG}svg"
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "g", "path", "text", "tspan", "title", "rect", "circle"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or name.endswith("href") or name == "style"]
    said = " ".join(texts_of(root))
    assert "Title <img src=x" in said
    assert "Choices in force: from 2000" in said
    assert "acme in" in said  # a name in the picture
    assert "University <img" in said  # the legend
    assert "Version 1.2.3" in said
    assert HASH in said
    assert "How to cite: gba-kg" in said
    shapes = [element for element in root.iter(f"{SVG}path") if element.get("fill") not in (None, "none")]
    assert len(shapes) >= browser_page.shown()[0]
    quiet(browser_page)


def test_the_drawing_is_what_is_on_the_screen(whole: Opened) -> None:
    go(whole, "lang=zh-Hant&focus=polyu:1&show=polyu")
    light = take(whole, "svg").decode()
    said = texts_of(ET.fromstring(light))  # noqa: S314 - our own file
    assert "香港理工大學" in said
    assert any("已選條件：聚焦：香港理工大學" in text for text in said)
    nodes = whole.shown()[0]
    whole.page.locator("#zoom-in").click(click_count=3)
    whole.page.wait_for_timeout(300)
    near = take(whole, "svg").decode()
    assert near.count("<path") < light.count("<path")  # what lies beyond the screen is not in it
    assert nodes > 30
    whole.page.emulate_media(color_scheme="dark")
    dark = take(whole, "svg").decode()
    assert "#15191d" in dark
    assert "#15191d" not in light


def test_a_view_drawn_in_the_page_keeps_its_colours(browser_page: Opened) -> None:
    go(browser_page, "lang=en&view=timeline")
    browser_page.page.evaluate(
        """() => {
          const space = "http://www.w3.org/2000/svg";
          const svg = document.createElementNS(space, "svg");
          svg.setAttribute("viewBox", "0 0 600 300");
          svg.style.cssText = "";
          svg.setAttribute("width", 600); svg.setAttribute("height", 300);
          const bar = document.createElementNS(space, "rect");
          for (const [name, value] of [["width", 90], ["height", 20], ["fill", "var(--accent)"], ["tabindex", 0], ["data-x", 1]]) bar.setAttribute(name, value);
          const text = document.createElementNS(space, "text");
          text.textContent = "<b>&\\u0008 name";
          for (const [name, value] of [["paint-order", "stroke"], ["stroke", "red"], ["y", 90]]) text.setAttribute(name, value);
          const script = document.createElementNS(space, "foreignObject");
          svg.append(bar, text, script);
          document.getElementById("view-timeline").append(svg);
        }"""
    )
    root = ET.fromstring(take(browser_page, "svg"))  # noqa: S314 - our own file
    (bar,) = [element for element in root.iter(f"{SVG}rect") if element.get("height") == "20"]
    assert bar.get("fill") == "rgb(11, 100, 112)"
    assert bar.get("tabindex") is None
    rim, text = [text for text in root.iter(f"{SVG}text") if text.text == "<b>&\ufffd name"]
    assert (rim.get("stroke"), text.get("stroke")) == ("rgb(255, 0, 0)", "none")  # the rim lies below
    assert colours(take(browser_page, "png"))[2] > 50
    quiet(browser_page)


def test_a_table_offers_no_picture(browser_page: Opened) -> None:
    go(browser_page, "lang=en&view=questions")
    browser_page.page.locator("#take-button").click()
    items = [item.get_attribute("data-take") for item in browser_page.page.get_by_role("menuitem").all()]
    assert items == ["take.csv", "take.jsonld", "take.link", "cite.page", "take.print"]


def test_visible_claims_as_a_table(whole: Opened, curated_page: PageData) -> None:
    page = curated_page
    go(whole, "lang=en&places=dongguan&kinds=open,done")
    rows = rows_of(take(whole, "csv"))
    assert len(rows) == whole.page.evaluate("gbaExplorer.claims") > 100
    claims = {claim["id"]: claim for claim in page["claims"]}
    sources = {source["id"]: source for source in page["sources"]}
    for row in rows:
        claim = claims[row["claim"]]
        source = sources[claim["source"]]
        assert row["subject"] == claim["subject"]
        assert row["object"].removeprefix("'") == claim["object"]
        assert (row["from"], row["to"]) == (claim.get("begin", ""), claim.get("end", ""))
        assert (row["source"], row["grade"]) == (source["id"], source["grade"])
        assert row["locator"] == claim.get("locator", "")
        assert row["modality"] == "actual"
        assert row["data_sha256"] == page["meta"]["data_sha256"]
        assert row["licence"] == "CC BY 4.0"
        assert row["cite"].startswith("gba-kg, Cooperation in")
    labels = {entity["id"]: entity["labels"]["en"] for entity in page["entities"] if "en" in entity["labels"]}
    assert all(row["subject_label"] == labels.get(row["subject"], row["subject_label"]) for row in rows)


def quads(content: bytes) -> list[Quad]:
    return list(parse(content, format=RdfFormat.JSON_LD))


@pytest.mark.parametrize(
    "address", ["lang=en", "lang=zh-Hans&places=dongguan&asOf=2024-11-19", "lang=en&kinds=stated"]
)
def test_json_ld_says_what_the_graph_says(
    whole: Opened, address: str, curated: Graph, curated_page: PageData
) -> None:
    go(whole, address)
    content = take(whole, "jsonld")
    found = set(quads(content))
    store = set(curated.store.quads())
    about = {quad for quad in found if str(quad.graph_name) == "DEFAULT"}
    assert {str(quad.subject) for quad in about} == {f"<{ABOUT}>"}
    assert found - about <= store
    own = {quad.subject for quad in found if str(quad.subject).startswith(f"<{CLAIM}")}
    claims = {node for node in own if not str(node).startswith(f"<{CLAIM}d-")}
    assert len(claims) == whole.page.evaluate("gbaExplorer.claims") > 100
    # What follows from a claim by subproperties stands in the derived graph, and follows again.
    told = {
        quad
        for quad in store
        if quad.subject in own and not (quad.subject in claims and quad.graph_name == DERIVED_GRAPH)
    }
    assert told == {quad for quad in found if quad.subject in own}
    described = json.loads(content)
    assert described["@graph"][0]["schema:version"] == curated_page["meta"]["version"]
    assert {name: PREFIXES[name] for name in described["@context"]} == described["@context"]


def test_json_ld_states_facts_and_no_plans(whole: Opened) -> None:
    go(whole, "lang=en&places=dongguan")
    content = take(whole, "jsonld")
    found = quads(content)
    parts: dict[object, dict[str, object]] = {}
    for quad in found:
        parts.setdefault((quad.subject, quad.graph_name), {})[quad.predicate.value.rsplit("#")[-1]] = (
            quad.object
        )
    plain = {(quad.subject, quad.predicate, quad.object, quad.graph_name) for quad in found}
    facts = plans = 0
    for (_, graph), said in parts.items():
        if "locator" not in said:
            continue
        stated = (said["subject"], said["predicate"], said["object"], graph) in plain
        if str(said["modality"]).endswith("#actual>"):
            facts += 1
            assert stated
        else:
            plans += 1
    assert facts > plans > 10
    graph = rdflib.Dataset()
    graph.parse(data=content.decode(), format="json-ld")
    assert sum(1 for _ in graph.quads()) == len(set(found))


def test_an_address_is_copied(browser_page: Opened) -> None:
    browser_page.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(browser_page, "lang=en&show=uni&first=2000")
    browser_page.page.locator("#take-button").click()
    browser_page.page.locator('[data-take="take.link"]').click()
    sheet = browser_page.page.get_by_role("dialog")
    expect(sheet.locator("[role=status]")).to_have_text("Copied")
    address = browser_page.page.evaluate("navigator.clipboard.readText()")
    assert address == sheet.locator("textarea").input_value() == browser_page.page.url
    assert "first=2000" in address
    browser_page.page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(browser_page.page.locator("#panel")).to_be_visible()  # Escape was for the sheet alone
    quiet(browser_page)


def test_the_page_says_how_to_cite_it(browser_page: Opened) -> None:
    browser_page.page.locator("#take-button").click()
    browser_page.page.locator('[data-take="cite.page"]').click()
    sheet = browser_page.page.get_by_role("dialog")
    assert f"version 1.2.3, data SHA-256 {HASH}" in sheet.inner_text()
    sheet.locator("[data-form=bibtex]").click()
    expect(sheet.locator("textarea")).to_have_value(re.compile("^@misc{gba-kg-1.2.3,"))
    bibtex = sheet.locator("textarea").input_value()
    assert bibtex.count("{") == bibtex.count("}")
    assert "version = {1.2.3}" in bibtex
    sheet.locator("[data-form=csl]").click()
    expect(sheet.locator("textarea")).to_have_value(re.compile("dataset"))
    (item,) = json.loads(sheet.locator("textarea").input_value())
    assert item["title"].startswith("Title <img src=x")
    assert HASH in item["note"]
    quiet(browser_page)


def test_the_menu_has_keys(browser_page: Opened) -> None:
    page = browser_page.page
    button, menu = page.locator("#take-button"), page.get_by_role("menu")
    focused = "document.activeElement.dataset.take"
    button.focus()
    page.keyboard.press("ArrowDown")
    expect(menu).to_be_visible()
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate(focused) == "take.png"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "take.print"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "take.svg"
    page.keyboard.press("End")
    assert page.evaluate(focused) == "take.print"
    page.keyboard.press("Home")
    assert page.evaluate(focused) == "take.png"
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "take.print"
    page.keyboard.press("Tab")
    expect(menu).to_be_hidden()
    page.keyboard.press("Enter")
    page.locator("#find-text").click()
    expect(menu).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "gba-kg-1.2.3-network.csv"
    quiet(browser_page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_the_page_is_white_and_opened_out(
    hostile: PageData, open_file: Callable[[Path], Opened], tmp_path: Path, scheme: str
) -> None:
    opened = open_file(write(render(hostile), tmp_path))
    page = opened.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    go(opened, "lang=en&show=uni&first=2000")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for gone in ("#header", "#legend", "#picture", "#zoom", "#footer", "#panel-bar", ".cite"):
        expect(page.locator(gone).first).to_be_hidden()
    head = page.locator("#printed-head").inner_text()
    assert "Choices in force: from 2000" in head
    assert HASH in head
    assert "How to cite: gba-kg" in head
    assert page.locator("#panel details:not([open]):not(.cite)").count() == 0
    drawing = page.locator("#printed-picture")
    expect(drawing).to_be_visible()
    fills = set(drawing.locator("text").evaluate_all("all => all.map((text) => text.getAttribute('fill'))"))
    assert "#14181c" in fills
    assert not {"#e6e8ea", "#15191d"} & fills  # nothing of a dark screen
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#printed-head, #printed-picture").count() == 0
    quiet(opened)


def test_a_long_dossier_runs_over_pages(whole: Opened) -> None:
    go(whole, "lang=en&focus=polyu:1&show=polyu")
    paper = whole.page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) > 5
    assert whole.page.locator("#printed-head").count() == 0
