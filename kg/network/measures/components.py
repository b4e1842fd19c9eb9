"""What hangs together."""

import networkx as nx

from kg.network.measures.numbered import numbered


def components(graph: nx.Graph) -> tuple[tuple[str, ...], ...]:
    """Give the connected parts, whatever the direction of links: the largest first, members sorted.

    Source: S. Wasserman and K. Faust, "Social Network Analysis: Methods and Applications" (Cambridge
    University Press, 1994). Wang and Liu (Sustainability 15(12):9838, 2023) analyse components of the
    alliances of universities in the bay.

    >>> components(nx.Graph([("polyu", "oppo"), ("tcl", "hku"), ("hku", "um")]))
    (('hku', 'tcl', 'um'), ('oppo', 'polyu'))
    """
    inner, names = numbered(graph)
    parts = [tuple(map(names.__getitem__, part)) for part in inner.connected_components()]
    # Vertices are numbered by name, so that parts of one size come by their first member.
    return tuple(sorted(parts, key=len, reverse=True))
