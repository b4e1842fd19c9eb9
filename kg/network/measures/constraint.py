"""Who is hemmed in by neighbours that know each other, and who bridges a hole."""

import networkx as nx

from kg.network.simple import simple


def constraint(graph: nx.Graph) -> dict[str, float]:
    """Give Burt's constraint by the weights of links; small means many structural holes.

    Nodes without neighbours have none, and are left out.

    Source: R. S. Burt, "Structural Holes: The Social Structure of Competition" (Harvard University Press,
    1992).

    >>> found = constraint(nx.star_graph(["polyu", "oppo", "tcl"]))
    >>> found["polyu"], found["oppo"]
    (0.5, 1.0)
    """
    network = simple(graph)
    # Named nodes, since for all of them at once networkx takes another way where SciPy happens to be there.
    linked = [name for name, number in network.degree() if number]
    return dict(nx.constraint(network, linked, weight="weight"))
