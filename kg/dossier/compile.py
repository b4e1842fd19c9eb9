"""Compiles the dossier of an entity from a store."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.dossier.gaps import find_gaps
from kg.dossier.model import Card, Dossier, Named, Partner, Statement
from kg.errors import NotFoundError
from kg.model.entity import LANGUAGES
from kg.namespaces import GBA, RDF, entity_iri
from kg.store.embedded import Literal, NamedNode, Store
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent

Given = Mapping[str, NamedNode]


class _Labels:
    """Labels in the language of the reader, or in the first of the others."""

    def __init__(self, store: Store, language: str) -> None:
        self._store = store
        self._order = (language, *LANGUAGES)
        self._found: dict[str, Named] = {}

    def name(self, iri: str) -> Named:
        """Name a thing."""
        if iri not in self._found:
            labels = {
                row.language("label"): row.text("label")
                for row in rows(self._store, _HERE / "label.rq", {"thing": NamedNode(iri)})
            }
            local = iri.removeprefix(GBA) if iri.startswith(GBA) else iri.rpartition("/")[2]
            label = next((labels[tag] for tag in self._order if tag in labels), None)
            self._found[iri] = Named(local, label or next(iter(labels.values()), local))
        return self._found[iri]


def compile_dossier(store: Store, entity: str, language: str = "en", as_of: str = "") -> Dossier:
    """Compile the dossier of an entity.

    Args:
        store: The graph.
        entity: The id of the entity.
        language: The tag of the language that labels are wanted in.
        as_of: A day (ISO 8601); what is not known to hold on it is left out.

    Raises:
        NotFoundError: No entity has this id.
    """
    given = {"entity": NamedNode(entity_iri(entity))}
    cls, names = _names(store, given)
    if not cls:
        raise NotFoundError(f"no entity has the id {entity!r}; 'kg search' finds parts of names")
    labels = _Labels(store, language)
    statements = sorted(_statements(store, given, labels), key=_in_time)
    seen = tuple(item for item in statements if _holds(item.since, item.until, as_of))
    own = dict(names["label"])
    return Dossier(
        entity=labels.name(entity_iri(entity)),
        cls=labels.name(cls),
        labels={tag: own[tag] for tag in LANGUAGES if tag in own},
        descriptive=tuple(sorted(text for _, text in names["descriptive"])),
        aliases=tuple(sorted(text for _, text in names["alias"])),
        description=next((text for _, text in names["description"]), ""),
        homepage=next((text for _, text in names["homepage"]), ""),
        places=_places(store, entity, seen, labels),
        statements=seen,
        partners=_partners(store, given, labels, as_of),
        gaps=find_gaps(entity, cls.removeprefix(GBA), own, seen),
        as_of=as_of,
    )


def compile_card(store: Store, entity: str, language: str = "en") -> Card:
    """Give the label and the class of an entity in one language."""
    node = NamedNode(entity_iri(entity))
    labels = _Labels(store, language)
    cls = next((row.text("class") for row in rows(store, _HERE / "class.rq", {"entity": node})), "")
    return Card(entity, labels.name(node.value).label, labels.name(cls).label if cls else "")


def _names(store: Store, given: Given) -> tuple[str, dict[str, list[tuple[str, str]]]]:
    """Give the class of an entity, and its names by kind with their languages."""
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    cls = ""
    for row in rows(store, _HERE / "entity.rq", given):
        cls = row.text("class")
        names[row.text("kind")].append((row.language("name"), row.text("name")))
    return cls, names


def _statements(store: Store, given: Given, labels: _Labels) -> Iterator[Statement]:
    """Yield the claims in which the entity is subject or object, each once."""
    seen = set()
    for role in ("subject", "object"):
        for row in rows(store, _HERE / "claims.rq", {**given, "role": NamedNode(RDF + role)}):
            if row.text("claim") not in seen:
                seen.add(row.text("claim"))
                yield _statement(row, labels)


def _in_time(item: Statement) -> tuple[str, ...]:
    """Order statements by time, undated ones last."""
    return (item.when or "~", item.predicate.id, item.subject.id, item.object.id, item.claim)


def _holds(since: str, until: str, as_of: str) -> bool:
    """Say whether something is known to hold on a day."""
    return not as_of or (bool(since) and since <= as_of and (not until or until >= as_of))


def _statement(row: Row, labels: _Labels) -> Statement:
    """Word one claim."""
    value = row["object"]
    text = row.text("object")
    shown = Named(text, text) if isinstance(value, Literal) else labels.name(text)
    return Statement(
        claim=labels.name(row.text("claim")).id,
        subject=labels.name(row.text("subject")),
        predicate=labels.name(row.text("predicate")),
        object=shown,
        qualifier=row.text("qualifier"),
        unit=labels.name(row.text("unit")).label if row["unit"] else "",
        modality=row.text("modality").removeprefix(GBA),
        source=labels.name(row.text("source")).id,
        **{name: row.text(name) for name in ("begin", "end", "since", "until", "latest")},
        **{name: row.text(name) for name in ("title", "publisher", "published", "grade")},
        **{name: row.text(name) for name in ("locator", "url", "note")},
    )


def _places(store: Store, entity: str, seen: tuple[Statement, ...], labels: _Labels) -> tuple[Named, ...]:
    """Follow locatedIn upwards, beginning with what is known on the day."""
    direct = {
        item.object.id
        for item in seen
        if item.subject.id == entity and item.predicate.id == "locatedIn" and item.modality == "actual"
    }
    if not direct:
        return ()
    above = rows(store, _HERE / "above.rq", {"entity": NamedNode(entity_iri(entity))})
    return tuple(labels.name(row.text("place")) for row in above)


def _partners(store: Store, given: Given, labels: _Labels, as_of: str) -> tuple[Partner, ...]:
    """Collect partners with what links them."""
    links: dict[str, set[str]] = defaultdict(set)
    for row in rows(store, _HERE / "partners.rq", given):
        if _holds(row.text("since"), row.text("until"), as_of):
            links[row.text("partner")].add(row.text("through"))
    return tuple(
        Partner(labels.name(partner), tuple(labels.name(link) for link in sorted(links[partner])))
        for partner in sorted(links)
    )
