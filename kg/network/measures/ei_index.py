"""Whether links lead outwards or stay within a group."""

from dataclasses import dataclass

import networkx as nx

from kg.network.simple import simple


@dataclass(frozen=True, slots=True)
class EIIndex:
    """The E-I index with what it rests on.

    Attributes:
        value: From -1, where all links stay within groups, to 1, where all lead outwards; 0 without links.
        external: Pairs of linked nodes of different groups.
        internal: Pairs of linked nodes of one group.
        unknown: Pairs of linked nodes that are left out, since a group is not known.
    """

    value: float
    external: int
    internal: int
    unknown: int


def ei_index(graph: nx.Graph, attribute: str = "jurisdiction") -> EIIndex:
    """Give the E-I index: (external - internal) / (external + internal) links.

    Source: D. Krackhardt and R. N. Stern, "Informal Networks and Organizational Crises: An Experimental
    Simulation", Social Psychology Quarterly 51 (1988).

    Args:
        graph: Any network; parallel links count once.
        attribute: The attribute of nodes that names their group.

    >>> graph = nx.path_graph(["polyu", "hku", "oppo"])
    >>> nx.set_node_attributes(graph, {"polyu": "hong-kong", "hku": "hong-kong", "oppo": "dongguan"}, "city")
    >>> ei_index(graph, "city")
    EIIndex(value=0.0, external=1, internal=1, unknown=0)
    """
    group = dict(graph.nodes(data=attribute))
    external = internal = unknown = 0
    for one, other in simple(graph).edges():
        if not group[one] or not group[other]:
            unknown += 1
        elif group[one] == group[other]:
            internal += 1
        else:
            external += 1
    known = external + internal
    return EIIndex((external - internal) / known if known else 0.0, external, internal, unknown)
