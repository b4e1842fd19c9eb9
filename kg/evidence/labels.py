"""Things with their ids and labels, in the language of the reader."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg.errors import NotFoundError
from kg.evidence.statement import Named
from kg.namespaces import ID, SOURCE, entity_iri, local_name
from kg.store.base import NamedNode, Store
from kg.store.labels import Labels
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent
_KINDS: Final = {ID: "entity", SOURCE: "source"}


class Namer:
    """Gives things their ids and labels; each label is asked for once."""

    def __init__(self, store: Store, language: str) -> None:
        self._labels = Labels(store, language)

    def learn(self, found: Iterable[Row], *columns: str) -> None:
        """Ask at once for all the labels that these rows will need."""
        self._labels.learn(
            term.value for row in found for column in columns if isinstance(term := row[column], NamedNode)
        )

    def name(self, iri: str) -> Named:
        """Name a thing."""
        local = local_name(iri)
        kind = _KINDS.get(iri.removesuffix(local), "")
        return Named(local, self._labels.of(iri) or local, kind)


def class_of(store: Store, entity: str) -> str:
    """Give the IRI of the class of an entity, empty where there is no such entity."""
    given = {"entity": NamedNode(entity_iri(entity))}
    return next((row.text("class") for row in rows(store, _HERE / "class.rq", given)), "")


def unknown(entity: str) -> NotFoundError:
    """Say that there is no such entity."""
    return NotFoundError(f"no entity has the id {entity!r}; 'kg search' finds parts of names")
