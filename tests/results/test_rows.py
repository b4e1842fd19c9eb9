"""Answers as tables of every kind say the same."""

import csv
import io

import pytest

from kg.build.graph import Graph
from kg.results.rows import SHOWN, Rows
from kg.results.table import as_csv, html, tame
from kg.store.labels import Labels

QUERY = """
SELECT ?who ?n ?share ?yes ?label ?none {
  VALUES (?who ?n ?share ?yes) { (id:polyu 5 0.5 true) (id:nosuch -1 1e0 false) }
  OPTIONAL { ?who rdfs:label ?label FILTER(LANG(?label) = "en") }
} ORDER BY ?n"""


@pytest.fixture
def rows(small: Graph) -> Rows:
    return Rows(small.store.rows(QUERY), Labels(small.store, "zh-Hant"), beside=True)


def test_records(rows: Rows) -> None:
    assert rows.header() == ["who", "who_label", "n", "share", "yes", "label", "none"]
    assert rows.records() == [
        {
            "who": "id:nosuch",
            "who_label": "",
            "n": -1,
            "share": 1.0,
            "yes": False,
            "label": None,
            "none": None,
        },
        {
            "who": "id:polyu",
            "who_label": "香港理工大學",
            "n": 5,
            "share": 0.5,
            "yes": True,
            "label": "The Hong Kong Polytechnic University",
            "none": None,
        },
    ]


def test_rows_are_kept(rows: Rows) -> None:
    assert len(list(rows)) == len(list(rows)) == len(rows) == 2
    assert rows[1]["n"].value == "5"
    assert repr(rows) == "<2 rows of who, n, share, yes, label, none>"


def test_every_table_holds_the_same(rows: Rows) -> None:
    records = rows.records()
    frame = rows.to_pandas()
    assert list(frame.columns) == rows.header()
    assert frame["who"].tolist() == [row["who"] for row in records]
    assert frame["n"].dtype.kind == "i"
    assert rows.to_polars().to_dicts() == records
    read = list(csv.DictReader(io.StringIO(rows.to_csv())))
    assert [row["who_label"] for row in read] == ["", "香港理工大學"]


def test_an_empty_answer(small: Graph) -> None:
    empty = Rows(
        small.store.rows("SELECT ?a { ?a rdfs:label 'nosuch' }"), Labels(small.store, "en"), beside=True
    )
    assert (empty.header(), empty.records(), bool(empty)) == (["a"], [], False)
    assert list(empty.to_pandas().columns) == empty.to_polars().columns == ["a"]


def test_people_read_labels_and_can_have_ids(rows: Rows) -> None:
    assert [cells[0] for cells in rows.cells()] == ["id:nosuch", "香港理工大學"]
    assert [cells[0] for cells in rows.cells(ids=True)] == ["id:nosuch", "id:polyu"]
    assert "香港理工大學" in rows._repr_html_()


def test_cells_of_html_are_text() -> None:
    page = html(["<b>"], [["<script>alert(1)</script>"]], 5)
    assert "<script>" not in page
    assert "<b>" not in page
    assert "The first 1 of 5 rows." in page
    assert "No rows." not in page
    assert "No rows." in html(["a"], [], 0)


def test_a_notebook_shows_the_first_rows_and_says_so(small: Graph) -> None:
    many = Rows(small.store.rows("SELECT ?s ?p ?o { ?s ?p ?o }"), Labels(small.store, "en"))
    page = many._repr_html_()
    assert page.count("<tr>") == SHOWN + 1
    assert f"The first {SHOWN} of {len(many):,} rows." in page


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert tame(text) == "'" + text
    written = as_csv(["a"], [{"a": text}], excel_safe=True)
    assert written.startswith("\ufeffa\n")
    assert written.partition("\n")[2].lstrip('"').startswith("'")


@pytest.mark.parametrize("value", ["-5", "+1.5e3", -5, "PolyU", "", None])
def test_numbers_and_text_stay(value: object) -> None:
    assert tame(value) == value
