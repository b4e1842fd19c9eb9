"""What the whole of the data must come to, so that a bad edit cannot quietly lose some of it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError
from kg.model.dataset import Dataset
from kg.model.finding import Finding, Place
from kg.model.vocabulary import Vocabulary
from kg.namespaces import GBA, local_name
from kg.store.base import NamedNode, Store
from kg.store.results import rows

FILE: Final = "expectations.json"
_FILLED: Final = Path(__file__).with_name("filled.rq")
_SECTIONS: Final = ("counts", "classes", "labels", "filled")


def check_expectations(
    data: Path, store: Store, dataset: Dataset, vocabulary: Vocabulary, claims: Mapping[str, int]
) -> list[Finding]:
    """Compare a data set with the floors that its folder states; without the file, expect nothing.

    The file holds ``counts`` (of entities, claims, planned claims and sources), ``classes`` (entities of a
    class or one below it), ``labels`` (share of entities with a label, by language) and ``filled`` (by class,
    the share of its entities that are the subject of a property).

    Args:
        data: The folder.
        store: The graph with everything that follows by rule.
        dataset: The entities and sources of which it is made.
        vocabulary: What classes there are.
        claims: How many ``claims`` there are, and how many of them ``planned``.

    Raises:
        DataError: The file is not JSON of this form.
    """
    path = data / FILE
    if not path.is_file():
        return []
    members = _classes(dataset, vocabulary)
    try:
        wanted: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        unknown = wanted.keys() - set(_SECTIONS)
        if unknown:
            raise DataError(f"{path}: no section {', '.join(sorted(unknown))}; use {', '.join(_SECTIONS)}")
        found = [
            *_floors("counts", wanted.get("counts", {}), {**_counts(dataset), **claims}),
            *_floors("classes", wanted.get("classes", {}), members),
            *_floors("labels", wanted.get("labels", {}), _labels(dataset)),
        ]
        for cls, floors in wanted.get("filled", {}).items():
            found += _floors(f"filled {cls}", floors, _filled(cls, members.get(cls, 0), store))
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
    """Count what is held."""
    return {"entities": len(dataset.entities), "sources": len(dataset.sources)}


def _classes(dataset: Dataset, vocabulary: Vocabulary) -> dict[str, int]:
    """Count the entities of each class and of all below it."""
    own = Counter(entity.cls for entity in dataset.entities.values())
    return {
        name: sum(number for cls, number in own.items() if vocabulary.is_a(cls, name))
        for name in vocabulary.parents
    }


def _labels(dataset: Dataset) -> dict[str, float]:
    """The share of entities with a label, by language."""
    total = max(len(dataset.entities), 1)
    tags = Counter(label.language for entity in dataset.entities.values() for label in entity.labels)
    return {tag: number / total for tag, number in tags.items()}


def _filled(cls: str, members: int, store: Store) -> dict[str, float]:
    """The share of the entities of a class that are the subject of each property."""
    found = rows(store, _FILLED, {"class": NamedNode(GBA + cls)})
    return {local_name(row.text("predicate")): int(row.text("number")) / max(members, 1) for row in found}
