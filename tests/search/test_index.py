"""The index: it finds what a scan finds, in any script, and says so when its file is damaged."""

import random
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.build.graph import Graph, load
from kg.errors import DataError
from kg.search.folding import fold
from kg.search.index import Index, Key
from tests.conftest import ONTOLOGY, ROOT


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(ROOT / "data", ONTOLOGY)


@pytest.fixture(scope="module")
def keys(graph: Graph) -> list[Key]:
    entities = graph.dataset.entities.values()
    return [
        Key(fold(name.value), entity.id, name.value)
        for entity in entities
        for name in (*entity.labels, *entity.aliases)
    ]


@pytest.fixture(scope="module")
def index(keys: list[Key]) -> Index:
    return Index.of(keys)


def test_what_a_scan_finds(index: Index, keys: list[Key]) -> None:
    chance = random.Random(1)  # noqa: S311 - names, not secrets
    for _ in range(300):
        name = chance.choice(keys).folded
        start = chance.randrange(len(name))
        wanted = name[start : start + chance.choice((1, 2, 3, 4, 7, 16, 80))]
        found = list(index.spelt(wanted))
        assert sorted(found) == sorted(key for key in keys if wanted in key.folded), wanted
        lengths = [len(key.folded) for key in found]
        assert lengths == sorted(lengths)


@pytest.mark.parametrize("text", ["𠮷野家", "a大b", "аб", "ab", "a", "大", "aaaaaa", "𠮷", "실험실", "x1y2"])
def test_any_script(text: str) -> None:
    one = Key(text, "one", text)
    longer = Key(f"𠮷大a{text}b", "longer", text)
    other = Key("other", "other", "other")
    assert list(Index.of([longer, other, one]).spelt(text)) == [one, longer]


def test_nothing_is_wanted_or_known() -> None:
    empty = Index.of([])
    assert list(empty.spelt("a")) == list(empty.spoken("ab")) == empty.alike("abc") == []
    full = Index.of([Key("oppo", "oppo", "OPPO")])
    assert list(full.spelt("")) == list(full.spoken("")) == full.alike("") == []


def test_more_names_of_one_length_than_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.search.index._PER_LENGTH", 2)
    keys = [Key(f"a{char}", char, char) for char in "bcdefg"] + [Key("aab", "aab", "aab")]
    assert [key.entity for key in Index.of(keys).spelt("a")] == [*"bcdefg", "aab"]


def test_names_that_are_alike(index: Index) -> None:
    for misspelt, entity in (("polyuu", "polyu"), ("Donguann", "dongguan"), ("香港理共大學", "polyu")):
        assert entity in [key.entity for key in index.alike(fold(misspelt))]


def test_threads_share_one(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    index.save(path)
    opened = Index.load(path)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: list(opened.spelt("大学")), range(100)))
    assert all(one == list(index.spelt("大学")) for one in found)


def test_any_path(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "100% ? # 名 'x'.db"
    index.save(path)
    assert list(Index.load(path).spelt("理大")) == list(index.spelt("理大")) != []


def test_a_file_that_is_no_index(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    with pytest.raises(DataError, match=r"names\.db"):
        Index.load(path)
    index.save(path)
    whole = path.read_bytes()
    for broken in (b"", b"\0" * 5000, b"no index" * 5000, whole[:5000], whole[: len(whole) // 2]):
        path.write_bytes(broken)
        with pytest.raises(DataError, match=r"names\.db"):
            Index.load(path)
    path.unlink()
    sqlite3.connect(path).execute("CREATE TABLE name (number)")
    with pytest.raises(DataError, match=r"names\.db"):
        Index.load(path)


def test_damage_is_reported_at_the_latest_when_it_is_read(index: Index, tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    index.save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:40_960] + b"\xff" * (len(whole) - 40_960))
    with pytest.raises(DataError, match=r"names\.db: the index of names is damaged"):
        list(Index.load(path).spelt("大学"))
