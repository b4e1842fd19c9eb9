"""The panel: all about an entity, a relation and a source, what is not known, and who disagrees."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import kg.evidence
import kg.explorer
from kg.dossier.compile import compile_dossier
from kg.dossier.gaps import EXPECTED
from kg.explorer.page import render
from kg.quality.checks import run_checks
from tests.conftest import ONTOLOGY
from tests.explorer.conftest import go, quiet, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from kg.build.graph import Graph
    from kg.explorer.data import PageData
    from tests.explorer.conftest import Opened

LANGUAGES = ("zh-Hant", "zh-Hans", "en")
SAID = re.compile(r"\((?:actual|planned), ([a-z0-9-]+)\)")


@pytest.fixture
def whole(open_file: Callable[[Path], Opened], curated_file: Path) -> Iterator[Opened]:
    """The page of the curated data."""
    opened = open_file(curated_file)
    yield opened
    quiet(opened)


def words_of(package: object) -> dict[str, dict[str, str]]:
    """The words that stand beside a package."""
    from pathlib import Path

    file = Path(package.__file__).with_name("words.json")  # type: ignore[attr-defined]
    return dict(json.loads(file.read_text(encoding="utf-8")))


def section(opened: Opened, cls: str) -> str:
    """The text of a part of the dossier."""
    return opened.page.locator(f"#panel .{cls}").inner_text()


def test_the_page_and_the_check_know_the_same_conflicts(curated: Graph, curated_page: PageData) -> None:
    graph, page = curated, curated_page
    claims = {claim["id"]: claim for claim in page["claims"]}
    told = set()
    for group in page["conflicts"]:
        some = [claims[name] for name in group]
        assert len({(claim["subject"], claim["predicate"], claim["modality"]) for claim in some}) == 1
        sources = frozenset(claim["source"] for claim in some)
        told.add((some[0]["subject"], some[0]["predicate"], sources))
    findings = [
        finding
        for finding in run_checks(graph.store, ONTOLOGY / "checks", graph.dataset.places)
        if finding.rule == "check:conflicts"
    ]
    checked = set()
    for finding in findings:
        subject, predicate, said = finding.value.split(" ", 2)
        sources = frozenset(SAID.findall(said))
        checked.add((subject.removeprefix("id:"), predicate.removeprefix("gba:"), sources))
    assert told == checked
    assert len(findings) == len(page["conflicts"]) > 0


def test_conflicting_claims_stand_side_by_side(whole: Opened, curated_page: PageData) -> None:
    claims = {claim["id"]: claim for claim in curated_page["claims"]}
    for group in curated_page["conflicts"]:
        whole.select(claims[group[0]]["subject"])
        sides = whole.page.locator("#panel .dispute .sides > li")
        values = {(claims[name]["object"], claims[name].get("qualifier")) for name in group}
        assert sides.count() >= len(values) > 1
        for name in group:
            whole.select(name)
            assert whole.page.locator("#panel .dispute").count() == 1
            badge = whole.page.locator(f'[data-claim="{name}"] .badge-dispute')
            expect(badge).to_have_text("Sources disagree")


def test_a_conflict_is_none_before_the_second_source_spoke(whole: Opened) -> None:
    go(whole, "lang=en&show=oppo-manufacturing-center")
    assert whole.page.locator("#panel .dispute").count() == 1
    go(whole, "lang=en&show=oppo-manufacturing-center&asOf=2025-01-01")
    assert whole.page.locator("#panel .dispute").count() == 0
    assert "more were not known to hold on that day" in whole.panel()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_what_kg_show_tells(
    whole: Opened, language: str, curated: Graph, curated_page: PageData
) -> None:
    entities = curated_page["entities"]
    first: dict[str, list[str]] = {}
    for entity in entities:
        first.setdefault(entity["cls"], []).append(entity["id"])
    sample = [
        name
        for cls, names in first.items()
        if cls in EXPECTED
        for name in names[: 3 if language == "en" else 1]
    ]
    go(whole, f"lang={language}")
    seen = 0
    for name in [*sample, "polyu", "polyu-oppo-centre", "oppo-manufacturing-center"]:
        whole.select(name)
        gaps = compile_dossier(curated.store, name, language).gaps
        shown = whole.page.locator("#panel .gaps li").all_inner_texts()
        # Figures of four digits and dates that are values are the same in other dress.
        assert [plain(text) for text in shown if "：" not in text and ": " not in text] == [
            plain(text) for text in gaps if "：" not in text and ": " not in text
        ], name
        assert len(set(shown)) == len(gaps), name
        seen += len(gaps)
    assert seen > 20


def plain(text: str) -> str:
    return text.replace(",", "").strip()


def test_gaps_have_the_words_of_the_dossier() -> None:
    ours, theirs = words_of(kg.explorer), words_of(kg.evidence)
    shared = [key for key in theirs if key.startswith(("gap.", "expected."))]
    assert {f"expected.{name}" for names in EXPECTED.values() for name in names} <= set(shared)
    assert {key: ours[key] for key in shared} == {key: theirs[key] for key in shared}


def test_partners_are_those_of_the_dossier(whole: Opened, curated: Graph) -> None:
    whole.select("polyu")
    dossier = compile_dossier(curated.store, "polyu")
    rows = whole.page.locator("#panel .partners .partner")
    names = set(whole.page.locator("#panel .partner .entity").all_text_contents())
    assert {partner.entity.label for partner in dossier.partners} <= names
    counts = [int(text) for text in whole.page.locator("#panel .partner .tally").all_text_contents()]
    assert counts == sorted(counts, reverse=True)
    assert rows.count() == int(whole.page.locator("#panel .partners h3 .count").inner_text())
    assert whole.page.locator("#panel .partners > ul .partner").count() == 10
    top = rows.first
    assert top.locator(".entity").inner_text() == "OPPO"
    assert "PolyU-OPPO Joint Innovation Research Centre" in top.inner_text()
    top.locator(".tally").click()
    expect(whole.page.locator("#panel h2")).to_contain_text("OPPO")
    assert whole.page.locator("#panel article.derived").count() >= 1


def test_places_are_a_chain_of_buttons(whole: Opened, curated: Graph) -> None:
    whole.select("oppo-manufacturing-center")
    chain = whole.page.locator("#panel .chain .entity")
    told = [place.label for place in compile_dossier(curated.store, "oppo-manufacturing-center").places]
    assert chain.all_text_contents() == told
    chain.nth(1).focus()
    whole.page.keyboard.press("Enter")
    expect(whole.page.locator("#panel h2")).to_have_text(told[1])


def test_dates_stand_along_a_line(whole: Opened) -> None:
    whole.select("polyu-oppo-centre")
    rows = whole.page.locator("#panel .dated > ul > li")
    assert 2 < rows.count() <= 7
    assert "Planned, overdue: not known to be done" in section(whole, "dated")
    rows.first.locator("button").click()
    assert whole.page.locator("#panel article").count() >= 1


def test_a_plan_is_told_with_what_became_of_it(
    hostile: PageData, open_file: Callable[[Path], Opened], tmp_path: Path
) -> None:
    def plan(name: str, subject: str, value: str, due: str) -> None:
        claim = {"id": name, "subject": subject, "predicate": "partner", "object": value, "kind": "entity"}
        more = {"modality": "planned", "source": "paper", "since": "2024-01-01", "due": due}
        hostile["claims"].append({**claim, **more})  # type: ignore[typeddict-item]

    plan("p1", "acme", "uni", "2024-12-31")
    plan("p2", "lone", "uni", "2999-12-31")
    plan("p3", "acme", "goal", "2024-12-31")  # stated as fact by c7
    opened = open_file(write(render(hostile), tmp_path))
    for name, word in (
        ("p1", "Planned, overdue: not known to be done"),
        ("p2", "Planned"),
        ("p3", "Planned, done since"),
        ("c1", "Stated as fact"),
    ):
        opened.select(name)
        assert opened.page.locator(f'[data-claim="{name}"] .badge').first.inner_text() == word
    quiet(opened)


def test_a_source_tells_all_that_it_supports(whole: Opened, curated_page: PageData) -> None:
    page = curated_page
    source = next(item for item in page["sources"] if item["id"] == "hkcd-2024-11-19")
    supported = [claim for claim in page["claims"] if claim["source"] == source["id"]]
    whole.select(supported[0]["id"])
    whole.page.locator(
        f'[data-claim="{supported[0]["id"]}"] button', has_text="All that this source supports"
    ).click()
    assert whole.page.locator("#panel h2").inner_text() == source["title"]
    assert whole.page.locator("#panel article").count() == len(supported)
    subjects = {claim["subject"] for claim in supported}
    assert whole.page.locator("#panel details.group").count() == len(subjects)
    text = whole.panel()
    assert "published 19 November 2024" in text
    assert "B news" in text
    assert source["publisher"] in text


def test_a_relation_marks_the_claim_that_was_asked_for(browser_page: Opened) -> None:
    browser_page.select("c2")
    cards = browser_page.page.locator("#panel article")
    assert [card.get_attribute("data-claim") for card in cards.all()] == [
        "c2",
        "c1",
    ]  # autumn comes after the eighth
    assert browser_page.page.locator("#panel article[aria-current]").get_attribute("data-claim") == "c2"
    assert "2 statements" in browser_page.panel()


def cite(opened: Opened, form: str, within: str) -> str:
    """Copy a citation and give what stands in the field."""
    fold = opened.page.locator(f"{within} .cite").first
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.locator(f"[data-form={form}]").click()
    expect(fold.locator("[role=status]")).not_to_be_empty()
    return fold.locator("textarea").input_value()


def test_a_claim_is_cited_in_three_forms(browser_page: Opened) -> None:
    opened, within = browser_page, '[data-claim="c1"]'
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.select("c1")
    text = cite(opened, "plain", within)
    assert text.startswith(
        "Publisher: “Paper”, 19 November 2024, paragraph 5, characters 13–40; paragraph 7, "
    )
    assert "https://example.org/paper?a=1&b=2" in text
    assert "Claim c1: “Uni <img src=x onerror=alert(1)> founder acme in English”, in gba-kg" in text
    assert "version 1.2.3, data SHA-256 0123456789ab, CC" in text
    assert opened.page.evaluate("navigator.clipboard.readText()") == text
    bibtex = cite(opened, "bibtex", within)
    assert bibtex.startswith(
        "@misc{paper-c1,\n  author = {{Publisher}},\n  title = {{Paper}},\n  year = {2024},\n  month = nov,\n"
    )
    assert "url = {https://example.org/paper?a=1&b=2}" in bibtex
    assert "0123456789abcdef" * 4 in bibtex
    (item,) = json.loads(cite(opened, "csl", within))
    assert item["issued"] == {"date-parts": [[2024, 11, 19]]}
    assert (item["title"], item["author"], item["type"]) == ("Paper", [{"literal": "Publisher"}], "webpage")
    assert "0123456789abcdef" * 4 in item["note"]
    quiet(opened)


def test_a_hostile_source_is_cited_as_text(browser_page: Opened) -> None:
    opened, within = browser_page, '[data-claim="c3"]'
    opened.select("c3")
    bibtex = cite(opened, "bibtex", within)
    assert "javascript:" not in bibtex
    assert bibtex.count("{") == bibtex.count("}")
    assert r"Blog \textless{}img src=x onerror=alert(1)\textgreater{}" in bibtex
    assert "year" not in bibtex  # it was read and not published on a day
    csl = cite(opened, "csl", within)
    assert "<" not in csl
    (item,) = json.loads(csl)
    assert item["title"] == "Blog <img src=x onerror=alert(1)>"
    assert item["accessed"] == {"date-parts": [[2025, 1]], "circa": True}
    assert "URL" not in item
    assert "javascript:" not in cite(opened, "plain", within)
    quiet(opened)


def test_where_copying_is_refused_the_text_is_selected(browser_page: Opened, tmp_path: Path) -> None:
    frame = tmp_path / "frame.html"
    frame.write_text(
        '<!doctype html><iframe src="explorer.html" allow="clipboard-write \'none\'" width=1200 height=700></iframe>',
        encoding="utf-8",
    )
    page = browser_page.page.context.new_page()
    page.goto(frame.as_uri())
    inner = page.frame_locator("iframe")
    inner.locator("html[data-ready=true]").wait_for()
    page.frames[1].evaluate("gbaExplorer.select('c1')")
    inner.locator(".cite summary").first.click()
    inner.locator("[data-form=plain]").first.click()
    field = inner.locator(".copied").first
    expect(inner.locator(".cite [role=status]").first).not_to_be_empty()
    chosen = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert chosen == field.input_value() != ""


def test_a_dossier_fits_a_telephone(whole: Opened) -> None:
    whole.page.set_viewport_size({"width": 390, "height": 844})
    for language, scheme in zip(LANGUAGES, ("light", "dark", "light"), strict=True):
        whole.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for name in ("polyu", "oppo-manufacturing-center", "source:hkcd-2024-11-19", "84aaa76c1f419bc7"):
            go(whole, f"lang={language}&show={name}")
            body = whole.page.locator("#panel-body")
            assert body.evaluate("body => body.scrollWidth <= body.clientWidth")
            assert whole.page.evaluate("document.documentElement.scrollWidth") == 390
    whole.page.locator("#take-button").click()
    box = whole.page.locator("#take-menu").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
