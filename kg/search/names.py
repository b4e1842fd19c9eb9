"""All names of all entities as one text, searched from front to back."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import AmbiguousError, NotFoundError
from kg.namespaces import ID
from kg.search.folding import fold
from kg.store.base import Store
from kg.store.results import rows

_QUERY: Final = Path(__file__).with_name("names.rq")
#: A part of a name stands for the entity if it is at least this share of the name …
SHARE: Final = 0.5
#: … and this many times nearer than any other entity's.
LEAD: Final = 1.3


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that a text may mean.

    Attributes:
        entity: Its id.
        name: The name that matched, as the data write it.
        score: 2 for the id, 1 for a whole name, else the share of the name that matched.
    """

    entity: str
    name: str
    score: float


class Names:
    """An index of names: a line of ``folded name, id, name`` for each."""

    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def of(cls, store: Store) -> "Names":
        """Index the names in a store."""
        lines = set()
        for row in rows(store, _QUERY):
            entity, name = row.text("entity").removeprefix(ID), row.text("name")
            lines.add(f"{fold(name)}\t{entity}\t{name}\n")
            lines.add(f"{fold(entity)}\t{entity}\t{entity}\n")
        return cls("".join(sorted(lines)))

    @classmethod
    def load(cls, path: Path) -> "Names":
        """Read an index from a file."""
        return cls(path.read_text(encoding="utf-8"))

    def save(self, path: Path) -> None:
        """Write the index to a file."""
        path.write_text(self._text, encoding="utf-8", newline="\n")

    def search(self, text: str) -> list[Match]:
        """Find entities by a name or a part of one, the nearest first."""
        wanted = fold(text)
        best: dict[str, Match] = {}
        for folded, entity, name in self._lines(wanted) if wanted else ():
            score = 2.0 if text == entity else len(wanted) / len(folded)
            if entity not in best or best[entity].score < score:
                best[entity] = Match(entity, name, score)
        return sorted(best.values(), key=lambda match: (-match.score, match.entity))

    def resolve(self, text: str) -> str:
        """Find the one entity that a text means.

        Raises:
            NotFoundError: No name is near enough.
            AmbiguousError: Several are equally near.
        """
        found = self.search(text)
        if not found:
            raise NotFoundError(f"no entity is called {text!r}{self._suggestion(text)}")
        first, score = found[0], found[0].score
        rival = found[1].score if len(found) > 1 else 0.0
        if score >= 1 and rival < score:
            return first.entity
        if SHARE <= score < 1 and rival * LEAD <= score:
            return first.entity
        several = ", ".join(f"{match.entity} ({match.name})" for match in found[:8])
        more = f" and {len(found) - 8} more" if len(found) > 8 else ""
        raise AmbiguousError(f"{text!r} can mean {several}{more}; name one by its id")

    def _lines(self, wanted: str) -> Iterator[tuple[str, str, str]]:
        """Yield the lines whose folded name holds the wanted text."""
        position = self._text.find(wanted)
        while position >= 0:
            start = self._text.rfind("\n", 0, position) + 1
            end = self._text.index("\n", position)
            folded, entity, name = self._text[start:end].split("\t")
            if position < start + len(folded):
                yield folded, entity, name
            position = self._text.find(wanted, end)

    def _suggestion(self, text: str) -> str:
        """Name the entity that was perhaps meant."""
        from difflib import get_close_matches  # noqa: PLC0415 - only when nothing was found

        lines = [line.split("\t") for line in self._text.splitlines()]
        near = get_close_matches(fold(text), [line[0] for line in lines], n=1, cutoff=0.6)
        if not near:
            return "; 'kg search' finds parts of names"
        _, entity, name = next(line for line in lines if line[0] == near[0])
        return f"; did you mean {name!r} ({entity})?"
