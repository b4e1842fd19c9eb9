"""Claims: a stable id, and since when each is known to hold."""

from dataclasses import replace
from datetime import date

import pytest

from kg.model.claim import Claim, Modality, Number, Ref
from kg.model.edtf import Edtf
from kg.model.source import Source

SOURCE = Source("paper", "t", "p", Edtf.parse("2024-11-19"), None, "en", "", "B")
CLAIM = Claim(SOURCE, "polyu-oppo-lab", "founder", Ref("polyu"), begin=Edtf.parse("2022"))


def test_the_id_is_written_down() -> None:
    assert CLAIM.id == "cf7c550285f197b9"


@pytest.mark.parametrize("change", [{"note": "x"}, {"locator": "p5"}, {"end": Edtf.parse("2024")}])
def test_remarks_do_not_change_the_id(change: dict[str, object]) -> None:
    assert replace(CLAIM, **change).id == CLAIM.id


@pytest.mark.parametrize(
    "change",
    [{"object": Ref("oppo")}, {"subject": "x"}, {"predicate": "party"}, {"begin": None},
     {"source": replace(SOURCE, id="other")}, {"unit": "mu"}],
)  # fmt: skip
def test_what_is_said_changes_the_id(change: dict[str, object]) -> None:
    assert replace(CLAIM, **change).id != CLAIM.id


@pytest.mark.parametrize(
    ("begin", "modality", "since"),
    [
        ("2022", Modality.ACTUAL, date(2022, 12, 31)),
        ("2024", Modality.ACTUAL, date(2024, 11, 19)),
        ("2024-12/..", Modality.ACTUAL, date(2024, 11, 19)),
        (None, Modality.ACTUAL, date(2024, 11, 19)),
        ("../2024-12", Modality.PLANNED, date(2024, 11, 19)),
        ("2022", Modality.PLANNED, date(2024, 11, 19)),
    ],
)
def test_since(begin: str | None, modality: Modality, since: date) -> None:
    claim = replace(CLAIM, begin=Edtf.parse(begin) if begin else None, modality=modality)
    assert claim.since == since


def test_until_is_for_what_was() -> None:
    ended = replace(CLAIM, end=Edtf.parse("2023"))
    assert ended.until == date(2023, 12, 31)
    assert replace(ended, modality=Modality.PLANNED).until is None
    assert CLAIM.until is None
    assert ended.since == date(2022, 12, 31)
    assert replace(ended, begin=None).since == date(2023, 1, 1)


def test_a_stated_date_is_when_the_claim_begins() -> None:
    day = Edtf.parse("2024-11-08")
    assert replace(CLAIM, predicate="date", object=day, begin=None).when == day
    assert replace(CLAIM, object=Number("3"), begin=None).when is None
