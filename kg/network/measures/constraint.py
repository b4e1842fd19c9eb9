"""Who is hemmed in by neighbours that know each other, and who bridges a hole."""

import networkx as nx

from kg.network.measures.numbered import numbered


def constraint(graph: nx.Graph) -> dict[str, float]:
    """Give Burt's constraint by the weights of links; small means many structural holes.

    Nodes without neighbours have none, and are left out.

    Source: R. S. Burt, "Structural Holes: The Social Structure of Competition" (Harvard University Press,
    1992).

    >>> found = constraint(nx.star_graph(["polyu", "oppo", "tcl"]))
    >>> found["polyu"], found["oppo"]
    (0.5, 1.0)
    """
    inner, names = numbered(graph)
    linked = [vertex for vertex, number in enumerate(inner.degree()) if number]
    values = inner.constraint(linked, weights="weight") if linked else []
    return {names[vertex]: value for vertex, value in zip(linked, values, strict=True)}
