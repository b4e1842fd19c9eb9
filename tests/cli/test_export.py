"""``kg export``, as a user types it."""

import csv
import json
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest

from tests.cli.test_query import kg


def test_the_suffix_chooses_and_the_file_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "gba.nq"
    done = kg("export", "-o", str(out))
    assert (done.returncode, done.stdout) == (0, f"{out}\n"), done.stderr
    quads = list(pyoxigraph.parse(path=str(out), format=pyoxigraph.RdfFormat.N_QUADS))
    count = kg("query", "-q", "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }").stdout.split()[-1]
    assert len(quads) == int(count)
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# title: ")
    assert "# licence: CC BY 4.0" in text
    assert [path.name for path in tmp_path.iterdir()] == ["gba.nq"]


def test_stdout_as_of_a_day() -> None:
    whole = nx.parse_graphml(
        kg("export", "--format", "graphml", "--lang", "en").stdout, force_multigraph=True
    )
    before = kg("export", "--format", "graphml", "--lang", "en", "--as-of", "2020", "--no-plans").stdout
    then = nx.parse_graphml(before, force_multigraph=True)
    assert 0 < len(then.edges) < len(whole.edges)
    assert set(then.edges) <= set(whole.edges)
    assert {data["modality"] for _, _, data in then.edges(data=True)} == {"actual"}
    assert all(data["since"] <= "2020-12-31" for _, _, data in then.edges(data=True))
    assert then.graph["scope"] == "as of 2020-12-31, without plans"
    assert whole.nodes["polyu"]["label"] == "The Hong Kong Polytechnic University"


def test_a_folder_of_tables_is_replaced_but_nothing_foreign(tmp_path: Path) -> None:
    out = tmp_path / "tables"
    for _ in range(2):
        assert kg("export", "--format", "csv", "-o", str(out)).returncode == 0
    with (out / "nodes.csv").open(encoding="utf-8", newline="") as file:
        assert "polyu" in {row["Id"] for row in csv.DictReader(file)}
    assert json.loads((out / "manifest.json").read_text(encoding="utf-8"))["cite"].startswith("gba-kg, ")
    (out / "mine.txt").write_text("keep me")
    refused = kg("export", "--format", "parquet", "-o", str(out))
    assert refused.returncode == 2
    assert "mine.txt" in refused.stderr
    assert (out / "edges.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--format", "graphm"], 2, "did you mean 'graphml'?"),
        ([], 2, "name a format"),
        (["--format", "csv"], 2, "folder of two tables"),
        (["-o", "x.parquet"], 2, "folder of two tables"),
        (["-o", "nowhere/x.ttl"], 2, "cannot be written"),
        (["--format", "nquads", "--as-of", "soon"], 2, "'soon' is not a date"),
        (["--format", "nquads", "--as-of", "1066"], 1, "nothing is known as of 1066-12-31"),
        (["--format", "nquads", "--lang", "la"], 2, "no labels in 'la'"),
        (["--format", "nquads", "--store", "nowhere"], 2, "no such folder"),
    ],
)
def test_refusals(arguments: list[str], code: int, said: str, tmp_path: Path) -> None:
    done = kg("export", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())
