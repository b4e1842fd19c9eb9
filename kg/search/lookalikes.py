"""Entities that share a name, in any script: one thing entered twice, or two that are to be told apart."""

from collections import defaultdict
from itertools import combinations

from kg.model.dataset import Dataset
from kg.model.finding import Finding, Severity
from kg.namespaces import entity_iri
from kg.search.folding import fold


def find_lookalikes(dataset: Dataset) -> list[Finding]:
    """Report each pair of entities that share a folded label or alias and are not known to differ."""
    first: dict[str, str] = {}
    bearers: dict[str, set[str]] = {}  # of names that several have
    for entity in dataset.entities.values():
        for name in (*entity.labels, *entity.aliases):
            folded = fold(name.value)
            if (other := first.setdefault(folded, entity.id)) != entity.id:
                bearers.setdefault(folded, {other}).add(entity.id)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for folded, several in bearers.items():
        for one, other in combinations(sorted(several), 2):
            if (one, other) not in dataset.different:
                shared[one, other].append(folded)
    return [
        Finding(
            dataset.places[entity_iri(other)],
            "look-alike",
            f"{one} and {other}",
            f"both are called {', '.join(sorted(names))}",
            "merge them, or add a row to different.csv that says how they differ",
            Severity.WARNING,
        )
        for (one, other), names in sorted(shared.items())
    ]
