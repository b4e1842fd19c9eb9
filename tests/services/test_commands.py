"""The commands say the same over a service as over the curated graph."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.test_query import kg

SAME = [
    ["query", "-q", "SELECT ?l { id:polyu rdfs:label ?l } ORDER BY STR(?l)"],
    [
        "query",
        "-q",
        "SELECT ?s { ?s a gba:JointCentre } ORDER BY ?s",
        "--format",
        "table",
        "--lang",
        "zh-Hant",
    ],
    ["query", "-q", "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a gba:Claim }", "--format", "json"],
    ["query", "-q", "ASK { id:oppo a gba:Company }"],
    ["query", "-q", "ASK { id:oppo a gba:City }"],
    ["query", "-q", "SELECT (COUNT(DISTINCT ?c) AS ?n) FROM source:hkcd-2024-11-19 { ?c a gba:Claim }"],
    ["ask", "partners-of", "org=理大", "--lang", "en"],
    ["ask", "status-as-of", "entity=oppo-manufacturing-center", "as_of=2024-11-19", "--format", "table"],
    ["search", "理工"],
    ["search", "binhaiwan", "--lang", "zh-Hans", "--format", "json"],
    ["show", "理大", "--lang", "zh-Hant", "--format", "table"],
    ["show", "oppo", "--as-of", "2023-01-01", "--format", "json"],
    ["show", "binhaiwan", "--lang", "en"],
    ["path", "polyu", "tcl", "--lang", "en"],
    ["path", "理大", "oppo", "--without", "locatedIn", "--plans", "--format", "json"],
]


@pytest.mark.parametrize("arguments", SAME, ids=lambda words: " ".join(words[:2]))
def test_the_same_words(service: str, arguments: list[str]) -> None:
    here, there = kg(*arguments), kg(*arguments, "--store", service)
    assert (there.returncode, there.stderr) == (here.returncode, here.stderr)
    if arguments[-1] == "json" and arguments[0] == "query":
        assert json.loads(there.stdout) == json.loads(here.stdout)
    else:
        assert there.stdout == here.stdout
    assert there.stdout


def test_triples(service: str) -> None:
    text = "CONSTRUCT { ?s rdfs:label ?l } WHERE { VALUES ?s { id:polyu } ?s rdfs:label ?l }"
    here, there = (
        kg("query", "-q", text, "--format", "ntriples", *more).stdout for more in ([], ["--store", service])
    )
    assert sorted(there.splitlines()) == sorted(here.splitlines())


def test_a_page(service: str, tmp_path: Path) -> None:
    pages = []
    for name, more in (("here.html", []), ("there.html", ["--store", service])):
        done = kg("view", "polyu", "--hops", "1", "-o", str(tmp_path / name), *more)
        assert done.returncode == 0, done.stderr
        text = (tmp_path / name).read_text(encoding="utf-8")
        page = json.loads(re.findall(r'id="page-data">(.*?)</script>', text)[0])
        pages.append({key: page[key] for key in ("claims", "derived", "sources")})
        pages[-1]["entities"] = [entity["id"] for entity in page["entities"]]
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "-q", "SELECT ?s { ?s ?p }"], "400"),
        (["query", "-q", "DROP ALL"], "not SPARQL"),
        (["query", "-q", "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE is refused"),
        (["query", "-q", "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }"], "there is no graph"),
        (["show", "nobody-at-all"], "no entity"),
        (["ask", "nosuch"], "no question"),
    ],
)
def test_one_clear_line(service: str, arguments: list[str], words: str) -> None:
    done = kg(*arguments, "--store", service)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
