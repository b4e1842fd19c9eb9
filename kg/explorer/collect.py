"""From a store to the data of one explorer page."""

from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Final

from kg.dossier.gaps import EXPECTED
from kg.explorer.claims import read_claims, read_derived, read_sources
from kg.explorer.conflicts import conflicts
from kg.explorer.data import (
    ClaimData,
    DerivedData,
    EntityData,
    Meta,
    PageData,
    PartData,
    SourceData,
    Words,
)
from kg.explorer.entities import describe, read_entities
from kg.explorer.groups import grouped
from kg.explorer.part import Cut, Known, Part, cut_out
from kg.namespaces import local_name
from kg.network.concepts import concepts
from kg.network.homes import homes
from kg.network.layout import positions, schematic
from kg.store.base import Store
from kg.store.results import rows

_HERE: Final = Path(__file__).parent


def collect(store: Store, meta: Meta, part: Part | None = None) -> PageData:
    """Ask a store for everything that a page shows, and place the entities.

    Args:
        store: The graph.
        meta: What the page says about itself.
        part: What to show; without it, everything, also what no claim speaks of.
    """
    as_of = part.as_of if part else ""
    claims, derived = read_claims(store, as_of), read_derived(store, as_of)
    described, sources = describe(store), read_sources(store)
    edges = _edges(claims, described)
    if part is None:
        drawn = {end for edge in edges for end in edge}
        at_home = homes(store, edges)
        entities = read_entities(store, described, positions(drawn, edges, at_home))
        return grouped(_page(store, meta, entities, claims, derived, sources), at_home)
    cut = cut_out(part, Known(claims, derived, described, concepts(store)))
    edges += [(item["subject"], item["object"]) for item in cut.derived]
    edges = [edge for edge in edges if cut.drawn.issuperset(edge)]
    described = {name: row for name, row in described.items() if name in cut.named}
    at_home = homes(store, edges)
    entities = read_entities(store, described, positions(cut.drawn, edges, at_home))
    sources = [source for source in sources if source["id"] in cut.named]
    page = _page(store, meta, entities, cut.claims, cut.derived, sources)
    page["part"] = _part(part, cut)
    return grouped(page, at_home)


def _edges(claims: Iterable[ClaimData], described: Container[str]) -> list[tuple[str, str]]:
    """The two ends of each claim between entities."""
    pairs = ((claim["subject"], claim["object"]) for claim in claims if claim["kind"] == "entity")
    return [(first, last) for first, last in pairs if first in described and last in described]


def _page(
    store: Store,
    meta: Meta,
    entities: list[EntityData],
    claims: list[ClaimData],
    derived: list[DerivedData],
    sources: list[SourceData],
) -> PageData:
    """Put a page together, with the labels of what is used in it."""
    terms = _terms(store)
    used = {claim["predicate"] for claim in claims} | {item["predicate"] for item in derived}
    classes = {entity["cls"] for entity in entities}
    page = PageData(
        meta=meta,
        schematic={
            name: place for name, place in schematic().items() if name in {one["id"] for one in entities}
        },
        classes={name: terms[name] for name in sorted(classes)},
        predicates={name: terms[name] for name in sorted(used)},
        entities=entities,
        claims=sorted(claims, key=lambda claim: claim["id"]),
        derived=derived,
        sources=sorted(sources, key=lambda source: source["id"]),
        expected={name: list(EXPECTED[name]) for name in sorted(classes & EXPECTED.keys())},
    )
    if found := conflicts(store, {claim["id"] for claim in claims}):
        page["conflicts"] = found
    return page


def _part(part: Part, cut: Cut) -> PartData:
    """What a part was cut around; where everything would stand out, nothing does."""
    marked = cut.drawn.intersection(map(local_name, part.marked))
    return PartData(seeds=sorted(cut.seeds), marked=sorted(marked if marked < cut.drawn else ()))


def _terms(store: Store) -> dict[str, Words]:
    """Labels of classes and properties by local name."""
    found: dict[str, Words] = defaultdict(dict)
    for row in rows(store, _HERE / "terms.rq"):
        found[local_name(row.text("term"))][row.language("label")] = row.text("label")
    return {name: dict(sorted(words.items())) for name, words in found.items()}
