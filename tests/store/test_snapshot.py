"""Snapshots: found again, made anew, never trusted when broken."""

import shutil
import subprocess
import sys
from pathlib import Path

from kg.build.graph import Graph
from kg.store.snapshot import KEPT, fingerprint, open_snapshot
from tests.conftest import ONTOLOGY, SMALL


def test_the_content_decides(data: Path) -> None:
    code = ONTOLOGY
    first = fingerprint((data, ONTOLOGY), code)
    assert fingerprint((SMALL, ONTOLOGY), code) == first
    path = data / "claims" / "paper.csv"
    path.write_bytes(path.read_bytes().replace(b"p5:1-9", b"p5:1-8", 1))
    assert fingerprint((data, ONTOLOGY), code) != first


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
    assert len(list(tmp_path.iterdir())) == 1
