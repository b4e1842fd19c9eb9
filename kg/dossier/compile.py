"""Compiles the dossier of an entity from a store."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from kg.dossier.gaps import find_gaps
from kg.dossier.model import Card, Dossier, Partner
from kg.evidence.claims import claims_about
from kg.evidence.labels import Namer, unknown
from kg.evidence.statement import Named, Statement
from kg.model.entity import LANGUAGES
from kg.model.known import holds
from kg.namespaces import GBA, entity_iri
from kg.store.base import NamedNode, Store
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent

Given = Mapping[str, NamedNode]


def compile_dossier(store: Store, entity: str, language: str = "en", as_of: str = "") -> Dossier:
    """Compile the dossier of an entity.

    Args:
        store: The graph.
        entity: The id of the entity.
        language: The tag of the language of the reader, for labels and for words.
        as_of: A day (ISO 8601); what is not known to hold on it is left out.

    Raises:
        NotFoundError: No entity has this id.
    """
    given = {"entity": NamedNode(entity_iri(entity))}
    cls, names = _names(store, given)
    if not cls:
        raise unknown(entity)
    namer = Namer(store, language)
    statements = sorted(claims_about(store, entity, namer), key=_in_time)
    seen = tuple(item for item in statements if holds(item.since, item.until, as_of))
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
        gaps=find_gaps(entity, cls.removeprefix(GBA), own, seen, language),
        as_of=as_of,
        language=language,
    )


def compile_cards(store: Store, entities: Sequence[str], language: str = "en") -> list[Card]:
    """Give the labels and the classes of entities in one language, in their order."""
    namer = Namer(store, language)
    iris = " ".join(str(NamedNode(entity_iri(entity))) for entity in entities)
    text = (_HERE / "cards.rq").read_text(encoding="utf-8").replace("THINGS", iris)
    found = [Row(solution) for solution in store.rows(text)] if entities else []
    namer.learn(found, "thing", "class")
    classes = {row.text("thing"): namer.name(row.text("class")).label for row in found}
    named = [(entity, entity_iri(entity)) for entity in entities]
    return [Card(entity, namer.name(iri).label, classes.get(iri, "")) for entity, iri in named]


def _names(store: Store, given: Given) -> tuple[str, dict[str, list[tuple[str, str]]]]:
    """Give the class of an entity, and its names by kind with their languages."""
    names: dict[str, list[tuple[str, str]]] = defaultdict(list)
    cls = ""
    for row in rows(store, _HERE / "entity.rq", given):
        cls = row.text("class")
        names[row.text("kind")].append((row.language("name"), row.text("name")))
    return cls, names


def _in_time(item: Statement) -> tuple[str, ...]:
    """Order statements by time, undated ones last."""
    return (
        item.when.removeprefix("../") or "~",
        item.predicate.id,
        item.subject.id,
        item.object.id,
        item.claim,
    )


def _places(store: Store, entity: str, seen: tuple[Statement, ...], namer: Namer) -> tuple[Named, ...]:
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


def _partners(store: Store, given: Given, namer: Namer, as_of: str) -> tuple[Partner, ...]:
    """Collect partners with what links them."""
    links: dict[str, set[str]] = defaultdict(set)
    found = list(rows(store, _HERE / "partners.rq", given))
    namer.learn(found, "partner", "through")
    for row in found:
        if holds(row.text("since"), row.text("until"), as_of):
            links[row.text("partner")].add(row.text("through"))
    return tuple(
        Partner(namer.name(partner), tuple(namer.name(link) for link in sorted(links[partner])))
        for partner in sorted(links)
    )
