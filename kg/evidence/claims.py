"""Claims of a store as statements."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.errors import NotFoundError
from kg.evidence.labels import Namer
from kg.evidence.statement import Named, Statement
from kg.namespaces import DCT, GBA, RDF, SCHEMA, SKOS, claim_iri, entity_iri, local_name
from kg.store.base import Literal, NamedNode, Store, Term
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent
#: Columns by the property of a claim, and of its source.
_OF_CLAIM: Final = {
    **{RDF + name: name for name in ("subject", "predicate", "object")},
    **{GBA + name: name for name in ("source", "modality", "since", "until", "latest", "qualifier", "unit")},
    GBA + "from": "begin",
    GBA + "to": "end",
    GBA + "locator": "locator",
    SKOS + "note": "note",
}
_OF_SOURCE: Final = {
    DCT + "title": "title",
    DCT + "publisher": "publisher",
    DCT + "issued": "published",
    GBA + "grade": "grade",
    SCHEMA + "url": "url",
}
#: Without these it is no claim of ours.
_NEEDED: Final = ("subject", "predicate", "object", "source", "modality", "title", "publisher", "grade")


def claims_about(store: Store, entity: str, namer: Namer) -> Iterator[Statement]:
    """Give the claims in which an entity is subject or object, each once."""
    node = NamedNode(entity_iri(entity))
    found = {
        row.text("claim"): row
        for role in ("subject", "object")
        for row in _claims(store, {"entity": node, "role": NamedNode(RDF + role)})
    }
    return _statements(found.values(), namer)


def claim(store: Store, name: str, namer: Namer) -> Statement:
    """Give one claim by its id.

    Raises:
        NotFoundError: There is no such claim.
    """
    given = {"claim": NamedNode(claim_iri(name)), "role": NamedNode(RDF + "subject")}
    found = next(_statements(_claims(store, given), namer), None)
    if found is None:
        raise NotFoundError(f"there is no claim {name!r}")
    return found


def _claims(store: Store, given: Mapping[str, NamedNode]) -> Iterator[Row]:
    """Gather the properties of claims and of their sources, a row for each claim."""
    unknown = dict.fromkeys((*_OF_CLAIM.values(), *_OF_SOURCE.values()))
    found: dict[str, dict[str, Term | None]] = {}
    for query, names in (("claims.rq", _OF_CLAIM), ("sources.rq", _OF_SOURCE)):
        for row in rows(store, _HERE / query, given):
            known = found.setdefault(row.text("claim"), {"claim": row["claim"], **unknown})
            if name := names.get(row.text("property")):
                known[name] = row["value"]
    return (Row(known) for known in found.values() if all(known[name] for name in _NEEDED))


def _statements(found: Iterable[Row], namer: Namer) -> Iterator[Statement]:
    """Word what the query found."""
    known = list(found)
    namer.learn(known, "subject", "predicate", "object", "unit")
    return (_statement(row, namer) for row in known)


def _statement(row: Row, namer: Namer) -> Statement:
    """Word one claim."""
    value = row["object"]
    text = row.text("object")
    shown = Named(text, text) if isinstance(value, Literal) else namer.name(text)
    return Statement(
        claim=local_name(row.text("claim")),
        subject=namer.name(row.text("subject")),
        predicate=namer.name(row.text("predicate")),
        object=shown,
        qualifier=row.text("qualifier"),
        unit=namer.name(row.text("unit")).label if row["unit"] else "",
        modality=row.text("modality").removeprefix(GBA),
        source=local_name(row.text("source")),
        **{name: row.text(name) for name in ("begin", "end", "since", "until", "latest")},
        **{name: row.text(name) for name in ("title", "publisher", "published", "grade")},
        **{name: row.text(name) for name in ("locator", "url", "note")},
    )
