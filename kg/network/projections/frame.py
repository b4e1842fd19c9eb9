"""What all projections share: entities as nodes, and a graph that nobody changes by mistake."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypedDict

import networkx as nx

from kg.namespaces import entity_iri, local_name
from kg.store.base import NamedNode, Store
from kg.store.labels import BATCH, Labels
from kg.store.results import Row

_HERE: Final = Path(__file__).parent


class Node(TypedDict):
    """What a node says of its entity.

    Attributes:
        jurisdiction: Where it lies; empty where that is unknown, or where it lies in several.
        jurisdictions: All of them.
        field: What it works in itself; empty where no source says so, or where there are several.
        fields: All of them.
    """

    id: str
    label: str
    cls: str
    jurisdiction: str
    jurisdictions: tuple[str, ...]
    field: str
    fields: tuple[str, ...]


def jurisdictions(store: Store, names: Iterable[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give class and jurisdictions of entities, by id."""
    classes: dict[str, str] = {}
    places: dict[str, set[str]] = defaultdict(set)
    for row in _ask(store, _HERE / "entities.rq", names):
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
    fields = _fields(store, meant.values())
    labels.learn(map(entity_iri, meant.values()))
    for node, name in meant.items():
        cls, places = known.get(name, ("", ()))
        works_in = tuple(sorted(fields[name]))
        graph.nodes[node].update(
            Node(
                id=name,
                label=labels.of(entity_iri(name)) or name,
                cls=cls,
                jurisdiction=_only(places),
                jurisdictions=places,
                field=_only(works_in),
                fields=works_in,
            )
        )
    nx.freeze(graph)


def _fields(store: Store, names: Iterable[str]) -> Mapping[str, set[str]]:
    """Give the fields of entities, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _ask(store, _HERE / "fields.rq", names):
        found[local_name(row.text("entity"))].add(local_name(row.text("field")))
    return found


def _ask(store: Store, query: Path, names: Iterable[str]) -> Iterator[Row]:
    """Ask about entities, so many at once as a service takes."""
    text = query.read_text(encoding="utf-8")
    wanted = sorted(set(names))
    for start in range(0, len(wanted), BATCH):
        iris = " ".join(str(NamedNode(entity_iri(name))) for name in wanted[start : start + BATCH])
        yield from map(Row, store.rows(text.replace("THINGS", iris)))


def _only(names: tuple[str, ...]) -> str:
    """Give the one of a few, if there is one."""
    return names[0] if len(names) == 1 else ""
