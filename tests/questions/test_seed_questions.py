"""What a reader of the first source would ask, answered by the named questions from that source."""

from datetime import date

import pytest

from kg.build.graph import Graph, load
from kg.dossier.compile import compile_dossier
from kg.namespaces import compact
from kg.questions.ask import ask
from kg.questions.question import read_questions
from kg.search.names import Names
from tests.conftest import ONTOLOGY, ROOT

FIRST = "source:hkcd-2024-11-19"
Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(ROOT / "data", ONTOLOGY)


@pytest.fixture(scope="module")
def names(graph: Graph) -> Names:
    return Names.of(graph.store)


@pytest.fixture
def answer(graph: Graph, names: Names):  # type: ignore[no-untyped-def]
    questions = read_questions(ONTOLOGY / "questions")

    def run(question: str, **values: str) -> Rows:
        found = ask(graph.store, names, questions[question], values)
        rows = [
            {name: compact(row[name].value) for name in found.columns if row[name] is not None}
            for row in found
        ]
        return [row for row in rows if row.get("source", FIRST) == FIRST]

    return run


def column(rows: Rows, name: str) -> set[str]:
    return {row[name].removeprefix("id:") for row in rows if name in row}


def test_01_president_and_academy(answer) -> None:
    rows = {
        (row["person"], row["post"], row.get("otherPost"), row.get("otherOrganisation"))
        for row in answer("holders-of-posts", org="大灣區大學")
    }
    assert ("id:tian-gang", "id:gbu-president", "id:cas-academician", "id:cas") in rows


def test_03_unveiling(answer) -> None:
    (row,) = answer("events-of", entity="polyu-oppo-centre")
    assert (row["date"], row["place"], row["modality"]) == ("2024-11-08", "id:oppo-smart-park", "gba:actual")


def test_05_year_of_the_laboratory(answer) -> None:
    rows = answer("founders-and-start", centre="polyu-oppo-lab")
    assert {(row["founder"], row["from"]) for row in rows} == {("id:oppo", "2022"), ("id:polyu", "2022")}


def test_07_short_form(answer, names: Names) -> None:
    assert "上海技術交易所國際交易中心" in column(answer("aliases-of", entity="上技國際"), "name")
    assert names.resolve("上技國際") == "stex-international"


def test_09_landed_at_the_same_time(answer) -> None:
    assert column(answer("landed-on", place="binhaiwan", day="2024-11-01"), "thing") >= {
        "stex-gba-centre",
        "lingang-gba-incubator",
    }


def test_11_and_19_area_of_the_university(answer) -> None:
    areas = {row["thing"]: row for row in answer("figures-of", entity="gbu") if row["figure"] == "gba:area"}
    assert {name: row["value"] for name, row in areas.items()} == {
        "id:gbu": "2356", "id:gbu-binhaiwan-campus": "2100", "id:gbu-songshan-lake-campus": "256",
    }  # fmt: skip
    assert areas["id:gbu"]["qualifier"] == "about"
    assert {row["unit"] for row in areas.values()} == {"id:mu"}


def test_13_investment(answer) -> None:
    (row,) = answer("figures-of", entity="oppo-manufacturing-center")
    assert (row["figure"], row["value"], row["unit"], row["qualifier"]) == (
        "gba:investment",
        "10000000000",
        "id:yuan",
        "about",
    )


def test_15_one_five_x(answer) -> None:
    rows = answer("components-of", entity="binhaiwan-1-5-x")
    fields = {
        part: {
            row["value"].removeprefix("id:")
            for row in rows
            if row["part"] == f"id:binhaiwan-1-5-x-{part}" and row["property"] == "gba:field"
        }
        for part in "15x"
    }
    assert fields == {
        "1": {"ai-chips"},
        "5": {
            "smart-mobile-terminals",
            "smart-service-robots",
            "smart-manufacturing",
            "smart-cars",
            "smart-home",
        },
        "x": {"ai-plus"},
    }
    assert {row["modality"] for row in rows} == {"gba:planned"}


def test_17_research_platform(answer) -> None:
    rows = [
        row for row in answer("relies-on", entity="binhaiwan") if row.get("role") == "id:research-platform"
    ]
    assert column(rows, "body") == {"dongguan-ai-institute"}


def test_21_six_functions(answer) -> None:
    rows = answer("functions-of", entity="stex-gba-centre")
    assert len(column(rows, "function")) == 6
    assert {row["modality"] for row in rows} == {"gba:planned"}


def test_23_three_universities(answer) -> None:
    rows = answer("entities-in-source", article="hkcd-2024-11-19", **{"class": "University"})
    assert column(rows, "entity") == {"gbu", "ccnu", "polyu"}


def test_25_university_with_a_centre_and_a_plant(answer) -> None:
    rows = answer("joint-centres-with-companies-building-in-place", place="binhaiwan")
    assert {(row["university"], row["company"], row["project"]) for row in rows} == {
        ("id:polyu", "id:oppo", "id:oppo-manufacturing-center")
    }


def test_27_from_research_to_market(answer) -> None:
    (row,) = answer("products-of-centre", org="polyu")
    assert (row["developer"], row["result"], row["product"]) == (
        "id:polyu-oppo-lab",
        "id:find-x8-imaging",
        "id:find-x8",
    )


def test_29_document_and_body(answer) -> None:
    (row,) = answer("policies-supporting", place="binhaiwan")
    assert (row["policy"], row["body"], row["modality"]) == (
        "id:gba-outline-plan",
        "id:stex-gba-centre",
        "gba:planned",
    )


def test_31_seven_days(answer) -> None:
    (row,) = answer("days-between-events")
    assert row["days"] == "7"
    assert (date.fromisoformat(row["to"]) - date.fromisoformat(row["from"])).days == 7


def test_33_planned_to_produce(answer) -> None:
    (row,) = answer("status-as-of", entity="oppo-manufacturing-center", as_of="2024-11-19")
    assert (row["status"], row["modality"], row["from"]) == ("id:in-production", "gba:planned", "../2024-12")
    assert answer("status-as-of", entity="oppo-manufacturing-center", as_of="2024-11-18") == []


def test_35_the_plan_was_being_drafted(answer) -> None:
    rows = answer("status-as-of", entity="binhaiwan-industry-plan", as_of="2024-11-19")
    assert [(row["status"], row["modality"]) for row in rows] == [("id:under-drafting", "gba:actual")]


def test_37_funding_is_not_stated_by_the_first_source(graph: Graph, names: Names) -> None:
    question = read_questions(ONTOLOGY / "questions")["what-we-do-not-know"]
    rows = ask(graph.store, names, question, {"entity": "polyu-oppo-centre"})
    assert any(value == "gba:investment" for row in rows.records() for value in row.values())
    stated = compile_dossier(graph.store, "polyu-oppo-centre").statements
    first = {item.predicate.id for item in stated if item.source == "hkcd-2024-11-19"}
    assert first
    assert not first & {"investment", "amount"}


def test_39_the_agreement_of_ccnu(answer, graph: Graph) -> None:
    (row,) = answer("agreements-of", org="華中師範大學")
    assert row["from"] == "2024-10/2024-11-19"
    assert "date" not in row
    assert "establishes" not in row
    assert "not stated: its date" in compile_dossier(graph.store, "ccnu-binhaiwan-agreement-2024").gaps
