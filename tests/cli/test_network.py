"""``kg rank``, ``kg communities`` and ``kg summary``, as a user types them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import kg as package
from kg.build.graph import load
from kg.cli.measured import print_communities, print_ranking
from kg.network.measures.communities import communities
from kg.network.measures.ranking import MEASURES, ranking
from kg.network.projections.cooperation import cooperation
from tests.cli.test_query import kg
from tests.conftest import ONTOLOGY


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("measure", MEASURES)
def test_the_command_ranks_as_the_function_does(measure: str) -> None:
    done = kg("rank", "--by", measure, "-n", "7", "--as-of", "2024-12", "--lang", "en")
    assert done.returncode == 0, done.stderr
    rows = table(done.stdout)
    expected = ranking(package.open().network(as_of="2024-12"), measure)[:7]
    assert [(row["entity"], float(row[measure])) for row in rows] == expected
    assert [row["rank"] for row in rows] == list("1234567")
    assert all(row["label"] and row["class"] for row in rows)


def test_other_networks_languages_and_formats() -> None:
    rows = json.loads(
        kg("rank", "--kind", "places", "--by", "strength", "--lang", "zh-Hans", "--format", "json").stdout
    )
    assert {"香港", "澳门"} <= {row["label"] for row in rows[:5]}
    assert "hong-kong" in kg("rank", "--kind", "places", "--format", "md").stdout
    assert len(table(kg("rank", "--field", "人工智能").stdout)) > 0


def test_a_row_for_each_member_of_a_community() -> None:
    done = kg("communities", "-n", "3", "--seed", "5", "--lang", "en")
    found = communities(package.open().network(), seed=5)
    members: dict[str, set[str]] = {}
    for row in table(done.stdout):
        members.setdefault(row["community"], set()).add(row["entity"])
        assert int(row["size"]) == len(found.groups[int(row["community"]) - 1])
    assert [members[place] for place in "123"] == [set(group) for group in found.groups[:3]]
    assert f"{len(found.groups)} communities in all, modularity {found.modularity:.3f}" in done.stderr


def test_a_row_for_each_community_on_a_terminal() -> None:
    page = kg("communities", "-n", "3", "--lang", "en", "--format", "table").stdout
    assert "jurisdictions" in page.splitlines()[0]
    assert " · " in page


def test_a_summary_adds_up() -> None:
    values = {row["what"]: row["value"] for row in table(kg("summary").stdout)}
    graph = package.open().network()
    assert int(values["entities"]) == len(graph)
    assert int(values["links"]) * 2 == graph.number_of_edges()
    boundary = (
        "pairs across a boundary",
        "pairs within a jurisdiction",
        "pairs of which a jurisdiction is not known",
    )
    assert sum(int(values[name]) for name in boundary) == int(values["linked pairs"])
    years = [int(value) for name, value in values.items() if name.startswith("new in")]
    assert sum(years) == int(values["links"])
    assert "█" not in kg("summary").stdout
    assert "█" * 30 in kg("summary", "--format", "table").stdout


def test_what_cannot_be_used() -> None:
    for arguments, message in (
        (("rank", "--by", "degre"), "did you mean 'degree'?"),
        (("rank", "--kind", "plases"), "did you mean 'places'?"),
        (("summary", "--as-of", "tomorrow"), "is not a date"),
        (("communities", "--field", "polyu"), "nothing works in 'polyu'"),
        (("rank", "--format", "xls"), "there is no format 'xls'"),
    ):
        done = kg(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert message in done.stderr
        assert done.stderr.count("\n") == 1


def test_nothing_is_linked() -> None:
    done = kg("summary", "--as-of", "1900")
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing is linked under these conditions" in done.stderr


def test_no_label_steers_the_terminal(
    data: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,OPPO,OPPO,\x1b[31mOP\u202ePO")
    graph = cooperation(load(data, ONTOLOGY).store)
    print_ranking(graph, "degree", 5, "table")
    print_communities(graph, 5, 1, "table")
    page = capsys.readouterr().out
    assert page.count("[31mOP") == 2
    assert "\x1b" not in page
    assert "\u202e" not in page
