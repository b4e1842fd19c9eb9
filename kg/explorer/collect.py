"""From a store to the data of one explorer page."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.dossier.gaps import EXPECTED
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
from kg.explorer.groups import grouped
from kg.explorer.part import Cut, Known, Part, cut_out
from kg.model.known import holds
from kg.namespaces import local_name
from kg.network.concepts import concepts
from kg.network.homes import homes
from kg.network.layout import positions, schematic
from kg.store.base import Literal, Store
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent
_NUMBERS: Final = ("integer", "decimal")
_DATES: Final = ("date", "gYearMonth", "gYear", "EDTF")


def collect(store: Store, meta: Meta, part: Part | None = None) -> PageData:
    """Ask a store for everything that a page shows, and place the entities.

    Args:
        store: The graph.
        meta: What the page says about itself.
        part: What to show; without it, everything, also what no claim speaks of.
    """
    as_of = part.as_of if part else ""
    claims = [_claim(row) for row in _known(store, "claims", as_of)]
    derived = _derived(_known(store, "derived", as_of))
    described = {local_name(row.text("entity")): row for row in rows(store, _HERE / "entities.rq")}
    sources = [_source(row) for row in rows(store, _HERE / "sources.rq")]
    edges = _edges(claims, described)
    if part is None:
        drawn = {end for edge in edges for end in edge}
        at_home = homes(store, edges)
        entities = _entities(store, described, positions(drawn, edges, at_home))
        return grouped(_page(store, meta, entities, claims, derived, sources), at_home)
    cut = cut_out(part, Known(claims, derived, described, concepts(store)))
    edges += [(item["subject"], item["object"]) for item in cut.derived]
    edges = [edge for edge in edges if cut.drawn.issuperset(edge)]
    described = {name: row for name, row in described.items() if name in cut.named}
    at_home = homes(store, edges)
    entities = _entities(store, described, positions(cut.drawn, edges, at_home))
    sources = [source for source in sources if source["id"] in cut.named]
    page = _page(store, meta, entities, cut.claims, cut.derived, sources)
    page["part"] = _part(part, cut)
    return grouped(page, at_home)


def _known(store: Store, name: str, as_of: str) -> Iterator[Row]:
    """Yield the rows of a query that are known to hold on a day."""
    found = rows(store, _HERE / f"{name}.rq")
    return (row for row in found if holds(row.text("since"), row.text("until"), as_of))


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


def _claim(row: Row) -> ClaimData:
    """One claim."""
    value = row["object"]
    claim = ClaimData(
        id=local_name(row.text("claim")),
        subject=local_name(row.text("subject")),
        predicate=local_name(row.text("predicate")),
        object=row.text("object") if isinstance(value, Literal) else local_name(row.text("object")),
        kind="entity",
        modality=local_name(row.text("modality")),
        source=local_name(row.text("source")),
    )
    if isinstance(value, Literal):
        claim["kind"] = _kind(value)
        if value.language:
            claim["lang"] = row.language("object")
    if row["unit"]:
        claim["unit"] = local_name(row.text("unit"))
    for name in (
        "qualifier",
        "begin",
        "end",
        "earliest",
        "latest",
        "since",
        "until",
        "due",
        "locator",
        "note",
    ):
        if row[name]:
            claim[name] = row.text(name)
    return claim


def _kind(value: Literal) -> str:
    """What kind of literal it is."""
    if value.language:
        return "text"
    name = value.datatype.value.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    if name in _NUMBERS:
        return "number"
    return "date" if name in _DATES else "url"


def _derived(found_in: Iterable[Row]) -> list[DerivedData]:
    """Derived relations, each with the claims it rests on."""
    found: dict[str, DerivedData] = {}
    for row in found_in:
        name = local_name(row.text("derived"))
        if name not in found:
            found[name] = DerivedData(
                id=name,
                subject=local_name(row.text("subject")),
                predicate=local_name(row.text("predicate")),
                object=local_name(row.text("object")),
                rule=row.text("rule"),
                evidence=[],
            )
            if row["through"]:
                found[name]["through"] = local_name(row.text("through"))
            for day in ("since", "until"):
                if row[day]:
                    found[name][day] = row.text(day)  # type: ignore[literal-required]
        found[name]["evidence"].append(local_name(row.text("claim")))
    for item in found.values():
        item["evidence"] = sorted(set(item["evidence"]))
    return [found[name] for name in sorted(found)]


def _entities(
    store: Store, described: Mapping[str, Row], places: Mapping[str, tuple[float, float]]
) -> list[EntityData]:
    """Entities with their names and their places in the picture."""
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


def _source(row: Row) -> SourceData:
    """One source."""
    source = SourceData(
        id=local_name(row.text("source")),
        title=row.text("title"),
        publisher=row.text("publisher"),
        language=row.text("language"),
        grade=row.text("grade"),
    )
    for name in ("published", "retrieved", "url", "note"):
        if row[name]:
            source[name] = row.text(name)
    return source
