"""``kg view``, as a user types it."""

import os
from pathlib import Path

import pytest

from tests.cli.test_query import kg
from tests.explorer.test_render import block


def ids(html: str) -> set[str]:
    return {node["id"] for node in block(html, "picture-nodes")}


def test_a_file_or_stdout(tmp_path: Path) -> None:
    done = kg("view", "理大", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "view.html\n", "")
    html = (tmp_path / "view.html").read_text(encoding="utf-8")
    assert {"polyu", "oppo", "polyu-oppo-centre"} <= ids(html)
    assert kg("view", "polyu", "-o", "-", cwd=tmp_path).stdout == html
    assert [path.name for path in tmp_path.iterdir()] == ["view.html"]


def test_a_question_and_a_query(tmp_path: Path) -> None:
    asked = kg("view", "--question", "partners-of", "org=polyu", "-o", "-", cwd=tmp_path).stdout
    assert {"polyu", "oppo"} <= ids(asked)
    text = "SELECT ?centre { ?centre a gba:JointCentre }"
    centres = ids(kg("view", "--query", "-", "-o", "-", stdin=text, cwd=tmp_path).stdout)
    assert "polyu-oppo-centre" in centres
    assert "polyu" not in centres
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    around = ids(kg("view", "--query", "q.rq", "--hops", "1", "-o", "-", cwd=tmp_path).stdout)
    assert centres | {"polyu"} <= around


def test_as_of_a_day(tmp_path: Path) -> None:
    page = kg(
        "view", "polyu", "oppo", "--as-of", "2023-01-01", "--lang", "en", "-o", "-", cwd=tmp_path
    ).stdout
    assert "polyu-oppo-lab" in ids(page)
    assert '"id":"polyu-oppo-centre"' not in page
    assert block(page, "page-data")["meta"]["language"] == "en"


def test_it_opens_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\necho "$1" > opened\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    assert kg("view", "oppo", "--hops", "0", "--open", cwd=tmp_path).returncode == 0
    assert (tmp_path / "opened").read_text(encoding="utf-8").strip() == (tmp_path / "view.html").as_uri()
    assert os.environ["BROWSER"] == str(browser)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Dongguam"], "did you mean"),
        (["--question", "partner-of"], "did you mean 'partners-of'"),
        (["--question", "partners-of", "polyu"], "write a parameter as name=value"),
        (["--question", "partners-of", "og=polyu"], "did you mean 'org'?"),
        (["--query", "missing.rq"], "missing.rq"),
        (["--query", "missing.rq", "polyu"], "either entities"),
        (["oppo", "--as-of", "2024-13"], "2024-13"),
        (["oppo", "--lang", "fr"], "'fr'"),
        (["oppo", "-o", "no/such/x.html"], "cannot be written"),
        (["oppo", "-o", "-", "--open"], "--open needs a file"),
    ],
)
def test_one_clear_line(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = kg("view", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_nothing_to_draw(tmp_path: Path) -> None:
    done = kg("view", "oppo", "--as-of", "1990-01-01", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "kg: there is nothing to draw as of 1990-01-01\n"
    asked = kg("view", "--query", "-", stdin="ASK {}", cwd=tmp_path)
    assert asked.returncode == 2
    assert "yes or no" in asked.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_endless_query_ends(tmp_path: Path) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a"
    done = kg("view", "--query", "-", "--timeout", "2", stdin=text, cwd=tmp_path)
    assert done.returncode == 2
    assert "longer than 2 s" in done.stderr
    assert list(tmp_path.iterdir()) == []
