"""GraphML, as networkx, igraph, Gephi, Cytoscape and yEd read it."""

import io

from kg.export.about import About
from kg.export.network import Network
from kg.export.xml import legal


def graphml(network: Network, about: About) -> bytes:
    """Write a network; an edge has the id of its claim, and parallel edges stay apart."""
    import networkx as nx  # noqa: PLC0415 - heavy

    graph = nx.MultiDiGraph(**about.facts())
    for node in network.nodes:
        graph.add_node(node["id"], **{name: legal(value) for name, value in node.items() if name != "id"})
    for edge in network.edges:
        shown = {name: legal(value) for name, value in edge.items() if name not in ("id", "source", "target")}
        graph.add_edge(edge["source"], edge["target"], key=edge["id"])
        graph.edges[edge["source"], edge["target"], edge["id"]].update(shown)
    out = io.BytesIO()
    # Not write_graphml, which writes otherwise where lxml is installed.
    nx.write_graphml_xml(graph, out, prettyprint=True)
    return out.getvalue()
