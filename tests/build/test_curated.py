"""The curated graph: its index of names is made anew when it is missing or broken."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build.curated import NAMES, Curated, open_curated
from tests.cli.test_query import kg


@pytest.fixture
def curated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Curated]:
    monkeypatch.setenv("GBA_KG_CACHE", str(tmp_path / "cache 100%?#"))
    return open_curated()


def test_a_broken_index_is_made_anew(curated: Curated) -> None:
    path = curated.folder / NAMES
    whole = path.read_bytes()
    for broken in (b"", b"no index", whole[: len(whole) // 2], None):
        path.unlink() if broken is None else path.write_bytes(broken)
        done = kg("search", "理大", "--limit", "1")
        assert (done.returncode, done.stderr) == (0, "there are more; raise --limit to see them\n")
        assert path.stat().st_size == len(whole)
    assert {path.name for path in curated.folder.iterdir()} == {NAMES, "store"}


def test_an_index_that_cannot_be_written_is_no_matter(curated: Curated) -> None:
    path = curated.folder / NAMES
    path.unlink()
    path.mkdir()
    assert curated.names().resolve("理大") == "polyu"
    assert path.is_dir()


def test_damage_anywhere_is_no_traceback(curated: Curated) -> None:
    path = curated.folder / NAMES
    whole = path.read_bytes()
    for start in range(0, len(whole), len(whole) // 8):
        path.write_bytes(whole[:start] + b"\xff" * 100_000 + whole[start + 100_000 :])
        done = kg("search", "大學", "--limit", "1000")
        assert done.returncode in (0, 2)
        assert done.stderr == "" or "remove the file" in done.stderr or "there are more" in done.stderr
        assert done.stderr.count("\n") <= 1
