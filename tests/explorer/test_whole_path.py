"""From a row of a spreadsheet to the picture: nothing is lost, and nothing in it runs."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph

from kg.build.run import build
from tests.conftest import ONTOLOGY, ROOT
from tests.explorer.conftest import Opened

Open = Callable[[Path], Opened]
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>window.hacked=1</script>",
    "x onmouseover=window.hacked=1",
)


def quiet(opened: Opened) -> None:
    assert len(opened.requests) == 1
    assert opened.troubles == []
    assert opened.page.evaluate("window.hacked === undefined")


def test_rare_characters_and_hostile_labels(
    data: Path, edit: Callable[[str, str, str], None], open_file: Open, tmp_path: Path
) -> None:
    rare = "𠮷大學 🎓"
    edit("entities/university.csv", "polyu,香港理工大學,香港理工大学", f"polyu,{rare},{HOSTILE[1]}")
    edit("entities/company.csv", "oppo,OPPO,OPPO,OPPO", f'oppo,{HOSTILE[0]},"""{HOSTILE[2]}",OPPO')
    built = build(data, ONTOLOGY, tmp_path / "out")
    assert built.found.errors == 0
    labels = {
        quad.object.value
        for quad in pyoxigraph.parse(path=str(tmp_path / "out" / "graph.nq"))
        if isinstance(quad.object, pyoxigraph.Literal)
    }
    assert {rare, HOSTILE[0], HOSTILE[1], '"' + HOSTILE[2]} <= labels
    opened = open_file(tmp_path / "out" / "explorer.html")
    opened.select("polyu")
    assert rare in opened.panel()
    assert HOSTILE[1] in opened.panel()
    opened.select("oppo")
    assert HOSTILE[0] in opened.panel()
    assert '"' + HOSTILE[2] in opened.panel()
    assert opened.page.locator("img").count() == 0
    quiet(opened)


def test_the_curated_data(open_file: Open, tmp_path: Path) -> None:
    build(ROOT / "data", ONTOLOGY, tmp_path / "out")
    opened = open_file(tmp_path / "out" / "explorer.html")
    nodes, edges = opened.shown()
    assert nodes >= 80
    assert edges >= nodes
    opened.select("oppo-manufacturing-center")
    assert "In production" in opened.panel()
    assert "Planned" in opened.panel()
    quiet(opened)
