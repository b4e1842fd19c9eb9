"""The graph as nodes and edges: entities, and the claims that link two of them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from kg import paths
from kg.namespaces import local_name
from kg.store.base import Literal, Store
from kg.store.results import Row, rows

#: Attributes by name; what is not known is left out.
Item = dict[str, str | float]
#: Labels by language, by IRI.
Names = Mapping[str, Mapping[str, str]]

_HERE: Final = Path(__file__).parent
_LOOK: Final = paths.PACKAGE / "explorer" / "appearance.json"
_LANGUAGES: Final = ("zh-Hant", "zh-Hans", "en", "pt")
_EVIDENCE: Final = ("grade", "locator", "from", "to", "since", "until", "note")


class Network(NamedTuple):
    """Nodes and edges, sorted by id; those of an edge are its ``source`` and ``target``."""

    nodes: list[Item]
    edges: list[Item]


def columns(items: Iterable[Item], first: Sequence[str]) -> list[str]:
    """Name every attribute of some items: the first ones, then the others as they come."""
    return list(dict.fromkeys([*first, *(name for item in items for name in item)]))


def network_of(store: Store, language: str) -> Network:
    """Take the network out of a store, with a place and a colour for each entity.

    A literal becomes an attribute of its entity where all sources agree on one, as a fact, without qualifier
    and unit.

    Args:
        store: The graph.
        language: The tag of the language that ``label`` is wanted in.
    """
    claims = sorted(rows(store, _HERE / "claims.rq"), key=lambda row: row.text("claim"))
    names, aliases = _names(store)
    described = sorted(rows(store, _HERE / "nodes.rq"), key=lambda row: row.text("class"), reverse=True)
    found = {row.text("entity"): row for row in described}  # of several classes, the first by name
    links = [row for row in claims if row.text("subject") in found and row.text("object") in found]
    edges = [_edge(row, names, language) for row in links]
    values = _values(row for row in claims if isinstance(row["object"], Literal))
    nodes = [
        {**values.get(iri, {}), **_node(found[iri], names, language)} for iri in sorted(found, key=local_name)
    ]
    for node in nodes:
        if words := aliases.get(str(node["id"])):
            node["aliases"] = " | ".join(sorted(words))
    _draw(nodes, edges)
    return Network(nodes, edges)


def _names(store: Store) -> tuple[Names, Mapping[str, set[str]]]:
    """Read labels by IRI, and aliases by id."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    aliases: dict[str, set[str]] = defaultdict(set)
    for row in sorted(rows(store, _HERE / "names.rq"), key=lambda row: row.text("name")):
        if row.text("kind") == "label":
            labels[row.text("thing")][row.language("name")] = row.text("name")
        else:
            aliases[local_name(row.text("thing"))].add(row.text("name"))
    return labels, aliases


def _label(iri: str, names: Names, language: str) -> str:
    """The label of a thing in a language, else in another, else its id."""
    known = names.get(iri, {})
    return next((known[tag] for tag in (language, *_LANGUAGES) if known.get(tag)), local_name(iri))


def _node(row: Row, names: Names, language: str) -> Item:
    """One entity."""
    iri = row.text("entity")
    node: Item = {
        "id": local_name(iri),
        "label": _label(iri, names, language),
        "class": local_name(row.text("class")),
        "class_label": _label(row.text("class"), names, language),
    }
    for tag in _LANGUAGES:
        if label := names.get(iri, {}).get(tag):
            node[f"label_{tag.lower().replace('-', '_')}"] = label
    for name in ("description", "homepage"):
        if row[name]:
            node[name] = row.text(name)
    for name in ("latitude", "longitude"):
        if row[name]:
            node[name] = float(row.text(name))
    return node


def _edge(row: Row, names: Names, language: str) -> Item:
    """One claim."""
    edge: Item = {
        "id": local_name(row.text("claim")),
        "source": local_name(row.text("subject")),
        "target": local_name(row.text("object")),
        "label": _label(row.text("predicate"), names, language),
        "predicate": local_name(row.text("predicate")),
        "modality": local_name(row.text("modality")),
        "source_id": local_name(row.text("source")),
    }
    return edge | {name: row.text(name) for name in _EVIDENCE if row[name]}


def _values(claims: Iterable[Row]) -> dict[str, Item]:
    """The literals that can stand for themselves, by IRI of their entity and by predicate."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    unclear = set()
    for row in claims:
        place = (row.text("subject"), local_name(row.text("predicate")))
        found[place].add(row.text("object"))
        if row["qualifier"] or row["unit"] or local_name(row.text("modality")) != "actual":
            unclear.add(place)
    values: dict[str, Item] = defaultdict(dict)
    for iri, name in sorted(found.keys() - unclear):
        if len(found[iri, name]) == 1:
            values[iri][name] = next(iter(found[iri, name]))
    return values


def _draw(nodes: Sequence[Item], edges: Sequence[Item]) -> None:
    """Give each node the colour of its class and its place, y upwards."""
    from kg.network.layout import positions  # noqa: PLC0415 - heavy

    look = json.loads(_LOOK.read_text(encoding="utf-8"))
    pairs = [(str(edge["source"]), str(edge["target"])) for edge in edges]
    places = positions([str(node["id"]) for node in nodes], pairs)
    for node in nodes:
        group = look["classes"].get(node["class"], look["default"])
        x, y = places[str(node["id"])]
        node |= {"color": look["groups"][group]["light"], "x": x, "y": 0.0 - y}
