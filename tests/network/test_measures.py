"""Measures: hand-countable networks, the same from networkx and igraph, and nothing changed."""

import os
import subprocess
import sys
from collections.abc import Callable

import networkx as nx
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

import kg
from kg.network.measures import large
from kg.network.measures.betweenness import LARGE, betweenness
from kg.network.measures.brokerage import Roles, brokerage
from kg.network.measures.centralisation import centralisation
from kg.network.measures.communities import communities
from kg.network.measures.constraint import constraint
from kg.network.measures.cores import cores
from kg.network.measures.degree import degree, strength
from kg.network.measures.density import density
from kg.network.measures.ei_index import ei_index
from kg.network.measures.pagerank import pagerank
from kg.network.simple import simple

MEASURES: list[Callable[[nx.Graph], object]] = [
    betweenness, brokerage, centralisation, communities, constraint, cores, degree, strength, density, ei_index, pagerank,
]  # fmt: skip
KARATE = nx.karate_club_graph()


@pytest.fixture(scope="module")
def network() -> nx.MultiDiGraph:
    return kg.open().network("cooperation")


def grouped(edges: list[str], **groups: str) -> nx.DiGraph:
    """A network of arcs such as "ab"; the groups by their members."""
    graph = nx.DiGraph([tuple(edge) for edge in edges])
    nx.set_node_attributes(
        graph, {node: name for name, nodes in groups.items() for node in nodes}, "jurisdiction"
    )
    return graph


def test_parallel_links_and_both_directions() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", "one", symmetric=True, claims=("1", "2"))
    graph.add_edge("b", "a", "one", symmetric=True, claims=("1", "2"))
    graph.add_edge("b", "a", "two", claims=("2", "3"))
    graph.add_edge("a", "a", "loop")
    assert dict(simple(graph)["a"]) == {
        "b": {"weight": 2, "claims": ("1", "2", "3"), "links": ("one", "two")}
    }
    assert degree(graph) == {"a": 1, "b": 1}
    assert strength(graph) == {"a": 2, "b": 2}


def test_all_five_roles() -> None:
    graph = grouped(["ab", "bc", "bx", "xb", "ub", "by"], h="abc", d="xy", m="u")
    # b stands between a, x, u on the way in and c, x, y on the way out; x to x is no chain.
    assert brokerage(graph)["b"] == Roles(
        coordinator=1,  # a b c
        consultant=1,  # x b y
        gatekeeper=2,  # x b c, u b c
        representative=2,  # a b x, a b y
        liaison=2,  # u b x, u b y
    )
    assert brokerage(graph)["b"].total == 8
    assert all(roles.total == 0 for node, roles in brokerage(graph).items() if node != "b")
    graph.add_edge("a", "c")  # now they need no broker
    assert brokerage(graph)["b"].coordinator == 0


def test_without_direction_a_chain_counts_both_ways() -> None:
    graph = grouped(["ab", "bx"], h="ab", d="x").to_undirected()
    assert brokerage(graph)["b"] == Roles(gatekeeper=1, representative=1)


def test_an_unknown_group_does_not_count() -> None:
    graph = grouped(["ab", "bx", "ax"], h="ab")
    assert brokerage(graph).keys() == {"a", "b"}
    index = ei_index(graph)
    assert (index.value, index.external, index.internal, index.unknown) == (-1.0, 0, 1, 2)


def test_the_extremes_of_the_whole() -> None:
    star, ring = nx.star_graph(9), nx.cycle_graph(9)
    assert (centralisation(star), centralisation(ring)) == (1.0, 0.0)
    assert (density(nx.complete_graph(5)), density(nx.empty_graph(5))) == (1.0, 0.0)
    assert ei_index(grouped(["ax", "by"], h="ab", d="xy")).value == 1.0
    assert set(cores(nx.complete_graph(5)).values()) == {4}


def test_a_bridge_is_little_constrained() -> None:
    graph = nx.barbell_graph(5, 1)
    found = constraint(graph)
    assert min(found, key=found.__getitem__) == 5
    assert constraint(nx.empty_graph(2)) == {}


def test_pagerank_by_both_libraries(network: nx.MultiDiGraph) -> None:
    for graph in (KARATE, network):
        expected = _pagerank_python(simple(graph), max_iter=1000, tol=1e-12)
        assert pagerank(graph) == pytest.approx(expected, abs=1e-7)


def test_betweenness_by_both_libraries(network: nx.MultiDiGraph) -> None:
    for graph in (KARATE, network):
        plain = simple(graph)
        pairs = (len(plain) - 1) * (len(plain) - 2)
        by_igraph = {name: value / pairs for name, value in large.betweenness(plain).items()}
        assert by_igraph == pytest.approx(betweenness(graph).values)
        assert large.betweenness(plain, list(plain)) == pytest.approx(large.betweenness(plain))


def test_a_large_network_is_exact_and_a_sample_says_so() -> None:
    graph = nx.barabasi_albert_graph(LARGE + 100, 2, seed=1)
    whole = betweenness(graph)
    assert (whole.exact, whole.sample) == (True, LARGE + 100)
    assert whole.values == pytest.approx(nx.betweenness_centrality(graph))
    some = betweenness(graph, sample=200)
    assert (some.exact, some.sample) == (False, 200)
    assert some == betweenness(graph, sample=200)
    first = max(whole.values, key=whole.values.__getitem__)
    assert some.values[first] == pytest.approx(whole.values[first], rel=0.2)


def test_communities_by_both_libraries(network: nx.MultiDiGraph) -> None:
    cliques = nx.connected_caveman_graph(6, 8)
    found = communities(cliques)
    assert sorted(map(sorted, large.communities(simple(cliques), 1))) == sorted(map(list, found.groups))
    assert [len(group) for group in found.groups] == [8] * 6
    plain = simple(network)
    both = communities(network).modularity, nx.community.modularity(plain, large.communities(plain, 1))
    assert both[0] == pytest.approx(both[1], abs=0.02)


def test_communities_are_the_same_in_every_process() -> None:
    program = "import kg; from kg.network.measures.communities import communities; print(communities(kg.open().network()))"
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


@pytest.mark.parametrize("measure", MEASURES)
def test_nothing_is_changed_and_nothing_is_no_problem(
    network: nx.MultiDiGraph, measure: Callable[[nx.Graph], object]
) -> None:
    before = nx.to_dict_of_dicts(network.copy()), dict(network.nodes(data=True))
    assert measure(network) is not None
    assert (nx.to_dict_of_dicts(network), dict(network.nodes(data=True))) == before
    for size in (0, 1, 2):
        measure(nx.empty_graph(size))
