"""What all projections share: entities as nodes, and a graph that nobody changes by mistake."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final, TypedDict

import networkx as nx

from kg.namespaces import entity_iri, local_name
from kg.store.base import NamedNode, Store
from kg.store.labels import BATCH, Labels
from kg.store.results import Row

_QUERY: Final = Path(__file__).with_name("entities.rq")


class Node(TypedDict):
    """What a node says of its entity.

    Attributes:
        jurisdiction: Where it lies; empty where that is unknown, or where it lies in several.
        jurisdictions: All of them.
    """

    id: str
    label: str
    cls: str
    jurisdiction: str
    jurisdictions: tuple[str, ...]


def jurisdictions(store: Store, names: Iterable[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give class and jurisdictions of entities, by id."""
    classes: dict[str, str] = {}
    places: dict[str, set[str]] = defaultdict(set)
    text = _QUERY.read_text(encoding="utf-8")
    wanted = sorted(set(names))
    for start in range(0, len(wanted), BATCH):
        iris = " ".join(str(NamedNode(entity_iri(name))) for name in wanted[start : start + BATCH])
        for row in map(Row, store.rows(text.replace("THINGS", iris))):
            name = local_name(row.text("entity"))
            classes[name] = local_name(row.text("class"))
            if row["jurisdiction"]:
                places[name].add(local_name(row.text("jurisdiction")))
    return {name: (cls, tuple(sorted(places[name]))) for name, cls in classes.items()}


def finish(graph: nx.Graph, store: Store, language: str, entities: Mapping[str, str] | None = None) -> None:
    """Describe every node by its entity, and freeze the graph.

    Args:
        graph: Nodes and edges.
        store: Where they come from.
        language: The language of labels.
        entities: The id of the entity that a node stands for, where it is not the node itself.
    """
    labels = Labels(store, language)
    meant = {node: (entities or {}).get(node, node) for node in graph}
    known = jurisdictions(store, meant.values())
    labels.learn(map(entity_iri, meant.values()))
    for node, name in meant.items():
        cls, places = known.get(name, ("", ()))
        graph.nodes[node].update(_node(name, labels.of(entity_iri(name)) or name, cls, places))
    nx.freeze(graph)


def _node(name: str, label: str, cls: str, places: Collection[str]) -> Node:
    """Describe an entity."""
    only = next(iter(places)) if len(places) == 1 else ""
    return Node(id=name, label=label, cls=cls, jurisdiction=only, jurisdictions=tuple(places))
