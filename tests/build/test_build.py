"""The main job: whole or not at all, and the same bytes every time."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

from kg.build.output import write_folder
from kg.errors import DataError

FILES = {"explorer.html", "graph.nq", "graph.trig", "manifest.json"}


def kg(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=120, check=False)


def test_two_fresh_processes_give_the_same_bytes(data: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        done = kg("build", "--data", data, "--out", tmp_path / name, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    assert {path.name for path in (tmp_path / "one").iterdir()} == FILES


def test_what_a_build_says_and_writes(data: Path, tmp_path: Path) -> None:
    done = kg("build", "--data", data, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "build"
    assert "explorer.html" in done.stdout
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"] | {"derived": 0, "triples": 0} == {
        "entities": 17, "claims": 26, "planned": 1, "sources": 2, "derived": 0, "triples": 0,
        "errors": 0, "warnings": manifest["counts"]["warnings"],
    }  # fmt: skip
    for name, digest in manifest["outputs"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest
    assert manifest["inputs"]["data/claims/paper.csv"]
    for name in ("graph.nq", "graph.trig"):
        quads = {str(quad) for quad in pyoxigraph.parse(path=str(out / name))}
        assert len(quads) == manifest["counts"]["triples"]


def test_an_error_leaves_the_last_build_untouched(
    data: Path, edit: Callable[[str, str, str], None], tmp_path: Path
) -> None:
    assert kg("build", "--data", data, cwd=tmp_path).returncode == 0
    before = {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()}
    edit("claims/paper.csv", "chao,holds,vp", "chao,hold,vp")
    done = kg("build", "--data", data, cwd=tmp_path)
    assert done.returncode == 1
    assert "unknown-predicate" in done.stderr
    assert "claims/paper.csv:7" in done.stderr
    assert {path.name: path.read_bytes() for path in (tmp_path / "build").iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "data"]


def test_foreign_files_are_not_lost(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, {"a": b"1"}, {})
    write_folder(out, {"b": b"2"}, {})
    assert {path.name for path in out.iterdir()} == {"b", "manifest.json"}
    (out / "thesis.docx").write_bytes(b"x")
    with pytest.raises(DataError, match=r"thesis\.docx"):
        write_folder(out, {"a": b"1"}, {})
    assert (out / "thesis.docx").exists()


def test_a_file_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x", encoding="utf-8")
    with pytest.raises(DataError, match="is a file"):
        write_folder(tmp_path / "out", {"a": b"1"}, {})
