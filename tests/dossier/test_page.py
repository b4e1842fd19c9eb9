"""A dossier as HTML: what it shows, what it lets no data do, and that it touches nothing around it."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kg.dossier
from kg.build.graph import Graph
from kg.dossier.compile import compile_dossier
from kg.dossier.model import Dossier, Partner
from kg.dossier.page import fragment, web_address, whole_page
from kg.evidence.statement import Named, Statement
from kg.model.entity import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOME = Path(kg.dossier.__file__).parent
IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</style></script><script>window.hacked=1</script>"
ATTRIBUTE = "\" onmouseover=\"window.hacked=1' onclick='window.hacked=1"
ADDRESS = "javascript:window.hacked=1"
TEMPLATE = "{{ 7 * 7 }}{% raw %}{0.__class__}"


def _statement(subject: Named, predicate: str, value: Named, **more: str) -> Statement:
    """A claim of which every text tries to be more than text."""
    texts = {
        "claim": SCRIPT, "qualifier": "", "unit": "", "begin": "", "end": "", "since": "", "until": "",
        "latest": "", "modality": "actual", "source": ATTRIBUTE, "title": IMAGE, "publisher": SCRIPT,
        "published": IMAGE, "grade": IMAGE, "locator": SCRIPT, "url": ADDRESS, "note": IMAGE,
    }  # fmt: skip
    return Statement(subject=subject, predicate=Named(IMAGE, predicate), object=value, **{**texts, **more})


@pytest.fixture
def hostile() -> Dossier:
    """A dossier of which every text tries to be more than text."""
    uni = Named(ATTRIBUTE, f"Uni {IMAGE}", "entity")
    other = Named("../other?a=1#b", ATTRIBUTE, "entity")
    return Dossier(
        entity=uni,
        cls=Named(SCRIPT, SCRIPT),
        labels={"zh-Hant": IMAGE, "zh-Hans": SCRIPT, "en": TEMPLATE},
        descriptive=("en",),
        aliases=(ATTRIBUTE, SCRIPT),
        description=SCRIPT,
        homepage=ADDRESS,
        places=(other,),
        statements=(
            _statement(uni, IMAGE, other, begin=IMAGE, end=SCRIPT),
            _statement(other, SCRIPT, uni, modality=SCRIPT),
            _statement(uni, "site", Named(ADDRESS, ADDRESS), modality="planned"),
            _statement(uni, "size", Named(IMAGE, IMAGE), qualifier=SCRIPT, unit=IMAGE),
            _statement(uni, "paper", Named("paper", SCRIPT, "source"), source="paper", grade="A",
                       url=f'https://example.org/?a=1&b="{IMAGE}'.replace(" ", "")),
        ),
        partners=(Partner(other, (uni, other)),),
        gaps=(SCRIPT, TEMPLATE),
        as_of=IMAGE,
    )  # fmt: skip


class Seen(HTMLParser):
    """Which elements and attributes there are, and what is left as text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_texts_stay_text(hostile: Dossier) -> None:
    seen = Seen(fragment(hostile))
    assert seen.tags.keys() <= {
        "style", "div", "p", "h2", "h3", "code", "dl", "dt", "dd", "span", "small", "ol", "ul", "li", "a",
    }  # fmt: skip
    assert seen.tags["style"] == 1
    assert seen.attributes <= {"class", "lang", "role", "href", "rel"}
    assert seen.links == ['https://example.org/?a=1&b="<imgsrc=xonerror=alert(1)>']
    for text in (IMAGE, SCRIPT, ATTRIBUTE, ADDRESS, TEMPLATE):
        assert text in seen.text


def test_links_lead_where_they_are_told_to(hostile: Dossier) -> None:
    links = Seen(fragment(hostile, lambda path: f"/{path}?lang=en")).links
    assert "/id/..%2Fother%3Fa%3D1%23b?lang=en" in links
    assert "/source/paper?lang=en" in links
    assert {link[:4] for link in links} == {"/id/", "/sou", "http"}


def test_terms_and_literals_are_no_links(small: Graph) -> None:
    dossier = compile_dossier(small.store, "plant", "en", "2024-11-19")
    links = set(Seen(fragment(dossier, "/".__add__)).links)
    entities = {"binhaiwan", "dongguan", "gba", "in-production"}
    assert links == {f"/id/{name}" for name in entities} | {"/source/paper", "https://example.org/paper"}


def test_everything_is_told(small: Graph) -> None:
    text = Seen(fragment(compile_dossier(small.store, "centre", "en"))).text
    for words in (
        "PolyU–OPPO centre", "理大—OPPO联合中心", "Joint centre", "paragraph 5, characters 2–9", "paper (B)",
        "B: news", "報紙", "2024-11-19", "founder: OPPO", "Cooperation agreement", "undated", "not stated: its place",
    ):  # fmt: skip
        assert words in re.sub(r"\s+", " ", text), words
    deal = fragment(compile_dossier(small.store, "deal", "en"))
    assert deal.count("(a description, not an official name)") == 3


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant", ("來源的陳述", "計劃中", "未知事項", "位於", "2024-12 或之前", "第 11 段")),
        ("zh-Hans", ("来源的陈述", "计划中", "未知事项", "位于", "2024-12 或之前", "第 11 段")),
        ("en", ("What the sources say", "planned", "Not known", "2024-12 or earlier")),
        ("pt", ("What the sources say", "planned", "Not known", "2024-12 or earlier")),
    ],
)
def test_every_language(small: Graph, language: str, words: tuple[str, ...]) -> None:
    html = fragment(compile_dossier(small.store, "plant", language))
    assert f'lang="{language if language != "pt" else "en"}"' in html
    assert all(word in html for word in words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_known(small: Graph, language: str) -> None:
    html = fragment(compile_dossier(small.store, "plant", language, "1990-01-01"))
    assert "1990-01-01" in html
    assert "kg-when" not in html.partition("</style>")[2]


def test_a_notebook_shows_it(small: Graph) -> None:
    dossier = compile_dossier(small.store, "polyu", "zh-Hant")
    assert dossier._repr_html_() == fragment(dossier)
    assert set(Seen(fragment(dossier)).links) == {
        "https://www.polyu.edu.hk", "https://example.org/gazette", "https://example.org/paper",
    }  # fmt: skip


def test_the_style_reaches_nothing_else() -> None:
    style = re.sub(r"/\*.*?\*/", "", (HOME / "fragment.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    selectors = re.findall(r"([^{}]+)\{", style)
    assert selectors
    for selector in (part.strip() for group in selectors for part in group.split(",\n")):
        assert selector.startswith((".kg-dossier", "@container")), selector
    assert not re.search(r"</|url\(|@import|@keyframes|@font-face|!important", style)


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS, "JavaScript:alert(1)", " https://example.org", "https://a b", "data:text/html,x", "//example.org",
        "ftp://example.org", "https:", "https://", "java\nscript:x", "https://a\\b", "",
    ],
)  # fmt: skip
def test_not_on_the_web(text: str) -> None:
    assert web_address(text) == ""


# In a browser


def _open(browser: "Browser", html: str, tmp_path: Path, **options: object) -> tuple["Page", list[str]]:
    """Open a page from a disk without a network, and note whatever it asks for or complains of."""
    file = tmp_path / "dossier.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.set_offline(offline=True)
    page = context.new_page()
    troubles: list[str] = []
    page.on("request", lambda request: troubles.append(request.url))
    page.on("console", lambda said: troubles.append(said.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    assert troubles.pop(0) == file.as_uri()
    return page, troubles


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1200, 390])
def test_a_page_runs_nothing_and_fits(
    chromium: "Browser", hostile: Dossier, tmp_path: Path, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 800}
    page, troubles = _open(chromium, whole_page(hostile), tmp_path, viewport=size, color_scheme=scheme)
    page.mouse.move(100, 100)
    assert page.title() == f"Uni {IMAGE}"
    assert page.evaluate("window.hacked === undefined")
    assert page.locator("script, img, [onmouseover], [onclick], a[href^=javascript]").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shades = page.evaluate(
        "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector('.kg-title')).color].map(text => Number(text.match(/\\d+/)[0]))"
    )
    assert (shades[0] > shades[1]) == (scheme == "light")
    assert troubles == []
    page.context.close()


def test_plans_look_different(chromium: "Browser", small: Graph, tmp_path: Path) -> None:
    page, troubles = _open(chromium, whole_page(compile_dossier(small.store, "plant", "zh-Hant")), tmp_path)
    planned = page.locator(".kg-planned")
    assert planned.count() == 1
    assert "計劃中" in planned.inner_text()
    assert planned.evaluate("item => getComputedStyle(item).borderLeftStyle") == "dashed"
    assert troubles == []
    page.context.close()


def test_a_notebook_does_not_indent_its_lists(chromium: "Browser", small: Graph, tmp_path: Path) -> None:
    rules = ".nb ol:not(.x), .nb ul:not(.x) { padding-left: 2em } .nb dt { float: left; font-weight: bold }"
    piece = fragment(compile_dossier(small.store, "polyu", "en"))
    html = f'<!doctype html><meta charset=utf-8><style>{rules}</style><div class="nb">{piece}</div>'
    page, troubles = _open(chromium, html, tmp_path)
    looks = "[...document.querySelectorAll('ol, ul, dt')].map(item => getComputedStyle(item)).map(look => look.paddingLeft + look.float)"
    assert set(page.evaluate(looks)) == {"0pxnone"}
    assert troubles == []
    page.context.close()


def test_it_leaves_a_notebook_alone(chromium: "Browser", small: Graph, tmp_path: Path) -> None:
    around = "<h2>a</h2><p>b <small>c</small> <a href='#'>d</a> <code>e</code></p><ul><li>f</li></ul><dl><dt>g</dt></dl>"
    look = "[...document.querySelectorAll('body > :not(style, .kg-dossier), body > :not(.kg-dossier) *')].map(item => [...getComputedStyle(item)].map(name => name.includes('origin') ? '' : getComputedStyle(item)[name]).join())"
    looks = []
    for piece in ("", fragment(replace(compile_dossier(small.store, "polyu", "en"), language="zh-Hans"))):
        page, troubles = _open(chromium, f"<!doctype html><meta charset=utf-8>{around}{piece}", tmp_path)
        looks.append(page.evaluate(look))
        assert troubles == []
        page.context.close()
    assert looks[0] == looks[1]
    assert len(looks[0]) == 9
