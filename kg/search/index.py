"""Names that hold a text, found through SQLite's full-text index, FTS5; this module is its one door.

A folded name is indexed as its grams, the overlapping triples of its Latin characters and pairs of all others
(``oppo实验室``: ``opp ppo po o实 实验 验室 室``). A name that holds a text has all whole grams of the text,
and is looked at to be sure; a text too short for a whole gram is the start of one. Names are numbered by
length, and FTS5 gives them in the order of their numbers: the first found are the nearest; none is sorted.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import DataError
from kg.paths import write_whole
from kg.search.pinyin import pinyin

#: Without positions, sizes and copies of the text the grams take a third of the room.
_SCHEMA: Final = """
CREATE TABLE name (number INTEGER PRIMARY KEY, folded TEXT, entity TEXT, name TEXT, pinyin TEXT);
CREATE INDEX owned ON name (entity);
CREATE VIRTUAL TABLE spelt
  USING fts5(grams, content='', columnsize=0, detail=none, tokenize=ascii, prefix='1 2');
CREATE VIRTUAL TABLE spoken
  USING fts5(grams, content='', columnsize=0, detail=none, tokenize=ascii, prefix=2);
INSERT INTO spelt (spelt, rank) VALUES ('hashsize', 67108864);
INSERT INTO spoken (spoken, rank) VALUES ('hashsize', 67108864);
"""
_FINISH: Final = """
INSERT INTO spelt (spelt) VALUES ('optimize');
INSERT INTO spoken (spoken) VALUES ('optimize');
VACUUM;
"""
_SPELT: Final = """
SELECT folded, entity, name FROM spelt CROSS JOIN name ON number = spelt.rowid
WHERE spelt MATCH ? AND instr(folded, ?) ORDER BY spelt.rowid
"""
_SPOKEN: Final = """
SELECT folded, entity, name FROM spoken CROSS JOIN name ON number = spoken.rowid
WHERE spoken MATCH ? AND instr(pinyin, ?) ORDER BY spoken.rowid
"""
_SHARING: Final = "SELECT rowid FROM spelt WHERE spelt MATCH ? AND rowid BETWEEN ? AND ?"
_OWNED: Final = "SELECT 1 FROM name WHERE entity = ?"
_NAMED: Final = "SELECT folded, entity, name FROM name WHERE number = ?"
#: Numbers for the names of one length; should they not suffice, the order is still right.
_PER_LENGTH: Final = 1 << 20
#: Of more grams than these, every other one is looked for, since those still cover the text …
_FEW: Final = 6
#: … and no more than so many.
_MOST: Final = 24
#: A name that is merely alike differs in length by so much,
_SLACK: Final = 2
#: shares some of so many grams, spread over the text,
_SHARED: Final = 12
#: and is among so many that share the most.
_CANDIDATES: Final = 50


class Key(NamedTuple):
    """A name of an entity, with the form that it is found by."""

    folded: str
    entity: str
    name: str


class Index:
    """An index of names, in memory or in a file that is only read, for any number of threads.

    To read from it raises DataError where the file is damaged.
    """

    def __init__(self, address: str, place: str) -> None:
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._place = place

    @classmethod
    def of(cls, keys: Iterable[Key]) -> "Index":
        """Index names in memory.

        Raises:
            DataError: SQLite was built without FTS5.
        """
        index = cls(":memory:", "in memory")
        try:
            index._connection.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise DataError(f"SQLite cannot index names ({error}); use a Python that has FTS5") from error
        index._insert(sorted(keys, key=lambda key: (len(key.folded), key.entity, key.folded)))
        index._connection.executescript(_FINISH)
        return index

    @classmethod
    def load(cls, path: Path) -> "Index":
        """Open the index in a file.

        Raises:
            DataError: There is none.
        """
        try:
            index = cls(f"{path.absolute().as_uri()}?mode=ro&immutable=1", str(path))
        except sqlite3.Error as error:
            raise DataError(f"{path}: the index of names cannot be opened ({error})") from error
        for query in (_SPELT, _SPOKEN):
            next(index._rows(query, ('"a"', "a")), None)
        return index

    def save(self, path: Path) -> None:
        """Write the index to a file.

        Raises:
            DataError: The file cannot be written.
        """
        write_whole(path, self._connection.serialize())

    def holds(self, entity: str) -> bool:
        """Say whether there is an entity of this id."""
        try:  # each question begins with this; a context manager would add two thirds
            return self._connection.execute(_OWNED, (entity,)).fetchone() is not None
        except sqlite3.Error as error:
            raise self._damaged() from error

    def spelt(self, wanted: str) -> Iterator[Key]:
        """Yield the names that hold a folded text, the shortest first."""
        return self._rows(_SPELT, (_all_of(wanted), wanted)) if wanted else iter(())

    def spoken(self, wanted: str) -> Iterator[Key]:
        """Yield the names whose pinyin, or its initials, holds a text of two letters or more."""
        apt = len(wanted) > 1 and wanted.isascii()
        return self._rows(_SPOKEN, (_all_of(wanted), wanted)) if apt else iter(())

    def alike(self, wanted: str) -> list[Key]:
        """Give the names of about the same length that share the most grams with a folded text."""
        low, high = ((len(wanted) + by) * _PER_LENGTH for by in (-_SLACK, _SLACK + 1))
        grams = list(dict.fromkeys(_grams(wanted)))
        shared: Counter[int] = Counter()
        with self._errors_reported():
            for gram in grams[:: -(-len(grams) // _SHARED) or 1]:
                numbers = self._connection.execute(_SHARING, (f'"{gram}"', low, high - 1))
                shared.update(number for (number,) in numbers)
        best = [number for number, _ in shared.most_common(_CANDIDATES)]
        return [key for number in best for key in self._rows(_NAMED, (number,))]

    def _insert(self, keys: list[Key]) -> None:
        """Fill the tables with names in the order of their length."""
        names, spelt, spoken = [], [], []
        number = 0
        for key in keys:
            number = max(number + 1, len(key.folded) * _PER_LENGTH)
            sounds = pinyin(key.folded)
            names.append((number, *key, " ".join(sounds)))
            spelt.append((number, " ".join(_grams(key.folded))))
            if sounds:
                spoken.append((number, " ".join(gram for sound in sounds for gram in _grams(sound))))
        self._connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", names)
        self._connection.executemany("INSERT INTO spelt (rowid, grams) VALUES (?, ?)", spelt)
        self._connection.executemany("INSERT INTO spoken (rowid, grams) VALUES (?, ?)", spoken)
        self._connection.commit()

    def _rows(self, query: str, values: tuple[object, ...]) -> Iterator[Key]:
        """Yield the rows of a query as long as they are wanted."""
        with self._errors_reported():
            for row in self._connection.execute(query, values):
                yield Key(*row)

    @contextmanager
    def _errors_reported(self) -> Iterator[None]:
        """Turn what SQLite says into an error that the user can act on."""
        try:
            yield
        except (sqlite3.Error, UnicodeError) as error:
            raise self._damaged() from error

    def _damaged(self) -> DataError:
        """Say what the user can do."""
        return DataError(f"{self._place}: the index of names is damaged; remove the file")


def _grams(text: str) -> list[str]:
    """Cut a text into its grams; those at its end are shorter."""
    triples = (text[start : start + 3] for start in range(len(text)))
    return [gram if gram.isascii() else gram[:2] for gram in triples]


def _all_of(text: str) -> str:
    """Write the condition that a name has all whole grams of a text, or one that begins with it."""
    whole = [gram for gram in _grams(text) if len(gram) == (3 if gram.isascii() else 2)]
    needed = dict.fromkeys((whole if len(whole) <= _FEW else whole[::2])[:_MOST])
    return " ".join(f'"{gram}"' for gram in needed) if needed else f'"{text}" *'
