"""Organisations on one side, what they share on the other."""

import networkx as nx

from kg.network.projections.claims import attributes
from kg.network.projections.frame import finish
from kg.network.projections.link import EVERYTHING, Wanted
from kg.network.projections.members import JOINING, read_members
from kg.store.base import Store

#: Ends the name of a node for what is shared, where the same entity is also one of those that share.
AGAIN = "*"


def bipartite(store: Store, wanted: Wanted = EVERYTHING, language: str = "en") -> nx.MultiDiGraph:
    """Link each agreement or joint centre to its parties, founders and operators.

    The node attribute ``bipartite``, as networkx has it, is 0 for those who share and 1 for what they
    share. A joint centre that itself runs another one stands on both sides, the second time with ``*``
    behind its name; the attribute ``id`` is the same. Edges are as in ``claims``.

    Raises:
        DataError: Nothing works in the field.
    """
    graph = nx.MultiDiGraph(kind="bipartite", **wanted._asdict())
    shared = read_members(store, wanted, JOINING)
    sharing = {member for found in shared.values() for member in found}
    graph.add_nodes_from(sorted(sharing), bipartite=0)
    meant = {}
    for joint in sorted(shared):
        node = joint + AGAIN if joint in sharing else joint
        meant[node] = joint
        graph.add_node(node, bipartite=1)
        for links in shared[joint].values():
            for link in links:
                graph.add_edge(node, link.object, link.claim, **attributes(link))
    finish(graph, store, language, meant)
    return graph
