"""``kg search`` and ``kg show``, as a user types them."""

import csv
import io
import json

import pytest

from tests.cli.test_query import kg


def test_one_dossier_by_any_name() -> None:
    dossiers = {kg("show", name).stdout for name in ("理大", "理工大学", "PolyU", "polyu")}
    assert len(dossiers) == 1
    (dossier,) = dossiers
    rows = list(csv.DictReader(io.StringIO(dossier)))
    assert {"polyu", "polyu-oppo-lab"} <= {row["object"] for row in rows} | {row["subject"] for row in rows}


def test_before_the_centre() -> None:
    done = kg("show", "oppo", "--as-of", "2023-01-01")
    assert done.returncode == 0, done.stderr
    assert "polyu-oppo-lab" in done.stdout
    assert "centre" not in done.stdout


def test_planned_is_not_done() -> None:
    done = kg("show", "OPPO智能製造中心", "--as-of", "2024-11-19", "--format", "json", "--lang", "en")
    dossier = json.loads(done.stdout)
    states = [item for item in dossier["statements"] if item["predicate"]["id"] == "status"]
    producing = [item for item in states if item["object"]["id"] == "in-production"]
    assert {item["modality"] for item in producing} == {"planned"}


def test_a_page_for_a_terminal() -> None:
    page = kg("show", "polyu", "--format", "table", "--lang", "en").stdout
    for words in ("The Hong Kong Polytechnic University", "zh-Hans: 香港理工大学", "hkcd-2024-11-19"):
        assert words in page
    page = kg("show", "oppo-manufacturing-center", "--format", "table", "--lang", "en").stdout
    assert "planned, and not confirmed by a source here" in page.partition("Not known:")[2]


def test_a_page_in_chinese() -> None:
    page = kg("show", "oppo-manufacturing-center", "--format", "table", "--lang", "zh-Hant").stdout
    for words in ("（描述，非正式名稱）", "又稱：", "時間", "計劃中", "未知事項：", "此處未有來源證實", "元"):
        assert words in page
    for words in ("planned, and", "Not known", "a description", "status", "actual", "also:"):
        assert words not in page
    assert "截至 1990-01-01，尚無所知。" in kg(
        "show", "oppo", "--as-of", "1990-01-01", "--format", "table", "--lang", "zh-Hant"
    ).stdout  # fmt: skip


def test_rows_stay_english() -> None:
    rows = kg("show", "oppo-manufacturing-center", "--lang", "zh-Hant").stdout
    assert rows.startswith("claim,subject,predicate,object,")
    assert ",planned," in rows


def test_a_page_for_a_browser() -> None:
    page = kg("show", "polyu", "--format", "html", "--lang", "zh-Hans").stdout
    assert page.startswith('<!doctype html>\n<html lang="zh-Hans">\n<head>\n<meta charset="utf-8">')
    assert "<title>香港理工大学</title>" in page
    assert page.endswith("</html>\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "Dongguam"], "did you mean"),
        (["show", "oppo", "--as-of", "2024-13"], "2024-13"),
        (["show", "oppo", "--format", "pdf"], "pdf"),
        (["show", "oppo", "--lang", "fr"], "fr"),
    ],
)
def test_one_clear_line(arguments: list[str], words: str) -> None:
    done = kg(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_several_meanings_are_listed() -> None:
    done = kg("show", "大灣區大學濱")
    assert done.returncode in (0, 2)
    done = kg("show", "中心")
    assert done.returncode == 2
    assert "can mean" in done.stderr


def test_search() -> None:
    rows = list(csv.DictReader(io.StringIO(kg("search", "滨海湾", "--lang", "en").stdout)))
    assert rows[0]["id"] == "binhaiwan"
    assert rows[0]["label"] == "Dongguan Binhaiwan New Area"
    assert kg("search", "nosuchthing").returncode == 1


def test_search_by_pinyin() -> None:
    rows = list(csv.DictReader(io.StringIO(kg("search", "xglgdx").stdout)))
    assert rows[0]["id"] == "polyu"


def test_a_limit() -> None:
    done = kg("search", "大學", "--limit", "3")
    assert len(list(csv.DictReader(io.StringIO(done.stdout)))) == 3
    assert done.stderr == "there are more; raise --limit to see them\n"
    done = kg("search", "oppo-manufacturing-center", "--limit", "1")
    assert (done.returncode, done.stderr) == (0, "")
    for refused in ("0", "-1", "x"):
        assert kg("search", "大學", "--limit", refused).returncode == 2


def test_a_misspelt_name() -> None:
    done = kg("search", "polyuu")
    assert done.returncode == 1
    assert done.stderr == "nothing found; did you mean 'PolyU' (polyu)?\n"


@pytest.mark.parametrize("text", ["'", '"', "a* OR", "…", "🎉", "x" * 10_000])
def test_hostile_text(text: str) -> None:
    done = kg("search", "--", text)
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
