"""Dates: what is understood, with its bounds, and what is refused."""

import pytest

from kg.errors import DataError
from kg.model.edtf import Edtf


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-11-08", "2024-11-08", "2024-11-08", "day"),
        ("2023-12~", "2023-12-01", "2023-12-31", "other"),
        ("2024-21", "2024-03-01", "2024-05-31", "other"),
        ("2024-24", "2024-12-01", "2025-02-28", "other"),
        ("2024-33", "2024-01-01", "2024-03-31", "other"),
        ("2024-41", "2024-07-01", "2024-12-31", "other"),
        ("2024-10/2024-11-19", "2024-10-01", "2024-11-19", "other"),
        ("../2024-12", None, "2024-12-31", "other"),
        ("2024-12/..", "2024-12-01", None, "other"),
        ("2024-21/2024-24", "2024-03-01", "2025-02-28", "other"),
    ],
)
def test_understood(text: str, earliest: str | None, latest: str | None, precision: str) -> None:
    date = Edtf.parse(text)
    assert (str(date.earliest) if date.earliest else None) == earliest
    assert (str(date.latest) if date.latest else None) == latest
    assert date.precision == precision
    assert date.text == text


@pytest.mark.parametrize(
    "text",
    ["2024-13", "2024-00", "2024-02-30", "24-11", "2024/11/08", "8 Nov 2024", "", "../..", "2024-11-8",
     "2024-12/2024-01", "0000", "2024-11-08T10:00", "2024-19", "２０２４"],
)  # fmt: skip
def test_refused(text: str) -> None:
    with pytest.raises(DataError):
        Edtf.parse(text)
