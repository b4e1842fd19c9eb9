"""Networks: projections beside rdflib's way and a plain SELECT, and measures beside igraph's own time.

1. Projections of the curated graph. The baseline makes a network of all triples by `rdflib.extras.external_graph_libs`,
   from an rdflib graph that is loaded already, and then projects in Python; both find the same cooperations.
2. Projections of stores of each size. The baseline is one SELECT of all claims, each row an edge of networkx.
3. PageRank, components and Louvain on 50,000 nodes and 200,000 edges. igraph's own time is that of its method on a
   graph that it holds, with names for its numbers; `from_networkx` is what it takes to get there. The first call of a
   measure translates the network, further ones on the same frozen network do not.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Final

import igraph
import networkx as nx
import pyoxigraph
import rdflib
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

from kg.build.opened import open_graph
from kg.namespaces import GBA, PREFIXES, entity_iri
from kg.network.measures.communities import communities
from kg.network.measures.components import components
from kg.network.measures.pagerank import pagerank
from kg.network.projections.claims import claims
from kg.network.projections.cooperation import cooperation
from kg.store.base import Store
from kg.store.location import MEMORY, open_location
from tests.bench.graphs import store as store_of
from tests.bench.measure import calls, in_turn
from tests.bench.result import Result, Setting

NAME: Final = "network"
SELECT: Final = "pyoxigraph: one SELECT into networkx"
NODES, EDGES = 50_000, 200_000
JOINING: Final = {"Agreement": ("party",), "JointCentre": ("founder", "operator")}
_CLAIMS: Final = Path(__file__).with_name("claims.rq")


def measure(setting: Setting) -> Iterator[Result]:
    """Project the curated graph and made-up ones, and measure a large network."""
    yield from _curated(setting)
    for size in setting.sizes:
        yield _sized(setting, size)
    yield from _measures(setting)


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


def _curated(setting: Setting) -> Iterator[Result]:
    """Projections of the curated graph."""
    store = open_graph(MEMORY).store
    triples = in_rdflib(store)
    if joined(rdflib_to_networkx_multidigraph(triples)) != through(cooperation(store)):
        raise AssertionError("the two do not find the same cooperations")
    whole = "rdflib: all triples as a network"
    project = f"{whole}, then cooperation in Python"
    times = in_turn(
        calls(
            {
                whole: lambda: rdflib_to_networkx_multidigraph(triples),
                project: lambda: joined(rdflib_to_networkx_multidigraph(triples)),
                "kg: cooperation": lambda: cooperation(store),
                "kg: claims": lambda: claims(store),
            }
        ),
        setting.rounds,
    )
    for job, one, other in (("cooperation", project, "kg: cooperation"), ("claims", whole, "kg: claims")):
        yield Result(NAME, f"{job}, the curated graph", one, {one: times[one], other: times[other]})


def _sized(setting: Setting, size: int) -> Result:
    """Projections of a store on disk."""
    folder = str(store_of(setting, size))
    bare, store = pyoxigraph.Store.read_only(folder), open_location(folder)
    works: dict[str, Callable[[], object]] = {
        SELECT: lambda: selected(bare),
        "kg: claims": lambda: claims(store),
        "kg: cooperation": lambda: cooperation(store),
    }
    warm = int(size < 1_000_000)
    return Result(
        NAME,
        "projections, on disk",
        SELECT,
        in_turn(calls(works), setting.rounds, warm=warm, budget=30),
        size,
    )


def selected(store: pyoxigraph.Store) -> nx.MultiDiGraph:
    """Each claim between two entities as an edge, and nothing else."""
    graph = nx.MultiDiGraph()
    rows = store.query(
        _CLAIMS.read_text(encoding="utf-8"), prefixes=PREFIXES, use_default_graph_as_union=True
    )
    for row in rows:
        graph.add_edge(row[1].value, row[3].value, row[0].value, predicate=row[2].value)
    return graph


def large(brief: bool) -> nx.Graph:
    """A network of 50,000 nodes in 500 groups, and 200,000 edges, nine in ten within a group; or of few."""
    nodes, edges = (500, 2_000) if brief else (NODES, EDGES)
    generator = random.Random(1)  # noqa: S311
    graph = nx.Graph()
    names = [f"entity-{number}" for number in range(nodes)]
    graph.add_nodes_from(names)
    links = 0
    while links < edges:
        one = generator.randrange(nodes)
        near = one - one % 100 + generator.randrange(100)
        other = near if generator.random() < 0.9 else generator.randrange(nodes)
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


def _measures(setting: Setting) -> Iterator[Result]:
    """Measures of a large network."""
    graph = large(setting.brief)
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
    for title, (theirs, ours) in own.items():
        base = f"igraph: {title}"
        works: dict[str, Callable[[], object]] = {
            base: partial(theirs, inner),
            "kg, a frozen network": partial(ours, graph),
            "igraph: from_networkx and the same": lambda theirs=theirs: theirs(
                igraph.Graph.from_networkx(graph)
            ),  # type: ignore[misc]
            "kg, a network seen for the first time": lambda ours=ours: ours(nx.freeze(nx.Graph(graph))),  # type: ignore[misc]
            "nx.freeze(nx.Graph(graph)) of the line above": lambda: nx.freeze(nx.Graph(graph)),
            "kg, each link in both directions": partial(ours, twice),
        }
        job = f"{title}, {graph.number_of_nodes():,} nodes and {graph.number_of_edges():,} edges"
        yield Result(NAME, job, base, in_turn(calls(works), setting.rounds))
