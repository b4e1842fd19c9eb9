"""GEXF 1.3, with colours, places and time, as Gephi reads it."""

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from kg.export.about import About
from kg.export.network import Item, Network, columns
from kg.export.xml import legal

_GEXF: Final = "http://gexf.net/1.3"
_VIZ: Final = "http://gexf.net/1.3/viz"
#: Written as XML attributes or elements of their own.
_NODE: Final = ("id", "label", "color", "x", "y")
_EDGE: Final = ("id", "source", "target", "label")


def gexf(network: Network, about: About) -> bytes:
    """Write a network; an edge lasts from the day on which its claim is known to its last."""
    register_namespace("viz", _VIZ)
    root = Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    meta = SubElement(root, "meta")
    SubElement(meta, "creator").text = "gba-kg"
    SubElement(meta, "description").text = "\n".join(f"{key}: {text}" for key, text in about.facts().items())
    settings = {"defaultedgetype": "directed", "mode": "dynamic", "timeformat": "date", "idtype": "string"}
    graph = SubElement(root, "graph", settings)
    node_keys = _declare(graph, "node", network.nodes, _NODE)
    edge_keys = _declare(graph, "edge", network.edges, _EDGE)
    nodes = SubElement(graph, "nodes")
    for node in network.nodes:
        element = SubElement(nodes, "node", {name: str(legal(node[name])) for name in ("id", "label")})
        _fill(element, node, node_keys)
        colour = str(node["color"]).lstrip("#")
        parts = {name: str(int(colour[at : at + 2], 16)) for at, name in ((0, "r"), (2, "g"), (4, "b"))}
        SubElement(element, f"{{{_VIZ}}}color", parts)
        SubElement(element, f"{{{_VIZ}}}position", {"x": str(node["x"]), "y": str(node["y"]), "z": "0.0"})
    edges = SubElement(graph, "edges")
    for edge in network.edges:
        element = SubElement(edges, "edge", {name: str(legal(edge[name])) for name in _EDGE})
        element.set("kind", str(edge["predicate"]))  # Gephi keeps parallel edges of different kinds apart
        for name, own in (("start", "since"), ("end", "until")):
            if own in edge:
                element.set(name, str(edge[own]))
        _fill(element, edge, edge_keys)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode() + b"\n"


def _declare(graph: Element, kind: str, items: Iterable[Item], own: Iterable[str]) -> list[str]:
    """Declare the attributes of nodes or edges, and give their names."""
    items = list(items)
    numbers = {name for item in items for name, value in item.items() if isinstance(value, float)}
    names = [name for name in columns(items, ()) if name not in own]
    block = SubElement(graph, "attributes", {"class": kind, "mode": "static"})
    for name in names:
        form = "double" if name in numbers else "string"
        SubElement(block, "attribute", {"id": name, "title": name, "type": form})
    return names


def _fill(element: Element, item: Item, names: Iterable[str]) -> None:
    """Give a node or an edge its attributes."""
    values = SubElement(element, "attvalues")
    for name in names:
        if name in item:
            SubElement(values, "attvalue", {"for": name, "value": str(legal(item[name]))})
