"""Entities as the page shows them, with their names and places."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kg.explorer.data import EntityData
from kg.namespaces import local_name
from kg.store.base import Store
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent


def describe(store: Store) -> dict[str, Row]:
    """Give what is said of each entity itself, by its id."""
    return {local_name(row.text("entity")): row for row in rows(store, _HERE / "entities.rq")}


def read_entities(
    store: Store, described: Mapping[str, Row], places: Mapping[str, tuple[float, float]]
) -> list[EntityData]:
    """Give entities with their names and their places in the picture, sorted by id.

    Args:
        store: The graph.
        described: Those that are wanted, see ``describe``.
        places: Where they stand, by id; what has no place is not drawn.
    """
    names: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(store, _HERE / "names.rq"):
        pair = (row.language("name"), row.text("name"))
        names[local_name(row.text("entity"))][row.text("kind")].append(pair)
    found = [_entity(name, described[name], names[name], places) for name in sorted(described)]
    _add_places(store, found)
    return found


def _add_places(store: Store, entities: Iterable[EntityData]) -> None:
    """Say under which jurisdictions entities lie, and which ones they span."""
    known: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows(store, _HERE / "jurisdictions.rq"):
        known[local_name(row.text("entity"))][row.text("kind")].add(local_name(row.text("place")))
    for entity in entities:
        found = known.get(entity["id"], {})
        entity["jurisdiction"] = sorted(found.get("lies", ()))
        if "spans" in found:
            entity["spans"] = sorted(found["spans"])


def _entity(
    name: str,
    row: Row,
    names: dict[str, list[tuple[str, str]]],
    places: Mapping[str, tuple[float, float]],
) -> EntityData:
    """One entity."""
    x, y = places.get(name, (0.0, 0.0))
    entity = EntityData(
        id=name,
        cls=local_name(row.text("class")),
        labels=dict(sorted(names["label"])),
        descriptive=sorted(text for _, text in names["descriptive"]),
        aliases=sorted({text for _, text in names["alias"]}),
        drawn=name in places,
        x=x,
        y=y,
        jurisdiction=[],
    )
    if row["lat"] and row["lon"]:
        entity["lat"], entity["lon"] = float(row.text("lat")), float(row.text("lon"))
    if row["description"]:
        entity["description"] = row.text("description")
    if row["homepage"]:
        entity["homepage"] = row.text("homepage")
    return entity
