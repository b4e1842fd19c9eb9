"""The page as text: the same bytes each time, nothing fetched, and what the picture is given."""

import copy
import json
import re
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

import kg.explorer
from kg.explorer.data import PageData
from kg.explorer.page import render
from kg.explorer.script import join

HOME = Path(kg.explorer.__file__).parent
LANGUAGES = {"zh-Hant", "zh-Hans", "en"}


def read(name: str) -> dict[str, Any]:
    """A data file of the explorer."""
    return dict(json.loads((HOME / name).read_text(encoding="utf-8")))


def block(html: str, name: str) -> Any:
    """What a block of data in the page holds."""
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_same_data_give_the_same_bytes(hostile: PageData) -> None:
    before = copy.deepcopy(hostile)
    assert render(hostile) == render(copy.deepcopy(hostile))
    assert hostile == before


def test_nothing_is_fetched(hostile: PageData) -> None:
    html = render(hostile)
    assert not re.search(r"<(link|iframe|img|object|embed)\b", html.split("<script", 1)[0])
    assert not re.search(r"<script[^>]*\bsrc=|@import|url\(\s*(?![\"']?data:)", html)
    assert "default-src &#39;none&#39;" in html
    assert "unsafe" not in html.split("</head>")[0].split("<style>")[0]


def test_all_data_reach_the_page(hostile: PageData) -> None:
    assert block(render(hostile), "page-data") == hostile


def test_one_edge_stands_for_all_claims_between_two(hostile: PageData) -> None:
    hostile["claims"][1]["subject"], hostile["claims"][1]["object"] = "acme", "uni"
    edges = block(render(hostile), "picture-edges")
    assert [edge["ids"] for edge in edges if {edge["from"], edge["to"]} == {"uni", "acme"}] == [["c1", "c2"]]


def test_only_relations_between_drawn_entities_are_edges(hostile: PageData) -> None:
    assert [edge["id"] for edge in block(render(hostile), "picture-edges")] == [
        "c1", "c3", "c7", "d1",
    ]  # fmt: skip


def test_a_derived_relation_is_drawn_once(hostile: PageData) -> None:
    first = hostile["derived"][0]
    again = {**first, "id": "d2", "subject": first["object"], "object": first["subject"]}
    hostile["derived"].append(again)  # type: ignore[arg-type]
    edges = [edge for edge in block(render(hostile), "picture-edges") if edge["kind"] == "derived"]
    assert [edge["ids"] for edge in edges] == [["d1", "d2"]]


def test_an_unknown_class_is_drawn_too(hostile: PageData) -> None:
    groups = {node["id"]: node["group"] for node in block(render(hostile), "picture-nodes")}
    assert groups == {"acme": "company", "goal": "concept", "strange": "other", "uni": "research"}


def test_a_page_may_be_empty(hostile: PageData) -> None:
    for part in ("entities", "claims", "derived", "sources"):
        hostile[part].clear()
    assert block(render(hostile), "picture-nodes") == []


#: Words whose key the page puts together.
COMPOSED = {
    "kind": ("stated", "open", "done"),
    "section": ("classes", "kinds", "time", "places", "fields", "grades"),
    "view": ("network", "timeline", "matrix", "table", "map", "questions"),
}


def test_every_word_is_there_in_three_languages() -> None:
    words = read("words.json")
    for key, texts in words.items():
        assert texts.keys() == LANGUAGES, key
        assert all(texts.values()), key
        places = {language: set(re.findall(r"\{\w+\}", text)) for language, text in texts.items()}
        assert len(set(map(frozenset, places.values()))) == 1, key


def test_every_word_that_is_used_exists_and_the_other_way_round() -> None:
    words = read("words.json")
    code = join(HOME / "scripts") + (HOME / "page.html").read_text(encoding="utf-8")
    look = read("appearance.json")
    used = set(re.findall(r"""["'](?P<key>[a-z]+(?:[.-][a-zA-Z0-9-]+)*)["']""", code))
    used |= {f"group.{name}" for name in look["groups"]}
    used |= {f"{part}.{name}" for part, names in COMPOSED.items() for name in names}
    used |= {f"qualifier.{name}" for name in ("about", "at-least", "at-most")}
    used |= {f"grade.{name}" for name in "ABC"}
    used |= {f"date.part-{code}" for code in (21, 22, 23, 24, 33, 34, 35, 36, 40, 41)}
    used |= {key for key in words if key.startswith(("column.", "param."))}  # looked up by name
    assert words.keys() <= used
    said = set(re.findall(r"""\bsay\(\s*"([^"]+)"|data-say[a-z-]*="([^"]+)\"""", code))
    said = {key for pair in said for key in pair if key}
    assert said - {"view.{{ name }}"} <= words.keys()
    assert {f"group.{name}" for name in look["groups"]} <= words.keys()


def test_every_class_has_a_look() -> None:
    look = read("appearance.json")
    assert set(look["classes"].values()) | {look["default"]} <= look["groups"].keys()
    assert sorted(look["order"]) == sorted(look["groups"])
    assert set(look["concepts"]) <= look["groups"].keys()


def test_code_and_styles_cannot_end_their_own_element() -> None:
    for file in [*HOME.glob("scripts/*.js"), *HOME.glob("styles/*.css")]:
        assert not re.search(r"</|<!--", file.read_text(encoding="utf-8")), file.name


def test_the_code_reads_no_html_from_text() -> None:
    for file in HOME.glob("scripts/*.js"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b", text)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"main": 'import { a } from "./b.js";\n', "b": 'import { c } from "./main.js";\n'}, "main > b"),
        ({"main": 'import a from "./b.js";\n'}, "cannot join"),
        ({"main": "export default 1;\n"}, "cannot join"),
    ],
)
def test_modules_that_cannot_be_joined(tmp_path: Path, files: dict[str, str], message: str) -> None:
    for name, text in files.items():
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        join(tmp_path)


def test_pyvis_is_the_one_whose_inside_is_known() -> None:
    assert version("pyvis").startswith("0.3.")
