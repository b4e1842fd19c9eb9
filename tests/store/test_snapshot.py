"""Snapshots: found again, made anew, never trusted when broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kg.build.graph import Graph
from kg.store.fingerprint import fingerprint
from kg.store.snapshot import KEPT, open_snapshot
from tests.conftest import ONTOLOGY, SMALL


def test_the_content_decides(data: Path, tmp_path: Path) -> None:
    first = fingerprint((data, ONTOLOGY), ONTOLOGY, tmp_path / "cache")
    assert fingerprint((SMALL, ONTOLOGY), ONTOLOGY, tmp_path / "cache") == first
    assert fingerprint((data, ONTOLOGY), ONTOLOGY, tmp_path / "other") == first
    path = data / "claims" / "paper.csv"
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"p5:1-9", b"p5:1-8", 1))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert fingerprint((data, ONTOLOGY), ONTOLOGY, tmp_path / "cache") != first


def test_a_remembered_fingerprint_that_is_damaged_is_not_used(data: Path, tmp_path: Path) -> None:
    first = fingerprint((data, ONTOLOGY), ONTOLOGY, tmp_path / "cache")
    for note in (tmp_path / "cache").iterdir():
        note.write_text("../../etc\n" + note.read_text(encoding="utf-8").partition("\n")[2], encoding="utf-8")
    assert fingerprint((data, ONTOLOGY), ONTOLOGY, tmp_path / "cache") == first


def test_made_once_then_found(small: Graph, tmp_path: Path) -> None:
    made = []

    def make(folder: Path) -> None:
        made.append(folder)
        small.store.save(folder / "store")

    for _ in range(2):
        assert len(open_snapshot(tmp_path / "cache" / "key", make)) == len(small.store)
    assert len(made) == 1
    assert not made[0].exists()


def test_a_broken_one_is_made_anew(small: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "key"
    open_snapshot(folder, lambda aside: small.store.save(aside / "store"))
    shutil.rmtree(folder / "store")
    assert len(open_snapshot(folder, lambda aside: small.store.save(aside / "store"))) > 0


def test_old_ones_go(small: Graph, tmp_path: Path) -> None:
    for number in range(KEPT + 2):
        open_snapshot(tmp_path / f"key{number}", lambda aside: small.store.save(aside / "store"))
    assert len(list(tmp_path.iterdir())) == KEPT


def test_two_processes_at_once(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", "-q", "ASK { id:oppo a gba:Company }"]
    environment = {"GBA_KG_CACHE": str(tmp_path), "PATH": ""}
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in running:
        out, err = process.communicate(timeout=60)
        assert (out.strip(), err, process.returncode) == (b"true", b"", 0)
    assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == 1
