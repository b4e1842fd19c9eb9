"""The index of the names in a store on disk: made once, made anew when the store changes, never trusted when broken."""

from pathlib import Path

import pytest

from kg import paths
from kg.build.graph import Graph
from kg.build.opened import open_graph
from kg.store.load import load


@pytest.fixture
def folder(small: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small graph on disk, and a cache with nothing in it."""
    monkeypatch.setenv("GBA_KG_CACHE", str(tmp_path / "cache"))
    small.store.save(tmp_path / "store")
    return tmp_path / "store"


def kept() -> list[Path]:
    return list(paths.cache_dir().glob("names-*.db"))


def test_it_is_made_once(folder: Path) -> None:
    for _ in range(2):
        assert open_graph(str(folder)).names.resolve("理大") == "polyu"
        (index,) = kept()
    changed = index.stat().st_mtime_ns
    open_graph(str(folder)).names.resolve("理大")
    assert index.stat().st_mtime_ns == changed


def test_a_store_that_changed_has_another(folder: Path, tmp_path: Path) -> None:
    assert open_graph(str(folder)).names.search("星際") == []
    (old,) = kept()
    more = tmp_path / "more.nq"
    graph = "<https://w3id.org/gba-kg/graph/entities>"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    more.write_text(f'<https://w3id.org/gba-kg/id/star> {label} "星際"@zh-hant {graph} .\n', encoding="utf-8")
    load([more], folder)
    assert open_graph(str(folder)).names.resolve("星際") == "star"
    (new,) = kept()
    assert new != old


def test_a_broken_one_is_made_anew(folder: Path) -> None:
    open_graph(str(folder)).names.resolve("理大")
    (index,) = kept()
    index.write_bytes(b"nonsense")
    assert open_graph(str(folder)).names.resolve("理大") == "polyu"
    assert index.read_bytes() != b"nonsense"


def test_without_a_cache_it_is_made_each_time(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("GBA_KG_CACHE", str(tmp_path / "file"))
    assert open_graph(str(folder)).names.resolve("理大") == "polyu"
