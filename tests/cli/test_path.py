"""``kg path``, as a user types it."""

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build.graph import load
from kg.cli.chains import print_chains
from kg.network.paths import find_paths
from tests.cli.test_query import kg
from tests.conftest import ONTOLOGY


def test_flat_rows_for_a_pipe() -> None:
    done = kg("path", "理大", "OPPO", "--as-of", "2023-01-01", "-n", "1")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["path"] for row in rows} == {"1"}
    assert sorted({(row["step"], row["start"], row["end"]) for row in rows}) == [
        ("1", "polyu", "polyu-oppo-lab"),
        ("2", "polyu-oppo-lab", "oppo"),
    ]
    assert all(row["source"] and row["grade"] in "ABC" and row["title"] for row in rows)
    assert (
        kg("path", "理大", "OPPO", "--as-of", "2023-01-01", "-n", "1", "--format", "csv").stdout
        == done.stdout
    )


def test_json_and_markdown() -> None:
    rows = json.loads(kg("path", "polyu", "tcl", "--format", "json", "--lang", "en").stdout)
    assert rows[0]["start_label"] == "The Hong Kong Polytechnic University"
    assert {row["path"] for row in rows} == {1, 2, 3}
    assert kg("path", "polyu", "tcl", "--format", "md").stdout.startswith("| path | step |")


def test_a_page_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = kg("path", "polyu", "oppo", "--format", "table", "--lang", "en").stdout
    assert page.startswith("1. The Hong Kong Polytechnic University — OPPO\n")
    assert "\n3. " in page
    tables, _, sources = page.rpartition("\n\n")
    assert max(map(len, (line for line in tables.splitlines() if not line[:1].isdigit()))) <= 80
    assert "[hkcd-2024-11-19]" in sources
    assert "http://hkcd.com/" in sources
    assert "COLUMNS" in os.environ


def test_plans_are_marked() -> None:
    query = "SELECT ?s ?o { ?c a gba:Claim ; gba:modality gba:planned ; rdf:predicate gba:party ; rdf:subject ?s ; rdf:object ?o FILTER NOT EXISTS { ?d rdf:subject ?s ; rdf:object ?o ; gba:modality gba:actual } } ORDER BY ?c LIMIT 1"
    (row,) = csv.DictReader(io.StringIO(kg("query", "-q", query).stdout))
    ends = [iri.rpartition("/")[2] for iri in row.values()]
    page = kg("path", *ends, "--plans", "--only", "party", "--format", "table").stdout
    assert "┄ planned ┄" in page.splitlines()[0]
    assert kg("path", *ends, "--only", "party").stdout.count("planned") == 0


def test_a_table_in_chinese() -> None:
    page = kg("path", "polyu", "tcl", "-n", "1", "--format", "table", "--lang", "zh-Hans").stdout
    assert " 步 " in page
    assert "事实" in page
    assert "actual" not in page


def test_no_label_steers_the_terminal(
    data: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,OPPO,OPPO,\x1b[31mOP\u202ePO")
    store = load(data, ONTOLOGY).store
    print_chains(find_paths(store, "polyu", "oppo", language="en"), "table", "en")
    page = capsys.readouterr().out
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "[31mOP" in page


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["oppo", "OPPO"], "both ends are oppo"),
        (["oppo", "Dongguam"], "did you mean"),
        (["oppo", "polyu", "--only", "feild"], "did you mean 'field'?"),
        (["oppo", "polyu", "--without", "locatedin"], "did you mean 'locatedIn'?"),
        (["oppo", "polyu", "--as-of", "2024-13"], "2024-13"),
        (["oppo", "polyu", "--format", "pdf"], "pdf"),
        (["oppo", "polyu", "--lang", "fr"], "fr"),
    ],
)
def test_one_clear_line(arguments: list[str], words: str) -> None:
    done = kg("path", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_no_path() -> None:
    done = kg("path", "polyu", "oppo", "--as-of", "1990-01-01")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no chain of claims connects polyu and oppo" in done.stderr
    assert kg("path", "polyu", "oppo", "-n", "0").returncode == 2
