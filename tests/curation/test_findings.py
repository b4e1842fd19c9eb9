"""One bad file per rule: each is found, with its file, row and column, and nothing else is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build.graph import load
from kg.model.finding import Finding, Severity
from tests.conftest import ONTOLOGY

Edit = Callable[[str, str, str], None]


def findings(data: Path) -> list[Finding]:
    return list(load(data, ONTOLOGY).findings)


def test_the_small_data_set_is_sound(small: object, data: Path) -> None:
    assert findings(data) == []


PAPER = "claims/paper.csv"
CASES = [
    # file, old, new, rule, row, column
    (PAPER, "chao,holds,vp", "chao,hold,vp", "unknown-predicate", 7, "predicate"),
    (PAPER, "chao,holds,vp", "choa,holds,vp", "dangling-subject", 7, "subject"),
    (PAPER, "chao,holds,vp", "chao,holds,vpp", "dangling-object", 7, "object"),
    (PAPER, "chao,holds,vp", "chao,holds,polyu", "wrong-class-object", 7, "object"),
    (PAPER, "chao,holds,vp", "polyu,holds,vp", "wrong-class-subject", 7, "subject"),
    (PAPER, "chao,holds,vp", "chao,jurisdiction,gba", "derived-predicate", 7, "predicate"),
    (PAPER, "deal,date,2024-11-01", "deal,date,2024-13", "date", 8, "object"),
    (PAPER, "founder,oppo,,,2024-11,", "founder,oppo,,,2024-13,", "date", 4, "from"),
    (PAPER, "founder,oppo,,,2024-11,,", "founder,oppo,,,2024-11,2024-10,", "date-order", 4, "to"),
    (PAPER, "area,2356,about", "area,2356 mu,about", "number", 2, "object"),
    (PAPER, "area,2356,about,mu", "area,2356,roughly,mu", "qualifier", 2, "qualifier"),
    (PAPER, "area,2356,about,mu", "area,2356,about,", "unit", 2, "unit"),
    (PAPER, "area,2356,about,mu", "area,2356,about,nosuch", "dangling-unit", 2, "unit"),
    (PAPER, "area,2356,about,mu", "area,2356,about,gba", "wrong-class-unit", 2, "unit"),
    (PAPER, "chao,holds,vp,,", "chao,holds,vp,about,", "figure-only", 7, "qualifier"),
    (PAPER, ",planned,", ",plan,", "modality", 18, "modality"),
    (PAPER, "p11:3-9", "p11:9-3", "locator", 18, "locator"),
    (PAPER, "p11:3-9", "page five", "locator", 18, "locator"),
    (PAPER, "deal,party,oppo,,,2024-11-01", "deal,party,polyu,,,2024-11-01", "duplicate", 13, ""),
    (PAPER, "deal,party,oppo", ",party,oppo", "required", 12, "subject"),
    (PAPER, "p11:3-9", "p11:3-9,more", "cells", 18, ""),
    (PAPER, "locator,note", "locater,note", "missing-column", 1, "locator"),
    (PAPER, "locator,note", "locater,note", "unknown-column", 1, "locater"),
    (PAPER, "locator,note", "locator,locator", "repeated-column", 1, "locator"),
    (PAPER, "p6:0-20,\nlab", "p6:0-20,\n\nlab", "empty-row", 15, ""),
    (PAPER, "chao,holds,vp,", 'chao,holds,"vp,', "csv", 7, ""),
    (PAPER, "chao,holds,vp,", "chao,holds, vp,", "white-space", 7, "object"),
    ("entities/company.csv", "oppo,OPPO,OPPO,OPPO", 'oppo,"=HYPERLINK(""http://x"",""y"")",OPPO,OPPO', "formula", 2, "label_zh_hant"),
    ("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,@SUM(A1),OPPO,OPPO", "formula", 2, "label_zh_hant"),
    ("entities/company.csv", "oppo,OPPO,OPPO,OPPO", 'oppo,"O\nPPO",OPPO,OPPO', "control-character", 2, "label_zh_hant"),
    ("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,OPPO,OPPO,OPPO\u0301e\u0301", "normal-form", 2, "label_en"),
    ("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,,,", "no-label", 2, "label_zh_hant"),
    ("entities/company.csv", "https://www.oppo.com", "javascript:alert(1)", "url", 2, "homepage"),
    ("entities/city.csv", "23.02", "923.02", "coordinate", 2, "lat"),
    ("entities/unit.csv", "mu,畝", "Mu,畝", "id", 2, "id"),
    ("entities/event.csv", ",en\n", ",pt\n", "descriptive", 2, "descriptive"),
    ("entities/park.csv", "smart-park,", "plant,", "duplicate-id", 2, "id"),
    ("entities/park.csv", "smart-park,", "paper,", "duplicate-id", 2, "id"),
    ("sources.csv", ",B,", ",D,", "grade", 3, "grade"),
    ("sources.csv", "zh-Hant", "Chinese", "language", 3, "language"),
    ("sources.csv", "2024-11-19", "19/11/2024", "date", 3, "published"),
    ("sources.csv", "2024-11-19", "", "undated-source", 3, "published"),
    ("sources.csv", "https://example.org/paper", "www.example.org", "url", 3, "url"),
    ("sources.csv", "paper,一份", "papers,一份", "unknown-source", 0, ""),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "rule", "row", "column"), CASES)
def test_each_rule(
    data: Path, edit: Edit, file: str, old: str, new: str, rule: str, row: int, column: str
) -> None:
    edit(file, old, new)
    found = findings(data)
    hits = [finding for finding in found if finding.rule == rule]
    assert hits, found
    expected = "claims/paper.csv" if rule == "unknown-source" else file
    assert (hits[0].place.file, hits[0].place.row, hits[0].place.column) == (expected, row, column)
    assert hits[0].problem
    assert hits[0].fix


def test_suggestions(data: Path, edit: Edit) -> None:
    edit(PAPER, "chao,holds,vp", "chao,hold,vp")
    edit(PAPER, "plant,locatedIn,binhaiwan", "plant,locatedIn,binhaiwam")
    assert [finding.fix for finding in findings(data)] == [
        "did you mean 'holds'?",
        "did you mean 'binhaiwan'?",
    ]


def test_big5(data: Path) -> None:
    path = data / "entities" / "city.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("big5", errors="replace"))
    found = [finding for finding in findings(data) if finding.rule == "encoding"]
    assert [(f.place.file, f.place.row) for f in found] == [("entities/city.csv", 2)]
    assert "Big5" in found[0].problem


def test_nul(data: Path) -> None:
    path = data / "entities" / "city.csv"
    path.write_bytes(path.read_bytes().replace(b"23.02", b"23\x0002"))
    assert "encoding" in {finding.rule for finding in findings(data)}


def test_a_byte_order_mark_is_read_over(data: Path) -> None:
    path = data / "entities" / "city.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert findings(data) == []


def test_files_that_nobody_reads(data: Path) -> None:
    (data / "claims" / "paper.xlsx").write_bytes(b"PK")
    (data / "entities" / "compny.csv").write_text("id\n", encoding="utf-8")
    found = {finding.rule: finding for finding in findings(data)}
    assert found["stray-file"].severity is Severity.WARNING
    assert found["unknown-class"].fix == "did you mean 'company'?"


def test_what_is_no_file(data: Path) -> None:
    (data / "claims" / "gazette.csv").unlink()
    (data / "claims" / "gazette.csv").mkdir()
    (data / "entities" / "unit.csv").unlink()
    (data / "entities" / "unit.csv").symlink_to(data / "nowhere.csv")
    found = [finding.place.file for finding in findings(data) if finding.rule == "unreadable"]
    assert found == ["claims/gazette.csv", "entities/unit.csv"]


def test_empty_files(data: Path) -> None:
    (data / "claims" / "paper.csv").write_bytes(b"")
    (data / "sources.csv").unlink()
    assert {"missing-file"} <= {finding.rule for finding in findings(data)}


def test_all_at_once(data: Path, edit: Edit) -> None:
    edit(PAPER, "chao,holds,vp", "chao,hold,vp")
    edit(PAPER, "deal,date,2024-11-01", "deal,date,2024-13")
    edit("entities/unit.csv", "mu,畝", "Mu,畝")
    rules = [finding.rule for finding in findings(data)]
    assert sorted(rules) == ["dangling-unit", "date", "id", "unknown-predicate"]
