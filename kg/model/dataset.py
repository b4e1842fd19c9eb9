"""What all curated claims speak of, each piece with the place it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model.entity import Entity
from kg.model.finding import Place
from kg.model.source import Source


@dataclass(frozen=True, slots=True)
class Dataset:
    """Entities and sources; the claims pass by as a stream, since there may be too many.

    Attributes:
        different: Pairs of ids, in alphabetical order, that look alike and are not one thing.
        places: Where an entity, source or claim stands, by its IRI.
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    different: frozenset[tuple[str, str]] = frozenset()
    places: Mapping[str, Place] = field(default_factory=dict)
