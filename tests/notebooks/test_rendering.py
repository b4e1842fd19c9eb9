"""What a notebook shows is seen by a reader and harmless, whatever the data say: in a real browser, light and dark."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Page

from tests.conftest import SMALL
from tests.notebooks.running import run

ATTACK = "<script>window.hacked=1</script><img src=x onerror='parent.hacked=1'>\"'</iframe></style>"


@pytest.fixture(scope="module")
def hostile_notebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook over data in which a name tries to be more than text."""
    folder = tmp_path_factory.mktemp("hostile")
    data = Path(shutil.copytree(SMALL, folder / "data"))
    file = data / "entities" / "university.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        if row["id"] == "polyu":
            row["label_en"] = ATTACK
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    sources = [
        "import kg\ng = kg.open('data')",
        "g.query('SELECT ?who ?name { ?who a gba:University ; rdfs:label ?name } ORDER BY ?name')",
        "g.ask('partners-of', org='oppo')",
        "g.entity('polyu')",
        "g.query('CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }')",
        "g.view('polyu', language='en')",
    ]
    path = folder / "hostile.ipynb"
    path.write_text(
        nbformat.writes(new_notebook(cells=[new_code_cell(text) for text in sources])), encoding="utf-8"
    )
    return path


@pytest.fixture(params=["light", "dark"])
def rendered(request: pytest.FixtureRequest, hostile_notebook: Path, chromium: Browser) -> Iterator[Page]:
    """The notebook as a page, with the frame of the view as in Jupyter."""
    notebook = run(hostile_notebook, frames=True)
    html, _ = HTMLExporter(theme=request.param).from_notebook_node(notebook)
    file = hostile_notebook.with_suffix(f".{request.param}.html")
    file.write_text(html, encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1100, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(file.as_uri(), wait_until="domcontentloaded")
    yield page
    page.close()


def contrast(page: Page, selector: str) -> float:
    """The contrast of a text with its ground, by WCAG 2."""
    measured: float = page.evaluate(
        """selector => {
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0)
          const rgb = text => text.match(/[\\d.]+/g).map(Number)
          let ground = document.querySelector(selector)
          const ink = light(rgb(getComputedStyle(ground).color))
          while (ground && rgb(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement
          const paper = light(rgb(getComputedStyle(ground ?? document.body).backgroundColor))
          return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
        }""",
        selector,
    )
    return measured


def test_everything_shows_and_nothing_runs(rendered: Page) -> None:
    rendered.locator("iframe").scroll_into_view_if_needed()  # a page draws when it is seen
    frame = rendered.frame_locator("iframe")
    frame.locator("html[data-ready=true]").wait_for()
    assert frame.locator("canvas").is_visible()
    assert rendered.locator(".kg-table").count() == 3
    assert "window.hacked=1" in rendered.locator(".kg-table").first.inner_text()  # as text
    assert "window.hacked=1" in rendered.locator(".kg-dossier .kg-title").inner_text()
    assert rendered.get_by_text("The first 30 of").is_visible()
    assert rendered.evaluate("window.hacked") is None
    assert all(found.evaluate("window.hacked") is None for found in rendered.frames)
    assert rendered.locator(".kg-table img, .kg-dossier img, .kg-dossier script").count() == 0


def test_text_can_be_read_on_its_ground(rendered: Page) -> None:
    for selector in (".kg-table td", ".kg-table th", ".kg-dossier .kg-title", ".kg-dossier .kg-predicate"):
        assert contrast(rendered, selector) >= 4.5, selector
    assert rendered.evaluate("getComputedStyle(document.querySelector('.kg-table td')).textAlign") == "left"
