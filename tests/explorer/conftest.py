"""A page made of hostile data, opened from a disk in a browser that has no network."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, Route, ViewportSize

from kg.build.graph import Graph, load
from kg.build.meta import meta_of
from kg.explorer.asking import add_questions
from kg.explorer.collect import collect
from kg.explorer.console import Console, pack
from kg.explorer.data import ClaimData, EntityData, PageData
from kg.explorer.page import render
from kg.questions.question import read_questions
from kg.rdf.syntax import write_quads
from kg.results.rows import Rows
from tests.conftest import ONTOLOGY, ROOT, missing

SIZE = ViewportSize(width=1280, height=800)
IMAGE = "<img src=x onerror=alert(1)>"
SCRIPT = "</script><script>window.hacked=1</script>"
ATTRIBUTE = '" onmouseover="window.hacked=1'
ADDRESS = "javascript:window.hacked=1"


def _entity(name: str, cls: str, x: float, y: float, **more: object) -> EntityData:
    """One entity, drawn unless said otherwise."""
    base = {
        "id": name,
        "cls": cls,
        "labels": {"zh-Hant": f"{name} 繁", "zh-Hans": f"{name} 简", "en": f"{name} in English"},
        "descriptive": [],
        "aliases": [],
        "drawn": True,
        "x": x,
        "y": y,
        "jurisdiction": [],
    }
    return EntityData(**{**base, **more})  # type: ignore[typeddict-item]


def _claim(name: str, subject: str, predicate: str, value: str, **more: str) -> ClaimData:
    """One claim about an entity, stated as fact unless said otherwise."""
    base = {
        "id": name,
        "subject": subject,
        "predicate": predicate,
        "object": value,
        "kind": "entity",
        "modality": "actual",
        "source": "paper",
    }
    return ClaimData(**{**base, **more})  # type: ignore[typeddict-item]


def _words(text: str) -> dict[str, str]:
    """The same text in three languages, told apart by their tags."""
    return {"zh-Hant": f"{text}·繁", "zh-Hans": f"{text}·简", "en": text}


@pytest.fixture
def hostile() -> PageData:
    """A small page of which every string that a reader sees tries to be more than text."""
    labels = {"zh-Hant": f"𠮷大學 🎓 {IMAGE}", "zh-Hans": f"𠮷大学 {SCRIPT}", "en": f"Uni {IMAGE}"}
    return PageData(
        meta={
            "title": _words(f"Title {IMAGE} {SCRIPT}"),
            "version": "1.2.3",
            "data_sha256": "0123456789abcdef" * 4,
            "licence": f"CC {IMAGE}",
            "licence_url": ADDRESS,
        },
        schematic={},
        classes={"University": _words(f"University {IMAGE}"), "Company": _words("Company")},
        predicates={name: _words(name) for name in ("founder", "partner", "area", "slogan", "site")}
        | {"cooperatesWith": _words(f"cooperates {ATTRIBUTE}")},
        entities=[
            _entity("acme", "Company", 300, 0, aliases=["Ächme Ltd"], descriptive=["en"]),
            _entity("goal", "Goal", 0, 300),
            _entity("lone", "Company", 0, 0, drawn=False),
            _entity("mu", "Unit", 0, 0, drawn=False),
            _entity("strange", "NeverHeardOf", -300, 0, aliases=[ATTRIBUTE]),
            _entity(
                "uni", "University", 0, 0,
                labels=labels, description=IMAGE, homepage=ADDRESS, aliases=[SCRIPT, "𠮷大"],
            ),
        ],
        claims=[
            _claim("c1", "uni", "founder", "acme", begin="2024-11-08", locator="p5:12-40;p7"),
            _claim("c2", "uni", "partner", "acme", begin="2024-23", note=IMAGE),
            _claim("c3", "uni", "partner", "strange", modality="planned", source="blog"),
            _claim("c4", "uni", "area", "2356000", kind="number", qualifier="about", unit="mu"),
            _claim("c5", "uni", "slogan", SCRIPT, kind="text", lang="en"),
            _claim("c6", "uni", "site", ADDRESS, kind="url"),
            _claim("c7", "acme", "partner", "goal"),
            _claim("c8", "acme", "partner", "paper"),
        ],
        derived=[
            {
                "id": "d1",
                "subject": "acme",
                "predicate": "cooperatesWith",
                "object": "strange",
                "rule": "cooperates-with",
                "through": "uni",
                "evidence": ["c1", "c3"],
            },
        ],
        sources=[
            {
                "id": "blog",
                "title": f"Blog {IMAGE}",
                "publisher": SCRIPT,
                "retrieved": "2025-01~",
                "language": "zh-Hant",
                "url": ADDRESS,
                "grade": "C",
            },
            {
                "id": "paper",
                "title": "Paper",
                "publisher": "Publisher",
                "published": "2024-11-19",
                "language": "en",
                "url": "https://example.org/paper?a=1&b=2",
                "grade": "A",
            },
        ],
    )  # fmt: skip


@dataclass
class Opened:
    """A page in the browser, with everything that went wrong in it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def panel(self) -> str:
        """The text of the panel."""
        return self.page.locator("#panel").inner_text()

    def select(self, name: str) -> None:
        """Select an entity or a relation by its id."""
        self.page.evaluate("name => gbaExplorer.select(name)", name)

    def shown(self) -> tuple[int, int]:
        """How many nodes and edges the picture shows."""
        nodes, edges = self.page.evaluate("[gbaExplorer.nodes, gbaExplorer.edges]")
        return nodes, edges


@contextmanager
def _window(chromium: Browser) -> Iterator[Callable[[Path], Opened]]:
    """A window in English without a network, that opens pages from a disk and notes all that goes wrong."""
    context = chromium.new_context(viewport=SIZE, locale="en-GB", reduced_motion="reduce")
    context.set_offline(offline=True)

    def opener(file: Path) -> Opened:
        opened = Opened(context.new_page())

        def watch(route: Route) -> None:
            opened.requests.append(route.request.url)
            route.continue_()

        def refuse(dialog: Dialog) -> None:
            opened.troubles.append(dialog.message)
            dialog.dismiss()

        opened.page.route("**/*", watch)
        opened.page.on("console", lambda said: opened.troubles.append(f"{said.type}: {said.text}"))
        opened.page.on("pageerror", lambda error: opened.troubles.append(str(error)))
        opened.page.on("dialog", refuse)
        opened.page.goto(file.as_uri())
        opened.page.wait_for_selector("html[data-ready=true]")
        return opened

    yield opener
    context.close()


@pytest.fixture
def open_file(chromium: Browser) -> Iterator[Callable[[Path], Opened]]:
    """Opens a page in English from a disk, with the network cut."""
    with _window(chromium) as opener:
        yield opener


@pytest.fixture(scope="module")
def curated_opened(chromium: Browser, curated_file: Path) -> Iterator[Opened]:
    """The page of the curated data, opened once for all tests of a module; see ``afresh``."""
    with _window(chromium) as opener:
        yield opener(curated_file)


@pytest.fixture
def afresh(curated_opened: Opened) -> Iterator[Page]:
    """The page of the curated data with all choices taken back, in which nothing may go wrong."""
    curated_opened.page.evaluate("location.hash = '#lang=en'")
    curated_opened.page.wait_for_timeout(50)  # until the browser has told of it
    yield curated_opened.page
    assert curated_opened.troubles == []
    assert len(curated_opened.requests) == 1


@pytest.fixture
def browser_page(open_file: Callable[[Path], Opened], tmp_path: Path, hostile: PageData) -> Opened:
    """The hostile page."""
    file = tmp_path / "explorer.html"
    file.write_text(render(hostile), encoding="utf-8")
    return open_file(file)


@pytest.fixture(scope="session")
def curated() -> Graph:
    """The graph of the curated data."""
    return load(ROOT / "data", ONTOLOGY)


@pytest.fixture(scope="session")
def curated_file(curated: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the curated data, without an engine."""
    return _write(curated, None, tmp_path_factory)


@pytest.fixture(scope="session")
def console_file(curated: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the curated data with the engine for its console."""
    console = pack(write_quads(curated.store.quads(), "trig"))
    if console is None:
        missing("no engine for the console", "install npm (apt-get install npm), then pip install -e . again")
    return _write(curated, console, tmp_path_factory)


def _write(graph: Graph, console: Console | None, folders: pytest.TempPathFactory) -> Path:
    """Write the page of a graph."""
    page = collect(graph.store, meta_of({}))
    add_questions(page, graph.store, read_questions(ONTOLOGY / "questions").values())
    file = folders.mktemp("page") / "explorer.html"
    file.write_text(render(page, console), encoding="utf-8")
    return file


def download(page: Page) -> list[list[str]]:
    """The cells of the CSV that the shown answer gives, the header first."""
    with page.expect_download() as started:
        page.get_by_role("button", name="Download CSV").click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def expected(answer: Rows) -> list[list[str]]:
    """The cells of the CSV that ``kg ask --excel-safe`` writes."""
    return list(csv.reader(io.StringIO(answer.to_csv(excel_safe=True).removeprefix("\ufeff"))))


@pytest.fixture(scope="session")
def curated_page(curated_file: Path) -> PageData:
    """What the page of the curated data holds."""
    found = re.search(r'id="page-data">(.*?)</script>', curated_file.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    page: PageData = json.loads(found[1])
    return page


def go(opened: Opened, address: str) -> None:
    """Go to an address of the page: the hash alone, without the sign before it."""
    opened.page.evaluate("hash => { location.hash = hash }", address)
    opened.page.wait_for_timeout(100)


def quiet(opened: Opened) -> None:
    """Nothing was fetched but the page, nothing went wrong, and no script of the data ran."""
    assert [url for url in opened.requests if not url.startswith(("file://", "blob:", "data:"))] == []
    assert opened.troubles == []
    assert opened.page.evaluate("window.hacked === undefined")


def write(html: str, folder: Path) -> Path:
    """A page as a file."""
    file = folder / "explorer.html"
    file.write_text(html, encoding="utf-8")
    return file
