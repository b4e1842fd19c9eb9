"""Finds entities by their names, and tells which one a text means."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import AmbiguousError, NotFoundError
from kg.namespaces import ID
from kg.nearest import like
from kg.search.folding import fold
from kg.search.index import Index, Key
from kg.store.base import Store
from kg.store.results import rows

_QUERY: Final = Path(__file__).with_name("names.rq")
#: A part of a name stands for the entity if it is at least this share of the name …
SHARE: Final = 0.5
#: … and this many times nearer than any other entity's.
LEAD: Final = 1.3
#: A misspelt name has at least this share in common with the right one.
_ALIKE: Final = 0.6
#: How many meanings of a text, and how much of the text itself, an error shows.
_SHOWN: Final = 8
_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that a text may mean.

    Attributes:
        entity: Its id.
        name: The name that matched, as the data write it.
        score: 2 for the id, 1 for a whole name, else the share of the name that matched; 0 where only the
            pinyin of the name did, or where the name is merely spelt alike.
    """

    entity: str
    name: str
    score: float


class Names:
    """An index of names."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @classmethod
    def of(cls, store: Store) -> "Names":
        """Index the names in a store."""
        return cls.of_pairs(
            (row.text("entity").removeprefix(ID), row.text("name")) for row in rows(store, _QUERY)
        )

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> "Names":
        """Index names given with the id of their entity, which is itself a name."""
        keys: dict[tuple[str, str], Key] = {}
        for entity, own in pairs:
            for name in (own, entity):
                key = Key(fold(name), entity, name)
                keys[key[:2]] = min(key, keys.get(key[:2], key))  # scripts and cases are one name
        return cls(Index.of(keys.values()))

    @classmethod
    def load(cls, path: Path) -> "Names":
        """Open the index in a file.

        Raises:
            DataError: There is none, or it is damaged.
        """
        return cls(Index.load(path))

    def save(self, path: Path) -> None:
        """Write the index to a file.

        Raises:
            DataError: The file cannot be written.
        """
        self._index.save(path)

    def search(self, text: str, limit: int = 20) -> list[Match]:
        """Find entities by a name, a part of one, or its pinyin, the nearest first.

        Args:
            text: In any script.
            limit: How many entities are wanted at most.
        """
        found = self._named(text, limit)
        seen = {match.entity for match in found}
        for _, entity, name in self._index.spoken(fold(text)) if len(found) < limit else ():
            if entity not in seen:
                seen.add(entity)
                found.append(Match(entity, name, 0.0))
                if len(found) == limit:
                    break
        return found

    def resolve(self, text: str) -> str:
        """Find the one entity that a text means; the pinyin of a name is too weak a hint.

        Raises:
            NotFoundError: No name is near enough.
            AmbiguousError: Several are equally near.
        """
        if text.isascii() and self._index.holds(text):  # found at once, and goes before all names
            return text
        found = self._named(text, _SHOWN + 1)
        if not found:
            raise NotFoundError(f"no entity is called {_shown(text)}{self._suggestion(text)}")
        first, score = found[0], found[0].score
        rival = found[1].score if len(found) > 1 else 0.0
        if score >= 1 and rival < score:
            return first.entity
        if SHARE <= score < 1 and rival * LEAD <= score:
            return first.entity
        several = ", ".join(f"{match.entity} ({match.name})" for match in found[:_SHOWN])
        more = " and more" if len(found) > _SHOWN else ""
        raise AmbiguousError(f"{_shown(text)} can mean {several}{more}; name one by its id")

    def alike(self, text: str, most: int = 3) -> list[Match]:
        """Find the entities whose names are spelt most like a text, for one that is in no name."""
        wanted = fold(text)
        keys = {key.folded: key for key in reversed(self._index.alike(wanted))}
        found: dict[str, Match] = {}
        for folded in like(wanted, keys, most, _ALIKE):
            _, entity, name = keys[folded]
            found.setdefault(entity, Match(entity, name, 0.0))
        return list(found.values())

    def _named(self, text: str, limit: int) -> list[Match]:
        """Find entities by a name or a part of one."""
        wanted = fold(text)
        best: dict[str, Match] = {}
        for folded, entity, name in self._index.spelt(wanted):
            if len(best) >= limit and folded != wanted:  # an id may come after many other whole names
                break
            score = 2.0 if text == entity else len(wanted) / len(folded)
            best.setdefault(entity, Match(entity, name, score))
        return sorted(best.values(), key=lambda match: -match.score)[:limit]

    def _suggestion(self, text: str) -> str:
        """Name the entity that was perhaps meant."""
        for match in self.search(text, 1) or self.alike(text, 1):
            return f"; did you mean {match.name!r} ({match.entity})?"
        return "; 'kg search' finds parts of names"


def _shown(text: str) -> str:
    """Quote a text, of which the start is enough to know it by."""
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
