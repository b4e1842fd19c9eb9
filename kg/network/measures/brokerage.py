"""Who mediates within a group and between groups."""

from collections import Counter
from dataclasses import dataclass, fields
from typing import Final

import networkx as nx


@dataclass(frozen=True, slots=True)
class Roles:
    """How often a node mediates from one to another that are not linked themselves.

    Attributes:
        coordinator: All three are of one group.
        consultant: The two are of one group, the broker of another (itinerant broker).
        gatekeeper: From outside to one of the broker's own group.
        representative: From one of the broker's own group to the outside.
        liaison: All three are of different groups.
    """

    coordinator: int = 0
    consultant: int = 0
    gatekeeper: int = 0
    representative: int = 0
    liaison: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.coordinator + self.consultant + self.gatekeeper + self.representative + self.liaison


#: The roles by name.
ROLES: Final = tuple(item.name for item in fields(Roles))


def brokerage(graph: nx.Graph, attribute: str = "jurisdiction") -> dict[str, Roles]:
    """Count the brokerage roles of each node between groups.

    A broker b has links a → b and b → c, and there is no link a → c. Where links have no direction, each
    such chain counts in both directions, so that one is gatekeeper as often as representative. Nodes whose
    group is unknown do not count.

    Source: R. V. Gould and R. M. Fernandez, "Structures of Mediation: A Formal Approach to Brokerage in
    Transaction Networks", Sociological Methodology 19 (1989).

    Args:
        graph: Any network.
        attribute: The attribute of nodes that names their group.

    >>> graph = nx.DiGraph([("polyu", "dgut"), ("dgut", "oppo")])
    >>> nx.set_node_attributes(graph, {"polyu": "hong-kong", "dgut": "dongguan", "oppo": "dongguan"}, "city")
    >>> brokerage(graph, "city")["dgut"]
    Roles(coordinator=0, consultant=0, gatekeeper=1, representative=0, liaison=0)
    """
    group = {node: name for node, name in graph.nodes(data=attribute) if name}
    arcs = nx.DiGraph()
    arcs.add_nodes_from(group)
    for one, other in graph.to_directed(as_view=True).edges():
        if one != other and one in group and other in group:
            arcs.add_edge(one, other)
    return {broker: _roles(arcs, group, broker) for broker in arcs}


def _roles(arcs: nx.DiGraph, group: dict[str, str], broker: str) -> Roles:
    """Count the roles of one broker."""
    found = Counter(
        _role(group[one], group[broker], group[other])
        for one in arcs.predecessors(broker)
        for other in arcs.successors(broker)
        if one != other and not arcs.has_edge(one, other)
    )
    return Roles(**found)


def _role(one: str, broker: str, other: str) -> str:
    """Name the role by the groups of the three."""
    if one == other:
        return "coordinator" if broker == one else "consultant"
    if broker == other:
        return "gatekeeper"
    return "representative" if broker == one else "liaison"
