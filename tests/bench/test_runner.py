"""The runner: a small run gives figures of the promised shape, and the README has its tables."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench import table
from tests.bench.__main__ import run
from tests.bench.measure import FailedError, Taken, TooSlowError, apart, call, in_turn, process, script
from tests.bench.result import Result, Setting, Target, verdicts
from tests.conftest import ROOT

SMALL = ("load", "questions", "search", "page", "explorer")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str]:
    folder = tmp_path_factory.mktemp("run")
    only = [word for name in SMALL for word in ("--only", name)]
    out = ("--json", folder / "found.json", "--markdown", folder / "found.md")
    command = [
        sys.executable,
        "-m",
        "tests.bench",
        "--triples",
        "3000",
        *only,
        *out,
        "--rounds",
        "1",
        "--brief",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert all(f"{name}: " in done.stderr for name in SMALL)
    written = (folder / "found.md").read_text(encoding="utf-8")
    assert done.stdout == written
    return json.loads((folder / "found.json").read_text(encoding="utf-8")), written


def test_each_contender_has_its_figures(small: tuple[dict[str, Any], str]) -> None:
    found, _ = small
    assert found["sizes"] == [3000]
    assert {"Python", "pyoxigraph", "rdflib"} <= found["versions"].keys()
    assert {one["benchmark"] for one in found["results"]} == set(SMALL) - {"explorer"}
    assert "brief" in found["skipped"]["explorer"]
    for one in found["results"]:
        measured = [item for item in one["contenders"] if item["runs"]]
        assert one["baseline"] in {item["name"] for item in measured}
        for item in measured:
            assert 0 < item["min_ms"] <= item["median_ms"] <= item["max_ms"]
            assert item["ratio"] > 0
        for item in one["contenders"]:
            assert item["runs"] or item["note"]


def test_loads_tell_their_peak(small: tuple[dict[str, Any], str]) -> None:
    loads = [one for one in small[0]["results"] if one["benchmark"] == "load"]
    assert {one["job"] for one in loads} == {"N-Triples into memory", "N-Triples onto disk"}
    for one in loads:
        assert all(10 < item["peak_mb"] < 1000 for item in one["contenders"] if item["runs"])


def test_small_graphs_are_not_judged(small: tuple[dict[str, Any], str]) -> None:
    assert small[0]["targets"] == []


def test_the_tables_name_what_was_measured(small: tuple[dict[str, Any], str]) -> None:
    found, written = small
    assert table.names(written) == list(SMALL)
    for one in found["results"]:
        assert one["job"] in written


def test_the_readme_has_the_promises_and_the_growth() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    inside = readme.partition(table.BEGIN)[2].partition(table.END)[0]
    for job in (
        "| start-up: ",
        "| load: N-Triples into memory",
        "| load: N-Triples onto disk",
        "| questions: ",
    ):
        assert inside.count(job) >= 2, job
    assert table.replace(readme, "new").count("new\n" + table.END) == 1
    assert "python -m tests.bench" in readme


def test_contenders_take_turns() -> None:
    turns: list[str] = []

    def run(name: str) -> Taken:
        turns.append(name)
        return Taken(1, 1)

    runs = {name: lambda name=name: run(name) for name in "ab"}  # type: ignore[misc]
    times = in_turn(runs, 2, warm=1, few={"b": 1})
    assert turns == ["a", "a", "b", "a"]
    assert {name: len(taken) for name, taken in times.items()} == {"a": 2, "b": 1}
    assert len(in_turn(runs, 5, warm=0, budget=0)["a"]) == 1


def test_a_process_is_measured_and_can_fail_or_be_stopped() -> None:
    taken = process(script("big = b'x' * 200_000_000; sum(range(3_000_000))"))
    assert taken.wall > 0
    assert taken.cpu > 0
    assert taken.peak > 190
    with pytest.raises(FailedError, match="no such name"):
        process(script("raise SystemExit('no such name')"))
    with pytest.raises(TooSlowError):
        process(script("import time; time.sleep(60)"), patience=0.2)
    with pytest.raises(TooSlowError):
        call(lambda: sum(number for number in range(10**12)), patience=0.1)


def test_what_is_done_apart_gives_its_value_its_error_or_nothing() -> None:
    import os
    import time

    assert apart(sorted, [2, 1]) == [1, 2]
    with pytest.raises(ZeroDivisionError):
        apart(divmod, 1, 0)
    with pytest.raises(TooSlowError):
        apart(time.sleep, 60, patience=0.1)
    with pytest.raises(FailedError):
        apart(os._exit, 3)


def test_a_target_can_be_set_against_another_size() -> None:
    results = [
        Result("load", "job", "kg", {"kg": [Taken(1, 1)]}, 10),
        Result("load", "job", "kg", {"kg": [Taken(13, 13)]}, 100, [Target("kg", 12, "kg", 10)]),
    ]
    (verdict,) = verdicts(results)
    assert verdict.ratio == 13
    assert not verdict.met
    about = {"machine": "a machine", "versions": {"kg": "1"}, "day": "today"}
    written = table.markdown(results, about, {"load": "loading"}, {})
    assert "| load: job | 100 | kg | kg, 10 triples | 13 | 12 | **no** |" in written
    assert "| ms by triples | 10 | 100 |" in written
    assert "| load: job: kg | 1,000 | 13,000 |" in written


def test_what_was_found_before_a_failure_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from collections.abc import Iterator

    from tests.bench import build

    def measure(_: Setting) -> Iterator[Result]:
        yield Result("build", "job", "kg", {"kg": [Taken(1, 1)]})
        raise ValueError("no more")

    monkeypatch.setattr(build, "measure", measure)
    results, skipped = run(["build"], Setting(Path(), ()))
    assert [one.job for one in results] == ["job"]
    assert skipped == {"build": "ValueError: no more"}


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="has no"):
        table.write(page, "new")
    assert page.read_text(encoding="utf-8") == "nothing"
