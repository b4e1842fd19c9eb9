"""Expectations: what falls below its floor is an error."""

import json
from pathlib import Path

import pytest

from kg.build.graph import Graph
from kg.errors import DataError
from kg.model.finding import Finding
from kg.quality.expectations import check_expectations
from tests.cli.test_query import kg

MET = {
    "counts": {"entities": 17, "claims": 26, "planned": 1, "sources": 2},
    "classes": {"Organisation": 4, "Agreement": 1, "Place": 6},
    "labels": {"zh-Hant": 1.0, "zh-Hans": 1.0, "en": 0.98},
    "filled": {"Agreement": {"date": 1.0, "party": 1.0}, "JointCentre": {"founder": 1.0, "field": 0.5}},
}


def expected(data: Path, small: Graph) -> list[Finding]:
    claims = {"claims": small.claims, "planned": small.planned}
    return check_expectations(data, small.store, small.dataset, small.vocabulary, claims)


def check(data: Path, small: Graph, wanted: object) -> list[str]:
    (data / "expectations.json").write_text(json.dumps(wanted), encoding="utf-8")
    found = expected(data, small)
    assert all(finding.place.file == "expectations.json" for finding in found)
    return [finding.value for finding in found]


def test_without_a_file_nothing_is_expected(data: Path, small: Graph) -> None:
    assert expected(data, small) == []


def test_met(data: Path, small: Graph) -> None:
    assert check(data, small, MET) == []


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        ({"counts": {"claims": 27}}, "counts claims: 26"),
        ({"classes": {"University": 2}}, "classes University: 1"),
        ({"classes": {"Nosuch": 1}}, "classes Nosuch: 0"),
        ({"labels": {"pt": 0.5}}, "labels pt: 0.0588235"),
        ({"filled": {"JointCentre": {"field": 0.6}}}, "filled JointCentre field: 0.5"),
    ],
)
def test_not_met(data: Path, small: Graph, wanted: object, value: str) -> None:
    assert check(data, small, wanted) == [value]


@pytest.mark.parametrize("wanted", [[], {"counts": 3}, {"nosuch": {}}, {"counts": {"claims": "many"}}])
def test_a_file_of_another_form(data: Path, small: Graph, wanted: object) -> None:
    with pytest.raises(DataError, match="expectations"):
        check(data, small, wanted)


def test_a_lost_claim_stops_the_build(data: Path, tmp_path: Path) -> None:
    (data / "expectations.json").write_text(json.dumps({"counts": {"claims": 27}}), encoding="utf-8")
    done = kg("build", "--data", str(data), cwd=tmp_path)
    assert done.returncode == 1
    assert "27 were expected" in done.stderr
    assert not (tmp_path / "build").exists()
