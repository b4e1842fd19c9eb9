"""Claims, what rules derive of them, and their sources, as the page shows them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.explorer.data import ClaimData, DerivedData, SourceData
from kg.model.known import holds
from kg.namespaces import local_name
from kg.store.base import Literal, Store
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent
_NUMBERS: Final = ("integer", "decimal")
_DATES: Final = ("date", "gYearMonth", "gYear", "EDTF")


def read_claims(store: Store, as_of: str = "") -> list[ClaimData]:
    """Give all claims that are known to hold on a day (ISO 8601); without a day, all."""
    return [_claim(row) for row in _known(store, "claims", as_of)]


def read_sources(store: Store) -> list[SourceData]:
    """Give all sources."""
    return [_source(row) for row in rows(store, _HERE / "sources.rq")]


def read_derived(store: Store, as_of: str = "") -> list[DerivedData]:
    """Give derived relations, each with the claims it rests on; with a day, those known to hold on it."""
    found: dict[str, DerivedData] = {}
    for row in _known(store, "derived", as_of):
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
                    found[name][day] = row.text(day)
        found[name]["evidence"].append(local_name(row.text("claim")))
    for item in found.values():
        item["evidence"] = sorted(set(item["evidence"]))
    return [found[name] for name in sorted(found)]


def _known(store: Store, name: str, as_of: str) -> Iterator[Row]:
    """Yield the rows of a query that are known to hold on a day."""
    found = rows(store, _HERE / f"{name}.rq")
    return (row for row in found if holds(row.text("since"), row.text("until"), as_of))


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
