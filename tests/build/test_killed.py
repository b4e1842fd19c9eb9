"""What is killed leaves whole results, and nothing else."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.aside import beside, prefix
from kg.build.output import replaced, write_folder
from kg.errors import DataError
from kg.paths import exchange
from tests.build.killed import await_clear, kill, state

GONE = 99_999_999  # the id of no process


def test_builds_killed_at_random_moments(tmp_path: Path) -> None:
    found = kill(tmp_path, 6)
    assert found["old"] + found["new"] == 6


def test_results_that_were_moved_away_come_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, {"a": b"1"}, {})
    before = state(out)
    aside = tmp_path / f"{prefix(out, 'build')}{GONE}-x"
    aside.mkdir()
    out.rename(
        aside / "old"
    )  # as far as a build comes that is killed in the middle of an exchange in two steps
    with replaced(out):
        assert state(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_a_running_process_has_beside_it_stays(tmp_path: Path) -> None:
    with beside(tmp_path / "out", "build") as one, beside(tmp_path / "out", "build") as other:
        assert one.is_dir()
        assert other.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_an_exchange_leaves_no_moment_without_a_folder(tmp_path: Path) -> None:
    for name in ("new", "folder"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    exchange(tmp_path / "new", tmp_path / "folder", tmp_path / "old")
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["new"]
    moved = "old" if (tmp_path / "old").exists() else "new"  # by the system
    assert [path.name for path in (tmp_path / moved).iterdir()] == ["folder"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataError, match="cannot be written"):
        write_folder(tmp_path / "file" / "out", {"a": b"1"}, {})


def test_results_come_back_without_another_build(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_folder(out, {"a": b"1"}, {})
    before = state(out)
    script = """import os, signal, sys
from pathlib import Path
from kg.aside import beside
out = Path(sys.argv[1])
with beside(out, "build") as aside:
    (aside / "new").mkdir()
    out.rename(aside / "old")  # as far as an exchange in two steps
    os.kill(os.getpid(), signal.SIGKILL)"""
    assert subprocess.run([sys.executable, "-c", script, out], check=False).returncode == -signal.SIGKILL
    await_clear(tmp_path)
    assert state(out) == before


def test_what_was_left_when_both_were_killed_goes_with_the_next(tmp_path: Path) -> None:
    aside = tmp_path / f"{prefix(tmp_path / 'out', 'build')}{GONE}-x"
    (aside / "new").mkdir(parents=True)
    with beside(tmp_path / "out", "build") as own:
        assert [path.name for path in tmp_path.iterdir()] == [own.name]


def test_a_snapshot_that_is_killed_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", "-q", "ASK { id:oppo a gba:Company }"]
    environment = {**os.environ, "GBA_KG_CACHE": str(tmp_path)}
    for _ in range(2):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while not list(tmp_path.glob(".snapshot-new-*")):
            time.sleep(0.01)
            assert process.poll() is None
        process.kill()
        process.communicate()
        await_clear(tmp_path, ".snapshot-new-*")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (0, "true\n")
    assert not list(tmp_path.glob(".snapshot-*"))
