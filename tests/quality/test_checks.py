"""Checks: each finds its own bad case, with the row it comes from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build.graph import Graph, load
from kg.errors import DataError
from kg.quality.checks import run_checks
from tests.conftest import ONTOLOGY

Edit = Callable[[str, str, str], None]
PAPER = "claims/paper.csv"
CHECKS = ONTOLOGY / "checks"
GOOD = "# Problem: It is.\n# Solution: Mend it.\nSELECT ?entity ?property ?value { ?entity a gba:Unit }\n"


def found(data: Path) -> set[tuple[str, str, int]]:
    graph = load(data, ONTOLOGY)
    return {
        (finding.rule.removeprefix("check:"), finding.place.file, finding.place.row)
        for finding in run_checks(graph.store, CHECKS, graph.dataset.places)
    }


def test_a_check_names_the_row(small: Graph, tmp_path: Path) -> None:
    (tmp_path / "units.rq").write_text(GOOD, encoding="utf-8")
    (finding,) = run_checks(small.store, tmp_path, small.dataset.places)
    assert (finding.rule, finding.place.file, finding.place.row) == ("check:units", "entities/unit.csv", 2)
    assert (finding.problem, finding.fix, finding.value) == ("It is.", "Mend it.", "id:mu")


@pytest.mark.parametrize(
    ("old", "new"), [("# Problem: It is.\n", ""), ("# Solution: Mend it.\n", ""), ("{ ?entity", "{{ ?entity")]
)
def test_a_broken_check_is_named(small: Graph, tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "units.rq").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError, match=r"units\.rq"):
        list(run_checks(small.store, tmp_path, small.dataset.places))


def cut(file: str, *rows: str) -> tuple[tuple[str, str, str], ...]:
    """Edits that take rows out."""
    return tuple((file, row + "\n", "") for row in rows)


def put(file: str, row: str) -> tuple[tuple[str, str, str], ...]:
    """An edit that adds a row behind the header."""
    headers = {"claims": "locator,note\n", "entities": "lat,lon,descriptive\n", "sources.csv": "grade,note\n"}
    header = headers[file.split("/", maxsplit=1)[0]]
    return ((file, header, header + row + "\n"),)


GAZETTE = "claims/gazette.csv"
FIELD = "entities/field.csv"
PARTY = "deal,party,oppo,,,2024-11-01,,,p7:0-8,"
SEATS = (
    *cut(GAZETTE, "polyu,locatedIn,hong-kong,,,,,,p2,"),
    *cut(PAPER, "oppo,locatedIn,dongguan,,,,,,p4:0-9,"),
)
BAD = {
    "agreements-without-date": (cut(PAPER, "deal,date,2024-11-01,,,,,,p7:0-8,"), "entities/agreement.csv", 2),
    "agreements-without-parties": (cut(PAPER, PARTY), "entities/agreement.csv", 2),
    "agreements-without-place-or-jurisdiction": (
        (*SEATS, *cut(PAPER, "deal,locatedIn,smart-park,,,2024-11-01,,,p7:0-8,")), "entities/agreement.csv", 2,
    ),
    "broader-cycle": (
        (*put(FIELD, "ai,AI,AI,AI,,,,,,,,"), *put(PAPER, "ai,broader,ai-imaging,,,,,,p1,\nai-imaging,broader,ai,,,,,,p1,")),
         PAPER, 2,
    ),
    "conflicts": (put(GAZETTE, "binhaiwan,area,3000,,mu,,,,p1,"), "entities/zone.csv", 2),
    "events-without-date": (cut(PAPER, "unveiling,date,2024-11-08,,,,,,p5:0-5,"), "entities/event.csv", 2),
    "joint-centres-without-field": (cut(PAPER, "centre,field,ai-imaging,,,,,,p5:1-9,"), "entities/joint-centre.csv", 2),
    "joint-centres-without-founders": (
        cut(PAPER, "lab,founder,oppo,,,2022,,,p6:0-20,", "lab,founder,polyu,,,2022,,,p6:0-20,"), "entities/joint-centre.csv", 3,
    ),
    "located-in-cycle": (put(GAZETTE, "gba,locatedIn,binhaiwan,,,,,,p1,"), GAZETTE, 2),
    "missing-label": ((("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,OPPO,,OPPO"),), "entities/company.csv", 2),
    "only-grade-c": ((("sources.csv", ",B,", ",C,"),), "entities/person.csv", 2),
    "orphan-entities": (put("entities/company.csv", "alone,A,A,A,,,,,,,,"), "entities/company.csv", 2),
    "parties-without-jurisdiction": (SEATS, "entities/company.csv", 2),
    "self-relations": (put(PAPER, "oppo,cooperatesWith,oppo,,,,,,p1,"), PAPER, 2),
    "sources-without-claims": (put("sources.csv", "unread,T,P,2024,,en,https://example.org/,A,"), "sources.csv", 2),
    "stale-plans": ((("claims/paper.csv", "../2024-12", "../2024-10"),), PAPER, 18),
}  # fmt: skip


def test_every_check_has_a_bad_case() -> None:
    assert set(BAD) == {path.stem for path in CHECKS.glob("*.rq")}


@pytest.mark.parametrize("name", BAD)
def test_each_check(data: Path, edit: Edit, name: str) -> None:
    edits, file, row = BAD[name]
    assert (name, file, row) not in found(data)
    for change in edits:
        edit(*change)
    assert (name, file, row) in found(data)


def test_the_small_data_set_raises_hardly_any(data: Path) -> None:
    assert {name for name, _, _ in found(data)} <= {"joint-centres-without-field"}
