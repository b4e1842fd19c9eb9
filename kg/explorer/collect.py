"""From a store to the data of one explorer page."""

from collections import defaultdict
from pathlib import Path
from typing import Final

from kg.explorer.data import ClaimData, DerivedData, EntityData, Meta, PageData, SourceData, Words
from kg.namespaces import BASE, GBA
from kg.network.layout import positions
from kg.store.base import Literal, Store
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent
_NUMBERS: Final = ("integer", "decimal")
_DATES: Final = ("date", "gYearMonth", "gYear", "EDTF")


def collect(store: Store, meta: Meta) -> PageData:
    """Ask a store for everything that a page shows, and place the entities."""
    claims = [_claim(row) for row in rows(store, _HERE / "claims.rq")]
    derived = _derived(store)
    terms = _terms(store)
    used = {claim["predicate"] for claim in claims} | {item["predicate"] for item in derived}
    entities = _entities(store, claims)
    classes = {entity["cls"] for entity in entities}
    return PageData(
        meta=meta,
        classes={name: terms[name] for name in sorted(classes)},
        predicates={name: terms[name] for name in sorted(used)},
        entities=entities,
        claims=sorted(claims, key=lambda claim: claim["id"]),
        derived=derived,
        sources=sorted(map(_source, rows(store, _HERE / "sources.rq")), key=lambda item: item["id"]),
    )


def _local(iri: str) -> str:
    """The last part of an IRI of ours."""
    return iri.removeprefix(GBA) if iri.startswith(GBA) else iri.removeprefix(BASE).partition("/")[2]


def _terms(store: Store) -> dict[str, Words]:
    """Labels of classes and properties by local name."""
    found: dict[str, Words] = defaultdict(dict)
    for row in rows(store, _HERE / "terms.rq"):
        found[_local(row.text("term"))][row.language("label")] = row.text("label")
    return {name: dict(sorted(words.items())) for name, words in found.items()}


def _claim(row: Row) -> ClaimData:
    """One claim."""
    value = row["object"]
    claim = ClaimData(
        id=_local(row.text("claim")),
        subject=_local(row.text("subject")),
        predicate=_local(row.text("predicate")),
        object=row.text("object") if isinstance(value, Literal) else _local(row.text("object")),
        kind="entity",
        modality=_local(row.text("modality")),
        source=_local(row.text("source")),
    )
    if isinstance(value, Literal):
        claim["kind"] = _kind(value)
        if value.language:
            claim["lang"] = row.language("object")
    if row["unit"]:
        claim["unit"] = _local(row.text("unit"))
    for name in ("qualifier", "begin", "end", "locator", "note"):
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


def _derived(store: Store) -> list[DerivedData]:
    """Derived relations, each with the claims it rests on."""
    found: dict[str, DerivedData] = {}
    for row in rows(store, _HERE / "derived.rq"):
        name = _local(row.text("derived"))
        if name not in found:
            found[name] = DerivedData(
                id=name,
                subject=_local(row.text("subject")),
                predicate=_local(row.text("predicate")),
                object=_local(row.text("object")),
                rule=row.text("rule"),
                evidence=[],
            )
            if row["through"]:
                found[name]["through"] = _local(row.text("through"))
        found[name]["evidence"].append(_local(row.text("claim")))
    for item in found.values():
        item["evidence"] = sorted(set(item["evidence"]))
    return [found[name] for name in sorted(found)]


def _entities(store: Store, claims: list[ClaimData]) -> list[EntityData]:
    """Entities with their names and their places in the picture."""
    names: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(store, _HERE / "names.rq"):
        pair = (row.language("name"), row.text("name"))
        names[_local(row.text("entity"))][row.text("kind")].append(pair)
    described = {_local(row.text("entity")): row for row in rows(store, _HERE / "entities.rq")}
    edges = [
        (claim["subject"], claim["object"])
        for claim in claims
        if claim["kind"] == "entity" and {claim["subject"], claim["object"]} <= described.keys()
    ]
    places = positions(sorted({end for edge in edges for end in edge}), edges)
    return [_entity(name, described[name], names[name], places) for name in sorted(described)]


def _entity(
    name: str,
    row: Row,
    names: dict[str, list[tuple[str, str]]],
    places: dict[str, tuple[float, float]],
) -> EntityData:
    """One entity."""
    x, y = places.get(name, (0.0, 0.0))
    entity = EntityData(
        id=name,
        cls=_local(row.text("class")),
        labels=dict(sorted(names["label"])),
        descriptive=sorted(text for _, text in names["descriptive"]),
        aliases=sorted({text for _, text in names["alias"]}),
        drawn=name in places,
        x=x,
        y=y,
    )
    if row["description"]:
        entity["description"] = row.text("description")
    if row["homepage"]:
        entity["homepage"] = row.text("homepage")
    return entity


def _source(row: Row) -> SourceData:
    """One source."""
    source = SourceData(
        id=_local(row.text("source")),
        title=row.text("title"),
        publisher=row.text("publisher"),
        language=row.text("language"),
        grade=row.text("grade"),
    )
    for name in ("published", "retrieved", "url", "note"):
        if row[name]:
            source[name] = row.text(name)
    return source
