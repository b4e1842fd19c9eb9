"""Shapes: each problem becomes a finding with the row that it comes from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build.checked import load_checked
from kg.model.finding import Finding, Severity
from tests.conftest import ONTOLOGY

Edit = Callable[[str, str, str], None]
PAPER = "claims/paper.csv"


def findings(data: Path) -> list[Finding]:
    return list(load_checked(data, ONTOLOGY).findings)


def test_the_small_data_set_conforms(data: Path) -> None:
    assert findings(data) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "place"),
    [
        (PAPER, "deal,party,oppo,,,2024-11-01,,,p7:0-8,\n", "", "agreement-parties", ("entities/agreement.csv", 2)),
        (PAPER, "unveiling,date,2024-11-08,,,,,,p5:0-5,\n", "", "event-date", ("entities/event.csv", 2)),
        (PAPER, "vp,postIn,polyu,,,,,,p5:40-48,\n", "", "post-organisation", ("entities/post.csv", 2)),
        (PAPER, "centre,field,ai-imaging,,,,,,p5:1-9,", "centre,field,ai-imaging,,,,,,,", "evidence", (PAPER, 3)),
        ("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,OPPO,OPPO,", "label-en", ("entities/company.csv", 2)),
        ("entities/city.csv", "113.75", "", "longitude-present", ("entities/city.csv", 2)),
        ("entities/city.csv", "東莞市", "東莞@zh-Hant", "label-or-alias", ("entities/city.csv", 2)),
    ],
)  # fmt: skip
def test_each_shape(
    data: Path, edit: Edit, file: str, old: str, new: str, rule: str, place: tuple[str, int]
) -> None:
    edit(file, old, new)
    (finding,) = findings(data)
    assert finding.rule == f"shape:{rule}"
    assert (finding.place.file, finding.place.row) == place
    assert finding.problem
    assert finding.fix.endswith(".")


def test_founders(data: Path, edit: Edit) -> None:
    edit(PAPER, "lab,founder,oppo,,,2022,,,p6:0-20,\n", "")
    assert findings(data) == []
    edit(PAPER, "lab,founder,polyu,,,2022,,,p6:0-20,\n", "")
    assert [(f.rule, f.place.row) for f in findings(data)] == [("shape:joint-centre-founder", 3)]


def test_a_planned_party_is_a_party(data: Path, edit: Edit) -> None:
    edit(PAPER, "deal,party,oppo,,,2024-11-01,,,p7", "deal,party,oppo,,,2024-11-01,,planned,p7")
    assert findings(data) == []


def test_a_missing_name_is_a_warning(data: Path, edit: Edit) -> None:
    edit("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,OPPO,,OPPO")
    (finding,) = findings(data)
    assert finding.severity is Severity.WARNING
    assert "Simplified" in finding.problem
