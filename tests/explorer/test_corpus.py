"""Texts that try to be more than text, put wherever data come into the page: they stay text everywhere."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import RdfFormat, parse

from kg.explorer.data import ClaimData, EntityData, PageData, SourceData
from kg.explorer.page import render
from tests.explorer.conftest import go, quiet, write
from tests.explorer.test_dossier import cite
from tests.explorer.test_take import texts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.explorer.conftest import Opened

TEXTS = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
#: What the panel, the legend and the sheets are made of.
TAGS = set(
    "a article aside b button code dd details div dl dt figcaption figure h2 h3 header input label li ol p q section"
    " small span strong summary svg path rect circle textarea time ul".upper().split()
)
LOOK = """() => [...document.querySelectorAll("#panel, #panel *, #legend-body *, #chips *, #take *, #footer *, .vis-tooltip *")]
  .map((element) => [element.tagName.toUpperCase(), [...element.attributes].map(({ name, value }) => [name, value])])"""


def three(text: str) -> dict[str, str]:
    return {"zh-Hant": text, "zh-Hans": text, "en": text}


def corpus_page() -> PageData:
    """A page of which each entity, claim and source has one of the texts in every part."""
    entities = [
        EntityData(
            id=f"e{place:03}", cls=f"Class{place % 7}", labels=three(f"{text} {place}"), descriptive=["en"],
            aliases=[text, f"{place} {text}"], description=text, homepage=text, drawn=True,
            x=float(place % 9) * 120, y=float(place // 9) * 120, jurisdiction=[],
        )
        for place, text in enumerate(TEXTS)
    ]  # fmt: skip
    sources = [
        SourceData(
            id=f"s{place:03}", title=text, publisher=text, published=text, retrieved=text, language="en",
            url=text, grade=text, note=text,
        )
        for place, text in enumerate(TEXTS)
    ]  # fmt: skip
    claims = []
    for place, text in enumerate(TEXTS):
        base = {
            "subject": f"e{place:03}",
            "source": f"s{place:03}",
            "modality": "actual",
            "note": text,
            "locator": text,
        }
        for kind, value in (
            ("entity", f"e{(place + 1) % len(TEXTS):03}"),
            ("text", text),
            ("url", text),
            ("date", text),
            ("number", text),
        ):
            claim = {
                **base,
                "id": f"c{place:03}-{kind}",
                "kind": kind,
                "object": value,
                "predicate": f"p{place % 5}",
                "begin": text,
            }
            claims.append(ClaimData(**claim, lang="en") if kind == "text" else ClaimData(**claim))  # type: ignore[typeddict-item]
    texts = iter(TEXTS)
    return PageData(
        meta={
            "title": three(next(texts)), "version": next(texts), "data_sha256": next(texts),
            "licence": next(texts), "licence_url": TEXTS[50],
        },
        classes={f"Class{place}": three(TEXTS[place * 9]) for place in range(7)},
        predicates={f"p{place}": three(TEXTS[place * 11]) for place in range(5)},
        entities=entities, claims=claims, derived=[], sources=sources,
        conflicts=[["c000-text", "c000-url"]],
    )  # fmt: skip


@pytest.fixture
def corpus(open_file: Callable[[Path], Opened], tmp_path: Path) -> Opened:
    """The page of the texts."""
    opened = open_file(write(render(corpus_page()), tmp_path))
    go(opened, "lang=en")
    return opened


def clean(opened: Opened) -> None:
    """Nothing in the page is of another kind than what its own code makes."""
    for tag, attributes in opened.page.evaluate(LOOK):
        assert tag in TAGS | {"DIALOG"}, tag
        for name, value in attributes:
            assert not name.startswith("on"), (name, value)
            assert name not in {"style", "srcdoc", "formaction"} or value.startswith("--"), (name, value)
            if name in {"href", "src", "xlink:href"}:
                assert value.startswith(("http://", "https://")), value
    assert (
        opened.page.locator("img, iframe, object, embed, base, form, video, audio, marquee, math").count()
        == 0
    )
    quiet(opened)


def test_the_corpus_is_large() -> None:
    assert len(set(TEXTS)) == len(TEXTS) >= 60


def test_nothing_runs_in_panels(corpus: Opened) -> None:
    for place, text in enumerate(TEXTS):
        for name in (f"e{place:03}", f"source:s{place:03}", f"c{place:03}-text"):
            corpus.select(name)
            shown = corpus.page.locator("#panel").text_content() or ""
            assert text.strip() in shown, name
        if place % 16 == 0:
            clean(corpus)
    clean(corpus)


def test_nothing_runs_in_find_box_and_choices(corpus: Opened) -> None:
    for text in TEXTS[::6]:
        corpus.page.locator("#find-text").fill(text[:20])
    go(corpus, "lang=zh-Hant&hidden=e001,e002,e003&focus=e004:2&off=Class1&show=path:e004~e006")
    clean(corpus)


def test_citations_are_well_formed(corpus: Opened) -> None:
    for place in range(0, len(TEXTS), 4):
        name = f"c{place:03}-text"
        corpus.select(name)
        within = f'[data-claim="{name}"]'
        bibtex = cite(corpus, "bibtex", within)
        assert balanced(bibtex)
        assert bibtex.count("@misc{") == 1
        urls = re.findall(r"^  url = \{(.*)\},$", bibtex, re.MULTILINE)
        assert all(url.startswith("http") and not re.search(r'[<>{}"\\]', url) for url in urls)
        csl = cite(corpus, "csl", within)
        assert not set("<>") & set(csl)
        (item,) = json.loads(csl)
        assert item["title"] == TEXTS[place].strip().replace("\t", " ")
        assert set(item) <= {"id", "type", "title", "author", "issued", "accessed", "URL", "language", "note"}
        assert item.get("URL", "https:").startswith("http")
    clean(corpus)


def balanced(bibtex: str) -> bool:
    """Braces open before they close, and what is opened last ends the entry."""
    depth = 0
    for place, char in enumerate(bibtex.rstrip()):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0 and place > bibtex.index("{"):
            return place == len(bibtex.rstrip()) - 1
    return False


def take_any(opened: Opened, kind: str) -> bytes:
    """Take a file, whose name the texts may not spoil either."""
    opened.page.locator("#take-button").click()
    with opened.page.expect_download() as download:
        opened.page.locator(f'[data-take="take.{kind}"]').click()
    assert re.fullmatch(rf"gba-kg-[\w.-]+\.{kind}", download.value.suggested_filename)
    return download.value.path().read_bytes()


def test_exports_hold_texts_alone(corpus: Opened) -> None:
    svg = take_any(corpus, "svg").decode()
    root = ET.fromstring(svg)  # noqa: S314 - our own file
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "g", "path", "text", "tspan", "title", "rect", "circle"}
    assert not any(
        name.startswith("on") or name.endswith("href") for element in root.iter() for name in element.attrib
    )
    assert any("<script>window.hacked=1" in text for text in texts_of(root))
    assert take_any(corpus, "png").startswith(b"\x89PNG")
    rows = list(csv.DictReader(io.StringIO(take_any(corpus, "csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == 5 * len(TEXTS)
    for row in rows:
        text = TEXTS[int(row["claim"][1:4])]
        assert row["note"] in (text, f"'{text}")
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row.values())
        assert row["url"].startswith("http") or row["url"] == ""
    content = take_any(corpus, "jsonld")
    titles = {
        quad.object.value
        for quad in parse(content, format=RdfFormat.JSON_LD)
        if quad.predicate.value.endswith("/title")
    }
    assert titles == set(TEXTS)
    assert "javascript:" not in {part.get("@id", "")[:11].lower() for part in json.loads(content)["@graph"]}
    clean(corpus)


def test_on_paper_they_are_texts_too(corpus: Opened) -> None:
    corpus.select("e000")
    assert corpus.page.pdf().startswith(b"%PDF")
    clean(corpus)
