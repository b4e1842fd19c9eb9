"""Measures on Spark beside networkx and beside the embedded engine, number by number."""

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pyarrow as pa
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python
from pyarrow.parquet import write_table

from kg.build.graph import Graph
from kg.errors import DataError
from kg.network.measures.centralisation import centralisation
from kg.network.measures.components import components as components_here
from kg.network.measures.degree import degree, strength
from kg.network.measures.density import density
from kg.network.measures.pagerank import pagerank as pagerank_here
from kg.network.measures.ranking import ranking as ranking_here
from kg.network.projections.cooperation import cooperation
from kg.network.simple import simple

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

CLOSE = 1e-6


def star_and_one_alone() -> nx.Graph:
    graph = nx.star_graph([f"s{number}" for number in range(9)])
    graph.add_nodes_from(("alone", "zz"))
    return graph


def path_and_cycle() -> nx.Graph:
    path = nx.relabel_nodes(nx.path_graph(7), "p{}".format)
    return nx.compose(path, nx.relabel_nodes(nx.cycle_graph(4), "c{}".format))


def directed_and_weighted() -> nx.MultiDiGraph:
    """Arcs that lead nowhere, parallel and opposite ones, a loop, and weights that are no whole numbers."""
    graph = nx.MultiDiGraph()
    arcs = (
        ("a", "b", 2.5),
        ("b", "a", 1.0),
        ("a", "b", 0.25),
        ("b", "c", 4.0),
        ("c", "end", 1.0),
        ("d", "d", 3.0),
    )
    graph.add_weighted_edges_from((*arcs, ("e", "c", 0.5), ("a", "end", 7.0)))
    return graph


GRAPHS = {
    "path": lambda _: nx.relabel_nodes(nx.path_graph(6), "p{}".format),
    "star and two alone": lambda _: star_and_one_alone(),
    "two parts, one a cycle": lambda _: path_and_cycle(),
    "directed and weighted": lambda _: directed_and_weighted(),
    "cooperation": lambda graph: cooperation(graph.store),
}


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest, small: Graph) -> nx.Graph:
    return GRAPHS[request.param](small)


def values(frame: "DataFrame") -> dict[str, float]:
    return {row["id"]: row["value"] for row in frame.collect()}


def in_networkx(graph: nx.Graph) -> dict[str, float]:
    """PageRank of networkx itself, to the last digit that it takes to tell."""
    return dict(_pagerank_python(simple(graph), tol=1e-13, max_iter=1000))


def grouped(frame: "DataFrame", column: str) -> set[frozenset[str]]:
    found = defaultdict(set)
    for row in frame.collect():
        found[row[column]].add(row["id"])
    return set(map(frozenset, found.values()))


def test_the_numbers_are_those_of_networkx_and_of_the_embedded_engine(
    spark: "SparkSession", graph: nx.Graph
) -> None:
    from kg.network.distributed.components import components
    from kg.network.distributed.degree import degree as degree_there
    from kg.network.distributed.degree import strength as strength_there
    from kg.network.distributed.network import hand_over
    from kg.network.distributed.pagerank import pagerank
    from kg.network.distributed.shape import shape

    network = hand_over(spark, graph)
    ranks = values(pagerank(network))
    assert ranks == pytest.approx(in_networkx(graph), abs=CLOSE)
    assert ranks == pytest.approx(pagerank_here(graph), abs=CLOSE)
    assert sum(ranks.values()) == pytest.approx(1, abs=CLOSE)
    assert values(degree_there(network)) == degree(graph)
    assert values(strength_there(network)) == pytest.approx(strength(graph))
    parts = {frozenset(part) for part in nx.connected_components(simple(graph))}
    assert grouped(components(network), "part") == parts == set(map(frozenset, components_here(graph)))
    found = shape(network)
    assert (found.entities, found.pairs) == (len(graph), simple(graph).number_of_edges())
    assert (found.parts, found.largest) == (len(parts), max(map(len, parts)))
    assert found.links == pytest.approx(sum(strength(graph).values()) / 2)
    assert found.density == pytest.approx(density(graph))
    assert found.centralisation == pytest.approx(centralisation(graph))


def test_the_order_is_that_of_the_embedded_engine(spark: "SparkSession", small: Graph) -> None:
    from kg.network.distributed.network import hand_over
    from kg.network.distributed.ranking import ranking

    graph = cooperation(small.store)
    for measure in ("degree", "strength"):
        found = ranking(hand_over(spark, graph), measure, 5)
        assert [(row["id"], row["value"]) for row in found.collect()] == ranking_here(graph, measure)[:5]


def test_components_of_a_long_path_with_ids_in_any_order(spark: "SparkSession") -> None:
    from kg.network.distributed.components import components
    from kg.network.distributed.network import hand_over

    graph = nx.relabel_nodes(nx.path_graph(200), lambda number: f"n{number * 37 % 200:03}")
    graph.remove_edge("n037", "n074")
    found = grouped(components(hand_over(spark, graph)), "part")
    assert found == set(map(frozenset, nx.connected_components(graph)))


def test_every_member_of_a_community_has_most_of_its_links_there(spark: "SparkSession") -> None:
    from kg.network.distributed.communities import communities
    from kg.network.distributed.network import hand_over

    graph = nx.relabel_nodes(nx.connected_caveman_graph(6, 7), "n{:02}".format)
    graph.add_node("alone")
    network = hand_over(spark, graph)
    found = communities(network, seed=3)
    groups = grouped(found.members, "community")
    assert found.restless == 0
    assert frozenset({"alone"}) in groups
    assert found.modularity == pytest.approx(nx.community.modularity(graph, groups))
    assert found.modularity > 0.6
    home = {node: group for group in groups for node in group}
    for node in graph:
        votes = [sum(other in group for other in graph[node]) for group in groups]
        assert sum(other in home[node] for other in graph[node]) == max(votes)
    assert grouped(communities(network, seed=3).members, "community") == groups


def test_no_links_at_all(spark: "SparkSession") -> None:
    from kg.network.distributed.communities import communities
    from kg.network.distributed.network import hand_over
    from kg.network.distributed.pagerank import pagerank
    from kg.network.distributed.shape import shape

    graph = nx.Graph()
    graph.add_nodes_from("abc")
    network = hand_over(spark, graph)
    assert values(pagerank(network)) == pytest.approx(dict.fromkeys("abc", 1 / 3))
    assert shape(network) == (3, 0, 0, 3, 1, 0.0, 0.0)
    assert communities(network).modularity == 0


def test_links_of_parquet(spark: "SparkSession", tmp_path: Path) -> None:
    from kg.network.distributed.network import of_links
    from kg.network.distributed.parquet import described, read_entities, read_links

    links = tmp_path / "links"
    links.mkdir()
    rows = {"src": [1, 2, 2, 3, None], "dst": [2, 1, 2, 1, 1], "weight": [1.5, 1.0, 1.0, None, 1.0]}
    write_table(pa.table({name: column[:2] for name, column in rows.items()}), links / "1.parquet")
    write_table(pa.table({name: column[2:] for name, column in rows.items()}), links / "2.parquet")
    network = of_links(read_links(spark, str(links)))
    assert sorted(map(tuple, network.pairs.collect())) == [("1", "2", 2.5), ("1", "3", 1.0)]
    assert network.size == 3
    names = tmp_path / "names.parquet"
    write_table(pa.table({"id": [1, 2], "label": ["一", None], "class": ["A", None]}), names)
    found = described(network.entities, read_entities(spark, str(names))).orderBy("id").collect()
    assert list(map(tuple, found)) == [("1", "一", "A", ""), ("2", "2", "", ""), ("3", "3", "", "")]


def test_plans_and_days_of_parquet(spark: "SparkSession", tmp_path: Path) -> None:
    from kg.network.distributed.parquet import read_links

    file = tmp_path / "edges.parquet"
    columns = {
        "source": ["a", "b", "c", "d"],
        "target": ["x", "x", "x", "x"],
        "modality": ["actual", "planned", "actual", None],
        "since": ["2020-01-01", "2020-01-01", None, "2020-01-01"],
        "until": [None, None, None, "2021-12-31"],
    }
    write_table(pa.table(columns), file)

    def sources(**wanted: object) -> str:
        return "".join(sorted(row["source"] for row in read_links(spark, str(file), **wanted).collect()))  # type: ignore[arg-type]

    assert sources() == "acd"
    assert sources(plans=True) == "abcd"
    assert sources(as_of="2021-06-30", plans=True) == "abd"
    assert sources(as_of="2022-01-01") == "a"


@pytest.mark.parametrize(
    ("columns", "wanted", "message"),
    [
        ({"source": ["a"], "to": ["b"]}, {}, "no column 'target'; it has source, to"),
        ({"source": ["a"], "target": ["b"]}, {"as_of": "2024-01-01"}, "no column 'since'"),
        ({"source": ["a"], "target": ["b"], "weight": ["1"]}, {}, "'weight' of .* holds no numbers"),
    ],
)
def test_columns_that_cannot_be_used(
    spark: "SparkSession", tmp_path: Path, columns: dict[str, list[str]], wanted: dict[str, str], message: str
) -> None:
    from kg.network.distributed.parquet import read_links

    write_table(pa.table(columns), tmp_path / "links.parquet")
    with pytest.raises(DataError, match=message):
        read_links(spark, str(tmp_path / "links.parquet"), **wanted)  # type: ignore[arg-type]
