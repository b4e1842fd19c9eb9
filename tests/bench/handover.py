"""From which size on igraph is faster than networkx, with what it takes to hand a network over.

The measures hand over at every size if networkx is never faster by more than igraph takes to load.
"""

import random
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

import igraph
import networkx as nx

from kg.network.simple import simple
from tests.bench.measure import calls, in_turn, processes, script
from tests.bench.result import Result, Setting

NAME: Final = "handover"
NETWORKX: Final = "networkx"
NODES: Final = (50, 100, 200, 400, 800)


def measure(setting: Setting) -> Iterator[Result]:
    """Time both on small networks."""
    base = "python -c 'import networkx'"
    commands = {base: script("import networkx"), "import igraph too": script("import networkx, igraph")}
    yield Result(NAME, "loading it", base, in_turn(processes(commands), setting.rounds))
    for size in NODES[:1] if setting.brief else NODES:
        plain = simple(nx.barabasi_albert_graph(size, 3, seed=1))
        for title, (theirs, ours) in _pairs(plain).items():
            works = {
                NETWORKX: theirs,
                "igraph, with the handing over": partial(_handed_over, plain, ours),
            }
            yield Result(NAME, f"{title}, {size} nodes", NETWORKX, in_turn(calls(works), 3))


def _handed_over(plain: nx.Graph, work: Callable[[igraph.Graph], object]) -> None:
    """Translate a network and measure it."""
    inner = igraph.Graph(n=len(plain), edges=list(plain.edges()))
    inner.es["weight"] = 1
    work(inner)


def _pairs(plain: nx.Graph) -> dict[str, tuple[Callable[[], object], Callable[[igraph.Graph], object]]]:
    """Each measure in networkx and in igraph."""
    return {
        "betweenness": (lambda: nx.betweenness_centrality(plain), igraph.Graph.betweenness),
        "Louvain": (lambda: nx.community.louvain_communities(plain, seed=1), _louvain),
        "constraint": (
            lambda: nx.constraint(plain, list(plain), weight="weight"),
            lambda inner: inner.constraint(weights="weight"),
        ),
        "k-core": (lambda: nx.core_number(plain), igraph.Graph.coreness),
        "components": (
            lambda: list(nx.connected_components(plain)),
            lambda inner: list(inner.connected_components()),
        ),
    }


def _louvain(inner: igraph.Graph) -> igraph.VertexClustering:
    """Louvain of igraph with the seed that ours has."""
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - to be repeatable, not secret
    return inner.community_multilevel(weights="weight")
