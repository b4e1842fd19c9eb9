"""The data folder into the model, with everything that is wrong in it; claims come as a stream."""

from collections.abc import Callable, Iterator
from pathlib import Path

from kg.curation.claims import Known, duplicate_of, read_claim
from kg.curation.columns import CLAIMS, DIFFERENT, ENTITIES, SOURCES, Column
from kg.curation.entities import read_entity
from kg.curation.places import FileOfClaims, Places
from kg.curation.sources import read_source
from kg.curation.table import Row, Sheet, did_you_mean, read_rows
from kg.model.claim import Claim, Modality
from kg.model.dataset import Dataset
from kg.model.entity import Entity
from kg.model.finding import Finding, Findings, Place
from kg.model.source import Source
from kg.model.vocabulary import Vocabulary
from kg.namespaces import entity_iri, source_iri

#: Rows between two reports of how far reading has come.
_REPORTED: int = 10_000


def class_file(cls: str) -> str:
    """Name the file of a class.

    >>> class_file("JointCentre")
    'joint-centre'
    """
    return "".join("-" + char.lower() if char.isupper() else char for char in cls).lstrip("-")


def claim_files(data: Path) -> list[Path]:
    """The files of claims, in the order in which they are read."""
    return sorted((data / "claims").glob("*.csv"))


class Reading:
    """A data folder while it is read: sources and entities are held, claims pass by.

    Args:
        data: The folder that holds sources.csv, entities/ and claims/.
        vocabulary: What classes and properties there are.

    Attributes:
        findings: What is wrong with what has been read so far.
        claims: How many claims there are, ``planned`` how many of them are plans.
    """

    def __init__(self, data: Path, vocabulary: Vocabulary) -> None:
        self.findings = Findings()
        self.claims = self.planned = 0
        self._data = data
        self._vocabulary = vocabulary
        self._sources: dict[str, Source] = {}
        self._entities: dict[str, Entity] = {}
        self._places = Places()
        self._read_sources()
        self._read_entities()
        self.dataset = Dataset(
            self._entities, self._sources, different=frozenset(self._different()), places=self._places
        )
        self.findings.extend(_strays(data))

    def read_claims(self, progress: Callable[[int], None] = lambda _: None) -> Iterator[Claim]:
        """Yield the claims that are sound, of one file after another; to be called once.

        Args:
            progress: Told now and then how many claims have been read.
        """
        known = Known(self._vocabulary, self._entities, self._sources)
        for path in claim_files(self._data):
            sheet = Sheet(f"claims/{path.name}", self.findings)
            source = self._sources.get(path.stem)
            if source is None:
                fix = did_you_mean(path.stem, self._sources, "add a row to sources.csv")
                sheet.error(0, "", "unknown-source", path.stem, "no source has this id", fix)
                continue
            noted = self._places.open_file(sheet.file)
            for row in read_rows(path, sheet, CLAIMS):
                claim = read_claim(row, source, known, sheet)
                if claim is not None and _is_new(claim, row, noted, sheet):
                    self.claims += 1
                    self.planned += claim.modality is Modality.PLANNED
                    if self.claims % _REPORTED == 0:
                        progress(self.claims)
                    yield claim

    def _read_sources(self) -> None:
        """Read sources.csv."""
        sheet = Sheet("sources.csv", self.findings)
        path = self._data / "sources.csv"
        if not path.is_file():
            sheet.error(0, "", "missing-file", "", "there is no sources.csv", "add the file")
            return
        for row in self._named(path, sheet, SOURCES):
            name = row.cells["id"]
            self._sources[name] = read_source(row, sheet)
            self._places.put(source_iri(name), Place(sheet.file, row.number))

    def _read_entities(self) -> None:
        """Read every file of entities/."""
        files = {class_file(name): name for name in self._vocabulary.parents}
        for path in sorted((self._data / "entities").glob("*.csv")):
            sheet = Sheet(f"entities/{path.name}", self.findings)
            cls = files.get(path.stem)
            if cls is None:
                fix = did_you_mean(path.stem, files, "name it after a class of ontology/gba.ttl")
                sheet.error(0, "", "unknown-class", path.stem, "there is no such class", fix)
                continue
            for row in self._named(path, sheet, ENTITIES):
                name = row.cells["id"]
                self._entities[name] = read_entity(row, cls, sheet)
                self._places.put(entity_iri(name), Place(sheet.file, row.number))

    def _different(self) -> Iterator[tuple[str, str]]:
        """Read different.csv, where there is one."""
        path = self._data / "different.csv"
        sheet = Sheet("different.csv", self.findings)
        for row in read_rows(path, sheet, DIFFERENT) if path.is_file() else ():
            one, other = sorted((row.cells["one"], row.cells["other"]))
            for name in (one, other):
                if name not in self._entities:
                    fix = did_you_mean(name, self._entities, "remove the row")
                    sheet.error(row.number, "", "dangling-pair", name, "no entity has this id", fix)
            yield one, other

    def _named(self, path: Path, sheet: Sheet, columns: tuple[Column, ...]) -> Iterator[Row]:
        """Yield the rows of a file whose id is not taken."""
        for row in read_rows(path, sheet, columns):
            name = row.cells["id"]
            first = self._places.get(entity_iri(name)) or self._places.get(source_iri(name))
            if first is None:
                yield row
                continue
            sheet.error(
                row.number,
                "id",
                "duplicate-id",
                name,
                f"{first.file}, row {first.row}, has this id already",
                "an id is used once: merge the two, or choose another",
            )


def _is_new(claim: Claim, row: Row, noted: FileOfClaims, sheet: Sheet) -> bool:
    """Note a claim, unless it was made before."""
    name = claim.id
    if noted.put(name, row.number):
        return True
    duplicate_of(claim, lambda: noted.row(name), row, sheet)
    return False


def _strays(data: Path) -> Iterator[Finding]:
    """Find files that look like data and are not read."""
    for folder in ("entities", "claims"):
        for path in sorted((data / folder).glob("*")):
            if path.suffix == ".csv" or path.name.startswith((".", "~$")):
                continue
            sheet = Sheet(f"{folder}/{path.name}")
            sheet.warn(
                0, "", "stray-file", path.name, "the file is not read",
                "save it as .csv (UTF-8), or move it elsewhere",
            )  # fmt: skip
            yield from sheet.findings
