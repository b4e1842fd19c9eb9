"""Statements in words: figures, dates, places in a source."""

from dataclasses import replace

import pytest

from kg.evidence import wording
from kg.evidence.statement import Named, Statement
from kg.evidence.words import words

PLAIN = Statement(
    claim="c", subject=Named("zone", "Zone"), predicate=Named("area", "area"), object=Named("2356", "2356"),
    qualifier="", unit="", begin="", end="", since="", until="", latest="", modality="actual",
    source="paper", title="", publisher="", published="", grade="A", locator="", url="", note="",
)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "language", "text"),
    [
        ({}, "en", "2356"),  # may be a year
        ({"unit": "mu", "qualifier": "about"}, "en", "about 2,356 mu"),
        ({"unit": "畝", "qualifier": "at-least"}, "zh-Hant", "至少 2,356 畝"),
        ({"unit": "mu", "object": Named("2.5", "2.5")}, "en", "2.5 mu"),
        ({"unit": "mu", "object": Named("²", "²")}, "en", "² mu"),
        ({"qualifier": "{0.__class__}"}, "en", "2356"),
        ({"object": Named("{number}", "{number}"), "qualifier": "about"}, "en", "about {number}"),
    ],
)
def test_value(given: dict[str, str], language: str, text: str) -> None:
    assert wording.value(replace(PLAIN, **given), words(language)) == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "english", "chinese"),
    [
        ("2024-11-08", "2024-11-08", "2024-11-08"),
        ("2024-41", "second half of 2024", "2024 年下半年"),
        ("2024-06~", "about 2024-06", "約 2024-06"),
        ("2024-33?", "first quarter of 2024 (uncertain)", "2024 年第一季（未確定）"),
        ("../2024-12", "2024-12 or earlier", "2024-12 或之前"),
        ("2024-11-01/..", "2024-11-01 or later", "2024-11-01 或之後"),
        ("2024-10/2024-11-19", "between 2024-10 and 2024-11-19", "2024-10 至 2024-11-19 之間"),
        ("soon {x}", "soon {x}", "soon {x}"),
        ("", "", ""),
    ],
)
def test_dates(date: str, english: str, chinese: str) -> None:
    assert wording.read_date(date, words("en")) == english
    assert wording.read_date(date, words("zh-Hant")) == chinese


def test_periods() -> None:
    said = words("en")
    assert wording.period(replace(PLAIN, begin="2023", end="2025-41"), said) == "2023 to second half of 2025"
    assert wording.period(replace(PLAIN, begin="2023", end="2023"), said) == "2023"
    assert wording.when(replace(PLAIN, end="2023"), said) == "to 2023"
    assert wording.when(replace(PLAIN, begin="../2023"), said) == "../2023"


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        ("p5", "paragraph 5"),
        ("p5:12-40;caption1", "paragraph 5, characters 13–40; caption 1"),
        ("headline:0-8", "headline, characters 1–8"),
        ("<b>", "<b>"),
        ("chapter9", "chapter9"),
    ],
)
def test_places_in_a_source(locator: str, text: str) -> None:
    assert wording.read_locator(locator, words("en")) == text


def test_what_is_in_no_list_stays_as_it_is() -> None:
    strange = replace(PLAIN, modality="rumoured", grade="Z")
    assert wording.modality(strange, words("zh-Hans")) == "rumoured"
    assert wording.grade(strange, words("en")) == "Z"
    assert wording.grade(PLAIN, words("zh-Hans")) == "A：官方或第一手"
