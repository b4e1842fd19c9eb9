"""``kg check`` and ``kg fmt``, as a curator uses them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

from tests.cli.test_query import kg


def test_sound_data(data: Path) -> None:
    done = kg("check", "--data", str(data))
    assert done.returncode == 0, done.stdout
    assert done.stderr.startswith("0 errors")


def test_findings_in_each_format(data: Path, edit: Callable[[str, str, str], None]) -> None:
    edit("claims/paper.csv", "chao,holds,vp", "chao,hold,vp")
    arguments = ("check", "--data", str(data), "--format")
    (row,) = [
        row for row in csv.DictReader(io.StringIO(kg(*arguments, "csv").stdout)) if row["severity"] == "error"
    ]
    assert (row["file"], row["row"], row["column"], row["value"]) == (
        "claims/paper.csv",
        "7",
        "predicate",
        "hold",
    )
    assert row["fix"] == "did you mean 'holds'?"
    assert json.loads(kg(*arguments, "json").stdout)[0]["rule"] == "unknown-predicate"
    done = kg(*arguments, "table")
    assert done.returncode == 1
    assert "claims/paper.csv:7" in done.stdout


def test_no_such_folder() -> None:
    done = kg("check", "--data", "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


def test_formatting(data: Path) -> None:
    path = data / "entities" / "joint-centre.csv"
    text = path.read_text(encoding="utf-8")
    header, *rows = text.splitlines(keepends=True)
    path.write_text(header + "".join(reversed(rows)), encoding="utf-8")
    assert kg("fmt", "--check", "--data", str(data)).returncode == 1
    assert path.read_text(encoding="utf-8") != text
    done = kg("fmt", "--data", str(data))
    assert (done.returncode, done.stdout.strip()) == (0, str(path))
    assert path.read_text(encoding="utf-8") == text
    assert kg("fmt", "--check", "--data", str(data)).returncode == 0
