"""Two tables, of nodes and of edges, with the headers that Gephi knows."""

from collections.abc import Iterable, Sequence
from typing import Final

from kg.export.about import About
from kg.export.network import Item, Network, columns
from kg.results.table import as_csv

_NODE: Final = ("id", "label")
_EDGE: Final = ("source", "target", "type", "id", "label")


def csv(network: Network, _: About, *, excel_safe: bool = False) -> dict[str, bytes]:
    """Write ``nodes.csv`` and ``edges.csv``; what the export says about itself stands in the manifest."""
    edges: list[Item] = [{**edge, "type": "Directed"} for edge in network.edges]
    return {
        "nodes.csv": _table(network.nodes, _NODE, excel_safe=excel_safe),
        "edges.csv": _table(edges, _EDGE, excel_safe=excel_safe),
    }


def _table(items: Iterable[Item], first: Sequence[str], *, excel_safe: bool) -> bytes:
    """Write one table, with a capital at the head of what Gephi knows."""
    items = list(items)
    heads = {name: name.title() if name in first else name for name in columns(items, first)}
    cells = [{heads[name]: value for name, value in item.items()} for item in items]
    return as_csv(list(heads.values()), cells, excel_safe=excel_safe).encode()
