"""``kg rank``, ``kg communities`` and ``kg summary``, as a user types them."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

import kg as package
from kg.build.graph import load
from kg.cli.grouped import print_communities
from kg.cli.measured import Measured
from kg.cli.ranked import print_ranking
from kg.cli.summed import print_summary
from kg.evidence.words import words
from kg.network.measures.betweenness import betweenness
from kg.network.measures.communities import communities
from kg.network.measures.core_periphery import core_periphery
from kg.network.measures.ranking import MEASURES, ranking
from kg.network.projections.cooperation import cooperation
from kg.store.labels import Labels
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
    assert done.stderr == ""


def test_an_estimate_says_so() -> None:
    done = kg("rank", "--by", "betweenness", "--sample", "50", "-n", "3")
    graph = package.open().network()
    found = betweenness(graph, sample=50)
    assert f"estimated by the paths from 50 of {len(graph)} entities" in done.stderr
    for row in table(done.stdout):
        assert float(row["betweenness"]) == round(found.values[row["entity"]], 6)
        assert float(row["error"]) == round(found.errors[row["entity"]], 6) > 0
    page = kg("rank", "--by", "betweenness", "--sample", "50", "-n", "1", "--format", "table").stdout
    assert re.search(r"0\.\d+ ±", page)


def test_plans_link_where_they_are_asked_for() -> None:
    without, plain, planned = (
        sum(
            float(row["strength"])
            for row in table(kg("rank", "--by", "strength", "-n", "9999", *option).stdout)
        )
        for option in (("--no-plans",), (), ("--plans",))
    )
    assert without == plain < planned


def test_other_networks_languages_and_formats() -> None:
    rows = json.loads(
        kg("rank", "--kind", "places", "--by", "strength", "--lang", "zh-Hans", "--format", "json").stdout
    )
    assert {"香港", "澳门"} <= {row["label"] for row in rows[:5]}
    assert "hong-kong" in kg("rank", "--kind", "places", "--format", "md").stdout
    assert len(table(kg("rank", "--field", "人工智能").stdout)) > 0


@pytest.mark.parametrize(
    ("command", "language", "heads"),
    [
        (("rank", "--by", "constraint"), "zh-Hant", ("名次", "名稱", "轄區", "約束係數")),
        (("rank", "--by", "liaison"), "zh-Hans", ("名次", "名称", "辖区", "中介：联络人")),
        (("communities",), "zh-Hant", ("社群", "成員數", "主要成員")),
        (("summary",), "zh-Hans", ("密度", "度数中心势", "跨辖区的相连对", "年份")),
        (("summary", "--kind", "places"), "en", ("density", "members of the core", "Hong Kong", "new links")),
    ],
)
def test_people_read_their_own_language(
    command: tuple[str, ...], language: str, heads: tuple[str, ...]
) -> None:
    page = kg(*command, "--lang", language, "--format", "table").stdout
    assert [head for head in heads if head not in page] == []
    assert max(map(cell_len, page.splitlines())) <= 100
    if language != "en":
        head = page.splitlines()[0]
        column = cell_len(head[: head.index(heads[1])]) if heads[1] in head else 0
        cells = [line for line in page.splitlines()[2:5] if line.strip()]
        # Wide characters count twice, so that columns begin below one another.
        assert all(_at(line, column) for line in cells)


def _at(line: str, column: int) -> bool:
    """Whether a character begins in a column of the terminal, counted from 0."""
    starts, place = set(), 0
    for char in line:
        starts.add(place)
        place += cell_len(char)
    return column in starts


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
    assert re.search(r"Hong Kong \d", page)


def test_a_summary_adds_up() -> None:
    values = {row["what"]: row["value"] for row in table(kg("summary").stdout)}
    graph = package.open().network()
    assert int(values["entities"]) == len(graph)
    assert int(values["links"]) * 2 == graph.number_of_edges()
    boundary = ("pairs-across", "pairs-within", "pairs-unknown")
    assert sum(int(values[name]) for name in boundary) == int(values["pairs"])
    assert int(values["assortativity-jurisdiction-pairs"]) == int(values["pairs"]) - int(
        values["pairs-unknown"]
    )
    assert values["core"].split() == list(core_periphery(graph).core)
    for what, total in (("links", "links"), ("pairs", "pairs"), ("entities", "entities")):
        years = [int(value) for name, value in values.items() if re.fullmatch(rf"new-{what}-\d+", name)]
        assert sum(years) == int(values[total])
    assert "█" not in kg("summary").stdout
    assert "█" * 24 in kg("summary", "--format", "table").stdout


def test_what_cannot_be_used() -> None:
    for arguments, message in (
        (("rank", "--by", "degre"), "did you mean 'degree'?"),
        (("rank", "--by", "degree", "--sample", "30"), "--sample is for betweenness"),
        (("rank", "--kind", "plases"), "did you mean 'places'?"),
        (("summary", "--as-of", "tomorrow"), "is not a date"),
        (("summary", "--lang", "klingon"), "there are no labels in 'klingon'"),
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


def test_no_label_steers_the_terminal_or_a_spreadsheet(
    data: Path, edit: Callable[[str, str, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    edit("entities/company.csv", "oppo,OPPO,OPPO,OPPO", "oppo,OPPO,OPPO,=\x1b[31mOP\u202ePO")
    store = load(data, ONTOLOGY).store
    measured = Measured(cooperation(store), Labels(store, "en"), words("en"))
    print_ranking(measured, "degree", 5, None, "table")
    print_communities(measured, 5, 1, "table")
    print_summary(measured, "table")
    page = capsys.readouterr().out
    assert page.count("[31mOP") >= 2
    assert "\x1b" not in page
    assert "\u202e" not in page
    print_ranking(measured, "degree", 5, None, "csv", excel_safe=True)
    assert "'=" in capsys.readouterr().out
