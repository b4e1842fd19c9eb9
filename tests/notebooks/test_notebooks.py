"""Every notebook runs from an empty kernel and shows what is committed; each asks, answers, and stays public."""

import ast
import getpass
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.figures.fonts import cjk_font, hint
from tests.conftest import ROOT, missing
from tests.notebooks.running import FOLDER, NOTEBOOKS, read, run, shown

#: Bytes that a reader of a code host loads without noticing.
LARGEST = 400_000
#: What a notebook may import beside the standard library.
PUBLIC = {"IPython", "kg", "matplotlib", "networkx", "pandas"}
#: Where a name would tell of the machine that it was run on.
PRIVATE = [
    str(ROOT),
    str(Path.home()) + "/",
    sys.prefix,
    "/tmp/",  # noqa: S108 - what is looked for
    " at 0x",
    *([] if getpass.getuser() == "root" else [getpass.getuser()]),
]
REMEDY = "if that is meant, run 'python -m tests.notebooks.rewrite' and commit what it writes"


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_all_are_there() -> None:
    assert [path.name[:2] for path in NOTEBOOKS] == [
        f"{number:02}" for number in range(1, len(NOTEBOOKS) + 1)
    ]
    for path in NOTEBOOKS:
        for listing in ("README.md", "README.zh-Hant.md"):
            assert f"]({path.name})" in (FOLDER / listing).read_text(encoding="utf-8"), (listing, path.name)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_shows_what_is_committed(path: Path) -> None:
    if cjk_font() is None:
        missing("no font with Chinese", hint())
    found, committed = shown(run(path)), shown(read(path))
    assert found == committed, f"{path.name} shows something else; {REMEDY}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_asks_and_answers(path: Path) -> None:
    notebook = read(path)
    first, last = notebook.cells[0], notebook.cells[-1]
    assert first.source.startswith("# ")
    assert re.search(r"\*\*The question:\*\* [^?]+\?", first.source)
    assert last.cell_type == "code"
    (answer,) = shown(notebook)[-1]
    assert re.match(r"\*\*Answer\.\*\* .*\d", answer["text/markdown"])
    # The figures of an answer are computed: none stands in its words.
    words = [node.value for node in ast.walk(ast.parse(last.source)) if isinstance(node, ast.Constant)]
    sentences = [text for text in words if isinstance(text, str) and " " in text and "{" not in text]
    assert sentences
    assert not [text for text in sentences if re.search(r"\d", text)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_what_is_committed_can_be_read_anywhere(path: Path) -> None:
    text, notebook = path.read_text(encoding="utf-8"), read(path)
    assert len(text.encode()) < LARGEST
    assert [cell.execution_count for cell in code(notebook)] == list(range(1, len(code(notebook)) + 1))
    assert set(notebook.metadata) == {"kernelspec", "language_info"}
    assert not any(cell.metadata for cell in notebook.cells)
    for outputs in shown(notebook):
        for output in outputs:
            assert not {"error", "stderr"} & output.keys(), output
            assert "<iframe" not in output.get("text/html", "")
            words = " ".join(output.values())
            assert not [name for name in PRIVATE if name in words], words[:500]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_uses_public_names_alone(path: Path) -> None:
    for cell in code(read(path)):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = (
                    [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else [alias.name for alias in node.names]
                )
                for name in names:
                    assert name.partition(".")[0] in PUBLIC | set(sys.stdlib_module_names), name
            elif isinstance(node, ast.Attribute):
                assert not node.attr.startswith("_"), node.attr


def test_the_tour_in_chinese_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(
        r"```python\n(.*?)```", (FOLDER / "README.zh-Hant.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(blocks) >= 6
    program: dict[str, Any] = {}
    for block in blocks:
        exec(block, program)  # noqa: S102 - what is tested
    assert (tmp_path / "page.html").is_file()
