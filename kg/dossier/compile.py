"""Compiles the dossier of an entity from a store."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.dossier.gaps import find_gaps
from kg.dossier.model import Card, Dossier, Named, Partner, Statement
from kg.errors import NotFoundError
from kg.model.entity import LANGUAGES
from kg.namespaces import GBA, RDF, entity_iri
from kg.store.base import Literal, NamedNode, Store
from kg.store.labels import Labels
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent

Given = Mapping[str, NamedNode]


class _Namer:
    """Gives things their ids and labels."""

    def __init__(self, store: Store, language: str) -> None:
        self._labels = Labels(store, language)

    def learn(self, found: Iterable[Row], *columns: str) -> None:
        """Ask at once for what all these rows will need."""
        self._labels.learn(
            term.value for row in found for column in columns if isinstance(term := row[column], NamedNode)
        )

    def name(self, iri: str) -> Named:
        """Name a thing."""
        local = iri.removeprefix(GBA) if iri.startswith(GBA) else _local(iri)
        return Named(local, self._labels.of(iri) or local)


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
    namer = _Namer(store, language)
    statements = sorted(_statements(store, given, namer), key=_in_time)
    seen = tuple(item for item in statements if _holds(item.since, item.until, as_of))
    own = dict(names["label"])
    return Dossier(
        entity=namer.name(entity_iri(entity)),
        cls=namer.name(cls),
        labels={tag: own[tag] for tag in LANGUAGES if tag in own},
        descriptive=tuple(sorted(text for _, text in names["descriptive"])),
        aliases=tuple(sorted(text for _, text in names["alias"])),
        description=next((text for _, text in names["description"]), ""),
        homepage=next((text for _, text in names["homepage"]), ""),
        places=_places(store, entity, seen, namer),
        statements=seen,
        partners=_partners(store, given, namer, as_of),
        gaps=find_gaps(entity, cls.removeprefix(GBA), own, seen),
        as_of=as_of,
    )


def compile_card(store: Store, entity: str, language: str = "en") -> Card:
    """Give the label and the class of an entity in one language."""
    node = NamedNode(entity_iri(entity))
    namer = _Namer(store, language)
    cls = next((row.text("class") for row in rows(store, _HERE / "class.rq", {"entity": node})), "")
    return Card(entity, namer.name(node.value).label, namer.name(cls).label if cls else "")


def _names(store: Store, given: Given) -> tuple[str, dict[str, list[tuple[str, str]]]]:
    """Give the class of an entity, and its names by kind with their languages."""
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    cls = ""
    for row in rows(store, _HERE / "entity.rq", given):
        cls = row.text("class")
        names[row.text("kind")].append((row.language("name"), row.text("name")))
    return cls, names


def _statements(store: Store, given: Given, namer: _Namer) -> Iterator[Statement]:
    """Give the claims in which the entity is subject or object, each once."""
    found = {
        row.text("claim"): row
        for role in ("subject", "object")
        for row in rows(store, _HERE / "claims.rq", {**given, "role": NamedNode(RDF + role)})
    }
    namer.learn(found.values(), "subject", "predicate", "object", "unit")
    return (_statement(row, namer) for row in found.values())


def _local(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rpartition("/")[2]


def _in_time(item: Statement) -> tuple[str, ...]:
    """Order statements by time, undated ones last."""
    return (item.when or "~", item.predicate.id, item.subject.id, item.object.id, item.claim)


def _holds(since: str, until: str, as_of: str) -> bool:
    """Say whether something is known to hold on a day."""
    return not as_of or (bool(since) and since <= as_of and (not until or until >= as_of))


def _statement(row: Row, namer: _Namer) -> Statement:
    """Word one claim."""
    value = row["object"]
    text = row.text("object")
    shown = Named(text, text) if isinstance(value, Literal) else namer.name(text)
    return Statement(
        claim=_local(row.text("claim")),
        subject=namer.name(row.text("subject")),
        predicate=namer.name(row.text("predicate")),
        object=shown,
        qualifier=row.text("qualifier"),
        unit=namer.name(row.text("unit")).label if row["unit"] else "",
        modality=row.text("modality").removeprefix(GBA),
        source=_local(row.text("source")),
        **{name: row.text(name) for name in ("begin", "end", "since", "until", "latest")},
        **{name: row.text(name) for name in ("title", "publisher", "published", "grade")},
        **{name: row.text(name) for name in ("locator", "url", "note")},
    )


def _places(store: Store, entity: str, seen: tuple[Statement, ...], namer: _Namer) -> tuple[Named, ...]:
    """Follow locatedIn upwards, beginning with what is known on the day."""
    direct = {
        item.object.id
        for item in seen
        if item.subject.id == entity and item.predicate.id == "locatedIn" and item.modality == "actual"
    }
    if not direct:
        return ()
    above = list(rows(store, _HERE / "above.rq", {"entity": NamedNode(entity_iri(entity))}))
    namer.learn(above, "place")
    return tuple(namer.name(row.text("place")) for row in above)


def _partners(store: Store, given: Given, namer: _Namer, as_of: str) -> tuple[Partner, ...]:
    """Collect partners with what links them."""
    links: dict[str, set[str]] = defaultdict(set)
    found = list(rows(store, _HERE / "partners.rq", given))
    namer.learn(found, "partner", "through")
    for row in found:
        if _holds(row.text("since"), row.text("until"), as_of):
            links[row.text("partner")].add(row.text("through"))
    return tuple(
        Partner(namer.name(partner), tuple(namer.name(link) for link in sorted(links[partner])))
        for partner in sorted(links)
    )
