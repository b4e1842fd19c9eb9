"""Files into a store on disk: every syntax and compression, all or nothing, and bad lines by their number."""

import bz2
import gzip
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph
import pytest
from backports import zstd

from kg.errors import DataError
from kg.store.embedded import Embedded
from kg.store.load import load
from kg.store.location import open_location
from tests.store.killed import kill, written

LINES = [f'<http://e/{number}> <http://e/p> "{number}" .\n' for number in range(1000)]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    file = tmp_path / "lines.nt"
    file.write_text("".join(LINES), encoding="utf-8")
    return file


def beside(folder: Path) -> list[str]:
    """What a load has left beside a store."""
    return [path.name for path in folder.parent.iterdir() if path.name.startswith(f".{folder.name}")]


def test_every_syntax(tmp_path: Path, lines: Path) -> None:
    triples = list(pyoxigraph.parse(path=str(lines)))
    for suffix in ("nt", "nq", "ttl", "trig", "rdf", "jsonld"):
        file = tmp_path / f"file.{suffix}"
        syntax = pyoxigraph.RdfFormat.from_extension(suffix)
        file.write_bytes(pyoxigraph.serialize(triples, format=syntax) or b"")
        done = load([file], tmp_path / suffix)
        assert (done.before, done.after) == (0, 1000)
        assert set(Embedded.read_only(tmp_path / suffix).quads()) == set(triples)


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [("gz", gzip.compress), ("bz2", bz2.compress), ("zst", zstd.compress)],
)  # fmt: skip
def test_compressed(tmp_path: Path, lines: Path, suffix: str, pack: object) -> None:
    file = tmp_path / f"lines.nt.{suffix}"
    file.write_bytes(pack(lines.read_bytes()))  # type: ignore[operator]
    read: list[int] = []
    assert load([file], tmp_path / "store", progress=read.append).after == 1000
    assert sum(read) == file.stat().st_size
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(DataError, match=f"lines.nt.{suffix}"):
        load([file], tmp_path / "store")
    assert len(Embedded.read_only(tmp_path / "store")) == 1000


def test_a_second_load_adds(tmp_path: Path, lines: Path) -> None:
    load([lines], tmp_path / "store")
    more = tmp_path / "more.nt"
    more.write_text(LINES[0] + LINES[0].replace("/p>", "/q>"), encoding="utf-8")
    done = load([lines, more], tmp_path / "store")
    assert (done.before, done.after) == (1000, 1001)
    assert beside(tmp_path / "store") == []


def test_a_bad_line_leaves_the_store_as_it_was(tmp_path: Path, lines: Path) -> None:
    load([lines], tmp_path / "store")
    bad = tmp_path / "bad.nt"
    bad.write_text(
        "".join([LINES[0].replace("/p>", "/q>"), "this is no triple\n", LINES[1]]), encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"bad\.nt, line 2: .*--skip-bad"):
        load([lines, bad], tmp_path / "store")
    assert len(Embedded.read_only(tmp_path / "store")) == 1000
    assert beside(tmp_path / "store") == []
    done = load([bad], tmp_path / "store", skip_bad=True)
    assert (done.after, done.skipped, done.told[0].line) == (1001, 1, 2)


@pytest.fixture
def parts(tmp_path: Path) -> list[Path]:
    """Three files, the last of which cannot be read."""
    files = [tmp_path / f"part-{number}.nt" for number in range(3)]
    for number, file in enumerate(files):
        file.write_text("".join(line.replace("/p>", f"/p{number}>") for line in LINES), encoding="utf-8")
    with files[2].open("a", encoding="utf-8") as file:
        file.write("no triple\n")
    return files


def test_a_load_goes_on_after_what_was_finished(tmp_path: Path, parts: list[Path]) -> None:
    folder = tmp_path / "store"
    load([parts[0]], folder)
    with pytest.raises(DataError, match=r"part-2\.nt, line 1001"):
        load(parts, folder, resume=True)
    assert len(Embedded.read_only(folder)) == 1000  # as it was
    assert len(beside(folder)) == 1
    parts[2].write_text(LINES[0], encoding="utf-8")
    read: list[int] = []
    done = load(parts, folder, resume=True, progress=read.append)
    assert (done.before, done.after, done.resumed) == (1000, 2001, 2)
    assert sum(read) == sum(file.stat().st_size for file in parts)
    assert beside(folder) == []


@pytest.mark.parametrize("change", ["file", "store", "other files", "no wish"])
def test_what_cannot_be_gone_on_with_is_begun_anew(tmp_path: Path, parts: list[Path], change: str) -> None:
    folder = tmp_path / "store"
    with pytest.raises(DataError):
        load(parts, folder, resume=True)
    wanted = parts[:2]
    if change == "file":
        parts[0].write_text(LINES[0], encoding="utf-8")
    elif change == "store":
        extra = tmp_path / "extra.nt"
        extra.write_text("<http://e/x> <http://e/y> <http://e/z> .\n", encoding="utf-8")
        load([extra], tmp_path / "elsewhere")
        (tmp_path / "elsewhere").rename(folder)
    elif change == "other files":
        wanted = parts[1:2]
    done = load(wanted, folder, resume=change != "no wish")
    expected = {"file": 1001, "store": 2001, "other files": 1000, "no wish": 2000}[change]
    assert (done.after, done.resumed) == (expected, 0)
    assert beside(folder) == []


def test_two_writers_do_not_lose_what_the_other_has_loaded(tmp_path: Path, lines: Path) -> None:
    folder = tmp_path / "store"
    load([lines], folder)
    other = pyoxigraph.Store(str(folder))
    with pytest.raises(DataError, match="another program writes"):
        load([lines], folder)
    del other
    assert load([lines], folder).after == 1000


def test_many_bad_lines_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "bad.nq"
    file.write_text("nothing\n" * 500 + LINES[0], encoding="utf-8")
    done = load([file], tmp_path / "store", skip_bad=True)
    assert (done.after, done.skipped, len(done.told)) == (1, 500, 20)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.docx", b"", "known suffixes"),
        ("a.ttl", b"<a> <b> .", "a.ttl, line 1"),
        ("a.nt.gz", b"not packed", "damaged"),
        ("missing.nt", None, "no such file"),
    ],
)
def test_what_cannot_be_loaded(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=message):
        load([tmp_path / name], tmp_path / "store")
    assert not (tmp_path / "store").exists()
    assert beside(tmp_path / "store") == []


def test_what_is_no_store_is_left_alone(tmp_path: Path, lines: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(DataError, match="is no store"):
        load([lines], folder)
    assert (folder / "letter.txt").read_text(encoding="utf-8") == "dear"


def test_bad_lines_can_be_skipped_only_where_a_line_is_a_statement(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<a> <b> <c> .", encoding="utf-8")
    with pytest.raises(DataError, match="N-Triples and N-Quads only"):
        load([tmp_path / "a.ttl"], tmp_path / "store", skip_bad=True)


@pytest.mark.parametrize("more", [[], ["--resume"]])
def test_loads_killed_at_random_moments(tmp_path: Path, more: list[str]) -> None:
    found = kill(tmp_path, 6, *more)
    assert found["old"] + found["new"] == 6


def test_a_load_that_is_interrupted_leaves_the_store_as_it_was(tmp_path: Path, lines: Path) -> None:
    folder = tmp_path / "store"
    load([lines], folder)
    large = written(tmp_path / "large.nt", 200_000)
    command = [sys.executable, "-m", "kg", "load", str(large), "--store", str(folder)]
    for delay in (0.15, 0.3, 0.45, 0.6):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        process.communicate()
        assert len(Embedded.read_only(folder)) in (1000, 201_000)
    load([lines], folder)
    assert beside(folder) == []


def test_a_store_that_was_moved_away_comes_back(tmp_path: Path, lines: Path) -> None:
    folder = tmp_path / "store"
    load([lines], folder)
    aside = tmp_path / ".store-load-99999999-x"
    aside.mkdir()
    folder.rename(aside / "old")  # as far as a load comes that is killed in the middle of the exchange
    assert len(list(open_location(str(folder)).query("SELECT ?s { ?s ?p ?o }"))) == 1000  # type: ignore[arg-type]
    assert beside(folder) == []
