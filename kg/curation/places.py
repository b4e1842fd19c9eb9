"""Where each thing stands in the data, held in little room: a claim takes twelve bytes."""

from array import array
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.model.finding import Place
from kg.namespaces import CLAIM


class _File(NamedTuple):
    """The claims of one file, in its order: their ids as numbers, and their rows."""

    name: str
    ids: "array[int]"
    rows: "array[int]"


class Places(Mapping[str, Place]):
    """Places by IRI."""

    def __init__(self) -> None:
        self._named: dict[str, Place] = {}
        self._files: list[_File] = []

    def put(self, iri: str, place: Place) -> None:
        """Note where an entity or a source stands."""
        self._named[iri] = place

    def open_file(self, name: str) -> "FileOfClaims":
        """Begin to note the claims of a file."""
        file = _File(name, array("Q"), array("I"))
        self._files.append(file)
        return FileOfClaims(file)

    def __getitem__(self, iri: str) -> Place:
        if iri in self._named:
            return self._named[iri]
        number = _number(iri)
        for file in self._files if number >= 0 else ():
            try:
                return Place(file.name, file.rows[file.ids.index(number)])
            except ValueError:
                continue
        raise KeyError(iri)

    def __iter__(self) -> Iterator[str]:
        yield from self._named
        for file in self._files:
            yield from (f"{CLAIM}{number:016x}" for number in file.ids)

    def __len__(self) -> int:
        return len(self._named) + sum(len(file.ids) for file in self._files)


class FileOfClaims:
    """Notes the claims of one file while it is read; the set that tells the same claim again goes with it."""

    def __init__(self, file: _File) -> None:
        self._file = file
        self._known: set[int] = set()

    def put(self, claim: str, row: int) -> bool:
        """Note a claim by its id; False if it is there already."""
        number = int(claim, 16)
        if number in self._known:
            return False
        self._known.add(number)
        self._file.ids.append(number)
        self._file.rows.append(row)
        return True

    def row(self, claim: str) -> int:
        """Give the row of a claim that was noted."""
        return self._file.rows[self._file.ids.index(int(claim, 16))]


def _number(iri: str) -> int:
    """The id of a claim as a number; -1 for what is none, and so is nowhere."""
    try:
        return int(iri.removeprefix(CLAIM), 16) if iri.startswith(CLAIM) else -1
    except ValueError:  # what a rule derived
        return -1
