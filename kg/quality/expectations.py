"""What the whole of the data must come to, so that a bad edit cannot quietly lose some of it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError
from kg.model.dataset import Dataset
from kg.model.finding import Finding, Place
from kg.model.vocabulary import Vocabulary

FILE: Final = "expectations.json"
_SECTIONS: Final = ("counts", "classes", "labels", "filled")


def check_expectations(data: Path, dataset: Dataset, vocabulary: Vocabulary) -> list[Finding]:
    """Compare a data set with the floors that its folder states; without the file, expect nothing.

    The file holds ``counts`` (of entities, claims, planned claims and sources), ``classes`` (entities of a
    class or one below it), ``labels`` (share of entities with a label, by language) and ``filled`` (by class,
    the share of its entities that are the subject of a property).

    Raises:
        DataError: The file is not JSON of this form.
    """
    path = data / FILE
    if not path.is_file():
        return []
    try:
        wanted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        unknown = wanted.keys() - set(_SECTIONS)
        if unknown:
            raise DataError(f"{path}: no section {', '.join(sorted(unknown))}; use {', '.join(_SECTIONS)}")
        found = [
            *_floors("counts", wanted.get("counts", {}), _counts(dataset)),
            *_floors("classes", wanted.get("classes", {}), _classes(dataset, vocabulary)),
            *_floors("labels", wanted.get("labels", {}), _labels(dataset)),
        ]
        for cls, floors in wanted.get("filled", {}).items():
            found += _floors(f"filled {cls}", floors, _filled(cls, dataset, vocabulary))
    except (ValueError, AttributeError, TypeError) as error:
        raise DataError(f"{path}: not as data/README.md describes it ({error})") from error
    return found


def _floors(section: str, wanted: Mapping[str, float], actual: Mapping[str, float]) -> Iterator[Finding]:
    """Report what is below its floor."""
    for name, floor in wanted.items():
        value = actual.get(name, 0)
        if value < floor:
            yield Finding(
                Place(FILE),
                "expectation",
                f"{section} {name}: {value:g}",
                f"{floor:g} were expected",
                "bring back what was lost; if it was meant, lower the floor",
            )


def _counts(dataset: Dataset) -> dict[str, float]:
    """Count everything."""
    planned = sum(claim.modality == "planned" for claim in dataset.claims.values())
    return {
        "entities": len(dataset.entities),
        "claims": len(dataset.claims),
        "planned": planned,
        "sources": len(dataset.sources),
    }


def _classes(dataset: Dataset, vocabulary: Vocabulary) -> dict[str, float]:
    """Count the entities of each class and of all below it."""
    own = [entity.cls for entity in dataset.entities.values()]
    return {name: sum(vocabulary.is_a(cls, name) for cls in own) for name in vocabulary.parents}


def _labels(dataset: Dataset) -> dict[str, float]:
    """The share of entities with a label, by language."""
    total = max(len(dataset.entities), 1)
    tags = [label.language for entity in dataset.entities.values() for label in entity.labels]
    return {tag: tags.count(tag) / total for tag in set(tags)}


def _filled(cls: str, dataset: Dataset, vocabulary: Vocabulary) -> dict[str, float]:
    """The share of the entities of a class that are the subject of each property."""
    members = {name for name, entity in dataset.entities.items() if vocabulary.is_a(entity.cls, cls)}
    pairs = {
        (claim.predicate, claim.subject) for claim in dataset.claims.values() if claim.subject in members
    }
    predicates = [predicate for predicate, _ in pairs]
    return {name: predicates.count(name) / max(len(members), 1) for name in set(predicates)}
