"""Claims of a store as statements."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.evidence.labels import Labels
from kg.evidence.statement import Named, Statement
from kg.namespaces import GBA, RDF, claim_iri, entity_iri, local_name
from kg.store.embedded import Literal, NamedNode, Store
from kg.store.results import Row, rows

_QUERY: Final = Path(__file__).with_name("claims.rq")


def claims_about(store: Store, entity: str, labels: Labels) -> Iterator[Statement]:
    """Yield the claims in which an entity is subject or object, each once."""
    seen = set()
    for role in ("subject", "object"):
        given = {"entity": NamedNode(entity_iri(entity)), "role": NamedNode(RDF + role)}
        for item in _statements(store, given, labels):
            if item.claim not in seen:
                seen.add(item.claim)
                yield item


def claim(store: Store, name: str, labels: Labels) -> Statement:
    """Give one claim by its id."""
    given = {"claim": NamedNode(claim_iri(name)), "role": NamedNode(RDF + "subject")}
    return next(_statements(store, given, labels))


def _statements(store: Store, given: Mapping[str, NamedNode], labels: Labels) -> Iterator[Statement]:
    """Yield what the query finds."""
    return (_statement(row, labels) for row in rows(store, _QUERY, given))


def _statement(row: Row, labels: Labels) -> Statement:
    """Word one claim."""
    value = row["object"]
    text = row.text("object")
    shown = Named(text, text) if isinstance(value, Literal) else labels.name(text)
    return Statement(
        claim=local_name(row.text("claim")),
        subject=labels.name(row.text("subject")),
        predicate=labels.name(row.text("predicate")),
        object=shown,
        qualifier=row.text("qualifier"),
        unit=labels.name(row.text("unit")).label if row["unit"] else "",
        modality=row.text("modality").removeprefix(GBA),
        source=local_name(row.text("source")),
        **{name: row.text(name) for name in ("begin", "end", "since", "until", "latest")},
        **{name: row.text(name) for name in ("title", "publisher", "published", "grade")},
        **{name: row.text(name) for name in ("locator", "url", "note")},
    )
