"""``kg query``: formats, and clear refusals."""

import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
LABEL = "SELECT ?label { id:polyu rdfs:label ?label } ORDER BY ?label"


def kg(*arguments: str, stdin: str = "", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=cwd,
    )


def test_piped_it_is_csv() -> None:
    done = kg("query", "-q", COUNT)
    assert done.returncode == 0, done.stderr
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert int(row["n"]) > 1000


def test_formats() -> None:
    found = json.loads(kg("query", "-q", LABEL, "--format", "json").stdout)
    labels = [row["label"]["value"] for row in found["results"]["bindings"]]
    assert "香港理工大學" in labels
    assert len(ET.fromstring(kg("query", "-q", LABEL, "--format", "xml").stdout)) == 2  # noqa: S314
    assert kg("query", "-q", LABEL, "--format", "tsv").stdout.startswith("?label\n")
    assert "| label |" in kg("query", "-q", LABEL, "--format", "md").stdout
    table = kg("query", "-q", LABEL, "--format", "table").stdout
    assert "香港理工大學" in table


def test_triples() -> None:
    text = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s rdfs:label ?l FILTER(?s = id:polyu) }"
    assert "id:polyu" in kg("query", "-q", text).stdout
    assert kg("query", "-q", text, "--format", "ntriples").stdout.count("\n") >= 3
    refused = kg("query", "-q", text, "--format", "tsv")
    assert refused.returncode == 2
    assert "triples" in refused.stderr


def test_yes_or_no() -> None:
    assert kg("query", "-q", "ASK { id:oppo a gba:Company }").stdout == "true\n"
    assert kg("query", "-q", "ASK { id:oppo a gba:City }", "--format", "table").stdout == "false\n"


def test_from_a_file_stdin_and_other_data(tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(COUNT, encoding="utf-8")
    (tmp_path / "a.ttl").write_text("<http://a> <http://b> 1, 2 .", encoding="utf-8")
    (tmp_path / "b.nq").write_text("<http://a> <http://b> <http://c> <http://g> .", encoding="utf-8")
    data = ["--data", str(tmp_path / "a.ttl"), "--data", str(tmp_path / "b.nq")]
    assert kg("query", str(tmp_path / "q.rq"), *data).stdout == "n\n3\n"
    assert kg("query", "-", *data, stdin=COUNT).stdout == "n\n3\n"
    out = tmp_path / "n.json"
    assert kg("query", "-q", COUNT, *data, "-o", str(out)).stdout == ""
    assert json.loads(out.read_text(encoding="utf-8"))["head"]["vars"] == ["n"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-q", "SELECT ?s { ?s ?p }"], "not SPARQL"),
        (["-q", "SELECT ?s { ?s nosuch:p ?o }"], "nosuch"),
        (["missing.rq"], "missing.rq"),
        ([], "give the query once"),
        (["-q", "ASK {}", "x.rq"], "give the query once"),
        (["-q", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE is refused"),
        (["-q", "DROP ALL"], "not SPARQL"),
        (["-q", COUNT, "--format", "jsn"], "did you mean 'json'"),
        (["-q", COUNT, "--data", "missing.ttl"], "missing.ttl"),
        (["-q", COUNT, "--data", "missing.doc"], "no such file"),
        (["-q", COUNT, "--store", "nowhere"], "nowhere"),
        (["-q", COUNT, "-o", "no/such/folder/x.csv"], "cannot be written"),
    ],
)
def test_one_clear_line(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = kg("query", *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert words in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr


def test_broken_rdf_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<http://a> <http://b> 1 .\n<http://a> oops", encoding="utf-8")
    done = kg("query", "-q", COUNT, "--data", str(tmp_path / "bad.ttl"))
    assert done.returncode == 2
    assert "line 2" in done.stderr


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) > 50000) }",
    ],
)
def test_an_endless_query_ends(query: str, tmp_path: Path) -> None:
    kg("query", "-q", "ASK {}")
    start = time.monotonic()
    done = kg("query", "-q", query, "--timeout", "2", "-o", str(tmp_path / "out.csv"))
    assert done.returncode == 2
    assert "longer than 2 s" in done.stderr
    assert time.monotonic() - start < 10
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("more", [[], ["--excel-safe"], ["--format", "json"]])
def test_the_first_rows_come_before_the_last_is_known(more: list[str]) -> None:
    """An answer without end is written as it comes, and is not held."""
    endless = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [sys.executable, "-m", "kg", "query", "-q", endless, "--timeout", "60", *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.read(10_000).count(b"\n" if "json" not in more else b"{") > 2
        before = _resident(process.pid)
        for _ in range(30):
            process.stdout.read(1_000_000)
        assert _resident(process.pid) - before < 30_000_000
        process.kill()


def _resident(process: int) -> int:
    """Bytes of memory that a process takes up, where the system tells."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def test_people_read_labels() -> None:
    query = "SELECT ?who { VALUES ?who { id:polyu } }"
    assert "香港理工大学" in kg("query", "-q", query, "--format", "table", "--lang", "zh-Hans").stdout
    assert "id:polyu" in kg("query", "-q", query, "--format", "table", "--ids").stdout
    assert "id/polyu" in kg("query", "-q", query, "--format", "csv").stdout
    assert ">香港理工大學</td>" in kg("query", "-q", query, "--format", "html", "--lang", "zh-Hant").stdout


def test_a_spreadsheet_runs_nothing() -> None:
    query = "SELECT ?a ?n { VALUES (?a ?n) { ('=1+1' -5) } }"
    assert kg("query", "-q", query).stdout == "a,n\n=1+1,-5\n"
    assert kg("query", "-q", query, "--excel-safe").stdout == "\ufeffa,n\n'=1+1,-5\n"
    assert kg("query", "-q", query, "--excel-safe", "--format", "tsv").stdout == "\ufeffa\tn\n'=1+1\t-5\n"


def test_graphs_are_those_of_the_store() -> None:
    one = "SELECT (COUNT(*) AS ?n) FROM source:hkcd-2024-11-19 { ?s ?p ?o }"
    assert 0 < int(kg("query", "-q", one).stdout.split()[1]) < 10_000
    named = "SELECT (COUNT(*) AS ?n) FROM NAMED source:hkcd-2024-11-19 { GRAPH ?g { ?s ?p ?o } }"
    assert kg("query", "-q", named).stdout == kg("query", "-q", one).stdout
    refused = kg("query", "-q", "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "there is no graph <http://127.0.0.1:9/x>" in refused.stderr


def test_the_graph_in_memory_is_the_same() -> None:
    assert kg("query", "-q", COUNT, "--store", "memory:").stdout == kg("query", "-q", COUNT).stdout
