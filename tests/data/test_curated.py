"""The curated data: sound, canonical, and readable by any Frictionless tool."""

import json

import pytest

from kg.build.checked import load_checked
from kg.build.graph import Graph
from kg.curation.canonical import format_data
from kg.curation.columns import CLAIMS, ENTITIES, SOURCES
from kg.curation.dataset import Reading
from kg.model.claim import Claim
from kg.model.finding import Severity
from tests.conftest import ONTOLOGY, ROOT

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def curated() -> Graph:
    return load_checked(DATA, ONTOLOGY)


@pytest.fixture(scope="module")
def claims(curated: Graph) -> list[Claim]:
    return list(Reading(DATA, curated.vocabulary).read_claims())


def test_no_errors(curated: Graph) -> None:
    assert [finding for finding in curated.findings if finding.severity is Severity.ERROR] == []


def test_canonical_form() -> None:
    changed = [file.path for file in format_data(DATA) if file.changed or file.findings]
    assert changed == [], "run 'kg fmt'"


def test_any_frictionless_tool_can_validate_it() -> None:
    from frictionless import Package

    report = Package(str(DATA / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "title", "rowNumber", "note"])


@pytest.mark.parametrize(
    ("kind", "columns"), [("sources", SOURCES), ("entities", ENTITIES), ("claims", CLAIMS)]
)
def test_the_schemas_know_the_columns(kind: str, columns: tuple[object, ...]) -> None:
    schema = json.loads((DATA / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))
    assert [field["name"] for field in schema["fields"]] == [column.name for column in columns]
    assert all(field["description"] for field in schema["fields"])


def test_every_entity_has_its_three_names(curated: Graph) -> None:
    for entity in curated.dataset.entities.values():
        assert {"zh-Hant", "zh-Hans", "en"} <= {label.language for label in entity.labels}, entity.id


def test_every_claim_can_be_looked_up(curated: Graph, claims: list[Claim]) -> None:
    assert len(claims) == curated.claims > 4000
    for claim in claims:
        if claim.source.id != "editors":
            assert claim.locator or claim.source.retrieved, claim


def test_the_first_source_gives_characters_for_every_claim(claims: list[Claim]) -> None:
    first = [claim for claim in claims if claim.source.id == "hkcd-2024-11-19"]
    assert len(first) > 200
    assert all(":" in part for claim in first for part in claim.locator.split(";"))
