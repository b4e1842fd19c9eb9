"""How long networks take: projections beside rdflib's way, and measures beside igraph's own time.

Run it with `python tests/bench/network.py`. What is compared takes turns, so that a machine that slows down slows it
all; medians of processor time and ratios to the named baseline are printed as tables in Markdown. Three questions:

1. Projections of the curated graph. The baseline makes a network of all triples by `rdflib.extras.external_graph_libs`,
   from an rdflib graph that is loaded already, and then projects in Python; both find the same cooperations.
2. PageRank, components and Louvain on 50,000 nodes and 200,000 edges. igraph's own time is that of its method on a
   graph that it holds, with names for its numbers; `from_networkx` is what it takes to get there. The first call of a
   measure translates the network, further ones on the same frozen network do not.
3. Where networkx is slower, at which size: the measures hand over to igraph at every size if it is never faster by more
   than igraph takes to load.
"""

import gc
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from statistics import median

import igraph
import networkx as nx
import rdflib
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

from kg.build.opened import open_graph
from kg.namespaces import GBA, entity_iri
from kg.network.measures.communities import communities
from kg.network.measures.components import components
from kg.network.measures.pagerank import pagerank
from kg.network.projections.claims import claims
from kg.network.projections.cooperation import cooperation
from kg.network.simple import simple
from kg.store.base import Store
from kg.store.location import MEMORY

ROUNDS = 7
NODES, EDGES = 50_000, 200_000
JOINING = {"Agreement": ("party",), "JointCentre": ("founder", "operator")}


def seconds(work: Callable[[], object]) -> float:
    """Time some work once, on the processor: other work on a shared machine does not count."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def in_turn(works: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Give the median seconds of each work, each done once a round."""
    times: dict[str, list[float]] = {title: [] for title in works}
    for turn in range(rounds + 1):
        for title, work in works.items():
            taken = seconds(work)
            if turn:  # the first round warms caches up
                times[title].append(taken)
    return {title: median(taken) for title, taken in times.items()}


def show(head: str, times: dict[str, float], base: str) -> None:
    """Print a table with ratios to a baseline."""
    print(
        f"\n{head}; medians of {ROUNDS}; baseline: {base}\n\n| work | ms | baseline / work | work / baseline |"
    )
    print("|---|---|---|---|")
    for title, taken in times.items():
        ratios = f"{times[base] / taken:.2f} | {taken / times[base]:.2f}"
        print(f"| {title} | {taken * 1000:.1f} | {ratios} |")


def in_rdflib(store: Store) -> rdflib.Graph:
    """Load the triples of a store into a graph of rdflib's own."""
    graph = rdflib.Graph()
    lines = {f"{quad.triple} ." for quad in store.quads()}
    graph.parse(data="\n".join(sorted(lines)), format="nt")
    return graph


def joined(triples: nx.MultiDiGraph) -> set[tuple[str, str, str]]:
    """Project the network of all triples in Python: each two that share an agreement or joint centre, and what."""
    kind = rdflib.RDF.type
    found = set()
    for cls, names in JOINING.items():
        roles = {rdflib.URIRef(GBA + name) for name in names}
        node = rdflib.URIRef(GBA + cls)
        for joint, _, key in triples.in_edges(node, keys=True) if node in triples else ():
            if key == kind:
                members = {
                    str(member) for _, member, role in triples.out_edges(joint, keys=True) if role in roles
                }
                found |= {(*pair, str(joint)) for pair in combinations(sorted(members), 2)}
    return found


def through(graph: nx.MultiDiGraph) -> set[tuple[str, str, str]]:
    """The same of a network of ours."""
    edges = graph.edges(data="through")
    return {tuple(map(entity_iri, edge)) for edge in edges if edge[2] and edge[0] < edge[1]}  # type: ignore[misc]


def projections() -> None:
    """Time projections of the curated graph."""
    store = open_graph(MEMORY).store
    triples = in_rdflib(store)
    assert joined(rdflib_to_networkx_multidigraph(triples)) == through(cooperation(store))
    whole = "rdflib: all triples as a network"
    project = f"{whole}, then cooperation in Python"
    print(f"{len(triples):,} triples, {len(through(cooperation(store))):,} cooperations found by both")
    times = in_turn(
        {
            whole: lambda: rdflib_to_networkx_multidigraph(triples),
            project: lambda: joined(rdflib_to_networkx_multidigraph(triples)),
            "kg: cooperation": lambda: cooperation(store),
            "kg: claims": lambda: claims(store),
        }
    )
    show("Projections: cooperation", {title: times[title] for title in (project, "kg: cooperation")}, project)
    show("Projections: claims", {title: times[title] for title in (whole, "kg: claims")}, whole)


def large() -> nx.Graph:
    """A network of 50,000 nodes in 500 groups, and 200,000 edges, nine in ten within a group."""
    generator = random.Random(1)  # noqa: S311
    graph = nx.Graph()
    names = [f"entity-{number}" for number in range(NODES)]
    graph.add_nodes_from(names)
    links = 0
    while links < EDGES:
        one = generator.randrange(NODES)
        near = one - one % 100 + generator.randrange(100)
        other = near if generator.random() < 0.9 else generator.randrange(NODES)
        if one != other and not graph.has_edge(names[one], names[other]):
            graph.add_edge(names[one], names[other], weight=1)
            links += 1
    return nx.freeze(graph)


def both_ways(graph: nx.Graph) -> nx.MultiDiGraph:
    """The same as a projection has it: a symmetric link that stands in both directions."""
    twice = nx.MultiDiGraph()
    for number, (one, other) in enumerate(graph.edges()):
        twice.add_edge(one, other, number, symmetric=True)
        twice.add_edge(other, one, number, symmetric=True)
    return nx.freeze(twice)


def louvain(graph: igraph.Graph) -> igraph.VertexClustering:
    """Louvain of igraph with the seed that ours has."""
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311
    return graph.community_multilevel(weights="weight")


def named(graph: igraph.Graph, parts: Iterable[Iterable[int]]) -> list[list[str]]:
    """Names for the numbers of igraph."""
    names = graph.vs["_nx_name"]
    return [[names[vertex] for vertex in part] for part in parts]


def measures() -> None:
    """Time measures of a large network."""
    graph = large()
    twice = both_ways(graph)
    inner = igraph.Graph.from_networkx(graph)
    own: dict[str, tuple[Callable[[igraph.Graph], object], Callable[[nx.Graph], object]]] = {
        "PageRank": (
            lambda known: dict(zip(known.vs["_nx_name"], known.pagerank(weights="weight"), strict=True)),
            pagerank,
        ),
        "components": (lambda known: named(known, known.connected_components()), components),
        "Louvain": (lambda known: named(known, louvain(known)), communities),
    }
    print(
        f"\n{NODES:,} nodes, {EDGES:,} edges: {len(components(graph)):,} parts, {len(communities(graph).groups):,} communities"
    )
    for title, (theirs, ours) in own.items():
        base = f"igraph: {title}"
        times = in_turn(
            {
                base: lambda theirs=theirs: theirs(inner),  # type: ignore[misc]
                "kg, a frozen network": lambda ours=ours: ours(graph),  # type: ignore[misc]
                "igraph: from_networkx and the same": lambda theirs=theirs: theirs(
                    igraph.Graph.from_networkx(graph)
                ),  # type: ignore[misc]
                "kg, a network seen for the first time": lambda ours=ours: ours(nx.freeze(nx.Graph(graph))),  # type: ignore[misc]
                "nx.freeze(nx.Graph(graph)) of the line above": lambda: nx.freeze(nx.Graph(graph)),
                "kg, each link in both directions": lambda ours=ours: ours(twice),  # type: ignore[misc]
            },
            rounds=3 if title == "Louvain" else ROUNDS,
        )
        show(title, times, base)


def sizes() -> None:
    """Time networkx and igraph on small networks."""
    loading = median(
        float(
            subprocess.run(
                [sys.executable, "-c", "import time, networkx; s = time.process_time(); import igraph; print(time.process_time() - s)"],
                capture_output=True, check=True, text=True,
            ).stdout
        )
        for _ in range(ROUNDS)
    )  # fmt: skip
    print(f"\nFrom networkx (ms) to igraph (ms) by size; igraph takes {loading * 1000:.0f} ms to load\n")
    print("| nodes | betweenness | Louvain | constraint | k-core | components |\n|---|---|---|---|---|---|")
    for size in (50, 100, 200, 400, 800):
        plain = simple(nx.barabasi_albert_graph(size, 3, seed=1))
        translate = lambda: igraph.Graph(n=size, edges=list(plain.edges()))  # noqa: B023, E731
        inner = translate()
        inner.es["weight"] = 1
        pairs: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "betweenness": (lambda: nx.betweenness_centrality(plain), inner.betweenness),  # noqa: B023
            "Louvain": (lambda: nx.community.louvain_communities(plain, seed=1), lambda: louvain(inner)),  # noqa: B023
            "constraint": (lambda: nx.constraint(plain, list(plain), weight="weight"), inner.constraint),  # noqa: B023
            "k-core": (lambda: nx.core_number(plain), inner.coreness),  # noqa: B023
            "components": (
                lambda: list(nx.connected_components(plain)),  # noqa: B023
                lambda: list(inner.connected_components()),  # noqa: B023
            ),
        }
        cells = defaultdict(str)
        for title, (theirs, ours) in pairs.items():
            theirs_took, ours_took = (median(seconds(work) for _ in range(3)) for work in (theirs, ours))
            cells[title] = f"{theirs_took * 1000:.2f} → {(ours_took + seconds(translate)) * 1000:.2f}"
        print(f"| {size} | {' | '.join(cells.values())} |")


if __name__ == "__main__":
    projections()
    measures()
    sizes()
