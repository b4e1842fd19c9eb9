"""The words of the ontology, as far as data must agree with them."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What kind of object a property takes."""

    ENTITY = "entity"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of the ontology.

    Attributes:
        domain: Local name of the class of its subjects.
        range: Local name of the class of its objects; empty for literals.
        derived_only: True where only rules may assert it.
    """

    name: str
    kind: Kind
    domain: str
    range: str = ""
    derived_only: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Classes with their superclasses, and properties, by local name."""

    parents: dict[str, frozenset[str]]
    properties: dict[str, Property]

    def is_a(self, cls: str, other: str) -> bool:
        """Say whether a class is another class or below it."""
        seen: set[str] = set()
        todo = [cls]
        while todo:
            name = todo.pop()
            if name == other:
                return True
            if name not in seen:
                seen.add(name)
                todo.extend(self.parents.get(name, ()))
        return False
