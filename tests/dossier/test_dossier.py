"""Dossiers: claims with evidence, as of a day, and what is not known."""

from dataclasses import replace

import pytest

from kg.build.graph import Graph
from kg.dossier.compile import compile_cards, compile_dossier
from kg.dossier.gaps import find_gaps
from kg.errors import NotFoundError
from kg.evidence.statement import Named


def test_everything_about_an_entity(small: Graph) -> None:
    dossier = compile_dossier(small.store, "polyu", "en")
    assert dossier.entity.label == "The Hong Kong Polytechnic University"
    assert dossier.cls.label == "University"
    assert list(dossier.labels) == ["zh-Hant", "zh-Hans", "en"]
    assert dossier.aliases == ("PolyU", "理大")
    assert [place.id for place in dossier.places] == ["hong-kong", "gba"]
    assert [partner.entity.id for partner in dossier.partners] == ["oppo"]
    assert [link.id for link in dossier.partners[0].through] == ["centre", "deal", "lab"]
    founded = next(item for item in dossier.statements if item.subject.id == "lab")
    assert (founded.begin, founded.source, founded.grade, founded.locator) == (
        "2022",
        "paper",
        "B",
        "p6:0-20",
    )
    assert founded.publisher == "報紙"


def test_labels_in_the_language_of_the_reader(small: Graph) -> None:
    assert compile_cards(small.store, ["polyu"], "zh-Hans")[0].label == "香港理工大学"
    assert compile_cards(small.store, ["polyu"], "pt")[0].label == "香港理工大學"
    assert compile_dossier(small.store, "plant", "zh-Hant").cls.label


def test_as_of_a_day_before(small: Graph) -> None:
    dossier = compile_dossier(small.store, "oppo", "en", "2023-01-01")
    assert {item.subject.id for item in dossier.statements} == {"lab"}
    assert [link.id for partner in dossier.partners for link in partner.through] == ["lab"]
    assert "centre" not in str(dossier.statements)


def test_a_plan_stays_a_plan(small: Graph) -> None:
    dossier = compile_dossier(small.store, "plant", "en", "2024-11-19")
    (status,) = [item for item in dossier.statements if item.predicate.id == "status"]
    assert (status.modality, status.begin) == ("planned", "../2024-12")
    assert any("not confirmed" in gap and "2024-12" in gap for gap in dossier.gaps)
    assert compile_dossier(small.store, "plant", "en", "2024-11-18").statements == ()


def test_gaps(small: Graph) -> None:
    gaps = compile_dossier(small.store, "lab", "en").gaps
    assert {"not stated: its field", "not stated: its place"} <= set(gaps)
    assert "not stated: its founders" not in gaps
    assert "everything here rests on one source" in gaps
    assert "everything here rests on one source" not in compile_dossier(small.store, "polyu", "en").gaps


def test_gaps_in_the_language_of_the_reader(small: Graph) -> None:
    gaps = compile_dossier(small.store, "lab", "zh-Hant").gaps
    assert gaps == ("未有說明：領域", "未有說明：所在地", "此處一切只依據一個來源")
    assert (
        "计划中，此处未有来源证实：状态：已投产（../2024-12）"
        in compile_dossier(small.store, "plant", "zh-Hans").gaps
    )
    assert compile_dossier(small.store, "lab", "pt").gaps == compile_dossier(small.store, "lab", "en").gaps


def test_a_gap_gives_a_figure_whole_and_once(small: Graph) -> None:
    (planned,) = [
        item for item in compile_dossier(small.store, "plant").statements if item.modality == "planned"
    ]
    amount = Named("amount", "amount"), Named("30000000", "30000000")
    pledge = replace(
        planned, predicate=amount[0], object=amount[1], qualifier="at-least", unit="yuan", begin=""
    )
    gaps = find_gaps("plant", "Facility", {}, [pledge, replace(pledge, claim="again", source="other")], "en")
    assert gaps[-1] == "planned, and not confirmed by a source here: amount: at least 30,000,000 yuan"
    assert sum("planned" in gap for gap in gaps) == 1


def test_in_time(small: Graph) -> None:
    dossier = compile_dossier(small.store, "binhaiwan", "en")
    begun = [item.when.removeprefix("../") for item in dossier.statements]
    assert begun == sorted(begun, key=lambda when: when or "~")


def test_what_has_a_page_is_told_from_what_has_none(small: Graph) -> None:
    area = next(item for item in compile_dossier(small.store, "binhaiwan").statements if item.unit)
    assert (area.subject.kind, area.predicate.kind, area.object.kind) == ("entity", "", "")


def test_unknown(small: Graph) -> None:
    with pytest.raises(NotFoundError):
        compile_dossier(small.store, "nosuch")
