"""Labels in the language of the reader."""

from pathlib import Path
from typing import Final

from kg.errors import NotFoundError
from kg.evidence.statement import Named
from kg.model.entity import LANGUAGES
from kg.namespaces import entity_iri, local_name
from kg.store.embedded import NamedNode, Store
from kg.store.results import rows

_HERE: Final = Path(__file__).parent


class Labels:
    """Labels in the language of the reader, or in the first of the others; each is asked for once."""

    def __init__(self, store: Store, language: str) -> None:
        self._store = store
        self._order = (language, *LANGUAGES)
        self._found: dict[str, Named] = {}

    def name(self, iri: str) -> Named:
        """Name a thing."""
        if iri not in self._found:
            labels = labels_of(self._store, iri)
            label = next((labels[tag] for tag in self._order if tag in labels), None)
            local = local_name(iri)
            self._found[iri] = Named(local, label or next(iter(labels.values()), local))
        return self._found[iri]


def labels_of(store: Store, iri: str) -> dict[str, str]:
    """Give the labels of a thing by language."""
    found = rows(store, _HERE / "label.rq", {"thing": NamedNode(iri)})
    return {row.language("label"): row.text("label") for row in found}


def class_of(store: Store, entity: str) -> str:
    """Give the IRI of the class of an entity, empty where there is no such entity."""
    given = {"entity": NamedNode(entity_iri(entity))}
    return next((row.text("class") for row in rows(store, _HERE / "class.rq", given)), "")


def unknown(entity: str) -> NotFoundError:
    """Say that there is no such entity."""
    return NotFoundError(f"no entity has the id {entity!r}; 'kg search' finds parts of names")
