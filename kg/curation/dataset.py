"""The data folder into a data set, with everything that is wrong in it."""

from collections.abc import Iterator
from pathlib import Path

from kg.curation.claims import Known, duplicate_of, read_claim
from kg.curation.columns import CLAIMS, DIFFERENT, ENTITIES, SOURCES, Column
from kg.curation.entities import read_entity
from kg.curation.sources import read_source
from kg.curation.table import Row, Sheet, did_you_mean, read_rows
from kg.model.claim import Claim
from kg.model.dataset import Dataset
from kg.model.entity import Entity
from kg.model.finding import Finding, Place
from kg.model.source import Source
from kg.model.vocabulary import Vocabulary
from kg.namespaces import claim_iri, entity_iri, source_iri


def class_file(cls: str) -> str:
    """Name the file of a class.

    >>> class_file("JointCentre")
    'joint-centre'
    """
    return "".join("-" + char.lower() if char.isupper() else char for char in cls).lstrip("-")


def read_dataset(data: Path, vocabulary: Vocabulary) -> tuple[Dataset, list[Finding]]:
    """Read a data folder.

    Args:
        data: The folder that holds sources.csv, entities/ and claims/.
        vocabulary: What classes and properties there are.

    Returns:
        All rows that are sound, and a finding for everything that is not.
    """
    reading = _Reading(data)
    reading.read_sources()
    reading.read_entities(vocabulary)
    reading.read_claims(Known(vocabulary, reading.entities, reading.sources))
    reading.read_different()
    findings = reading.findings + _strays(data)
    different = frozenset(reading.different)
    found = Dataset(reading.entities, reading.sources, reading.claims, different, reading.places)
    return found, findings


class _Reading:
    """What has been read so far, each thing with its place."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.claims: dict[str, Claim] = {}
        self.different: set[tuple[str, str]] = set()
        self.places: dict[str, Place] = {}
        self.findings: list[Finding] = []

    def read_sources(self) -> None:
        """Read sources.csv."""
        sheet = Sheet("sources.csv", self.findings)
        path = self.data / "sources.csv"
        if not path.is_file():
            sheet.error(0, "", "missing-file", "", "there is no sources.csv", "add the file")
            return
        for row in self._named(path, sheet, SOURCES):
            name = row.cells["id"]
            self.sources[name] = read_source(row, sheet)
            self.places[source_iri(name)] = Place(sheet.file, row.number)

    def read_entities(self, vocabulary: Vocabulary) -> None:
        """Read every file of entities/."""
        files = {class_file(name): name for name in vocabulary.parents}
        for path in sorted((self.data / "entities").glob("*.csv")):
            sheet = Sheet(f"entities/{path.name}", self.findings)
            cls = files.get(path.stem)
            if cls is None:
                fix = did_you_mean(path.stem, files, "name it after a class of ontology/gba.ttl")
                sheet.error(0, "", "unknown-class", path.stem, "there is no such class", fix)
                continue
            for row in self._named(path, sheet, ENTITIES):
                name = row.cells["id"]
                self.entities[name] = read_entity(row, cls, sheet)
                self.places[entity_iri(name)] = Place(sheet.file, row.number)

    def read_claims(self, known: Known) -> None:
        """Read every file of claims/."""
        for path in sorted((self.data / "claims").glob("*.csv")):
            sheet = Sheet(f"claims/{path.name}", self.findings)
            source = self.sources.get(path.stem)
            if source is None:
                fix = did_you_mean(path.stem, self.sources, "add a row to sources.csv")
                sheet.error(0, "", "unknown-source", path.stem, "no source has this id", fix)
                continue
            for row in read_rows(path, sheet, CLAIMS):
                claim = read_claim(row, source, known, sheet)
                if claim is not None:
                    self._keep(claim, row, sheet)

    def read_different(self) -> None:
        """Read different.csv, where there is one."""
        path = self.data / "different.csv"
        sheet = Sheet("different.csv", self.findings)
        for row in read_rows(path, sheet, DIFFERENT) if path.is_file() else ():
            one, other = sorted((row.cells["one"], row.cells["other"]))
            for name in (one, other):
                if name not in self.entities:
                    fix = did_you_mean(name, self.entities, "remove the row")
                    sheet.error(row.number, "", "dangling-pair", name, "no entity has this id", fix)
            self.different.add((one, other))

    def _named(self, path: Path, sheet: Sheet, columns: tuple[Column, ...]) -> Iterator[Row]:
        """Yield the rows of a file whose id is not taken."""
        for row in read_rows(path, sheet, columns):
            name = row.cells["id"]
            first = self.places.get(entity_iri(name)) or self.places.get(source_iri(name))
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

    def _keep(self, claim: Claim, row: Row, sheet: Sheet) -> None:
        """Keep a claim unless it was made before."""
        first = self.places.setdefault(claim_iri(claim.id), Place(sheet.file, row.number))
        if first.row != row.number:
            duplicate_of(claim, first.row, row, sheet)
        else:
            self.claims[claim.id] = claim


def _strays(data: Path) -> list[Finding]:
    """Find files that look like data and are not read."""
    findings: list[Finding] = []
    for folder in ("entities", "claims"):
        for path in sorted((data / folder).glob("*")):
            if path.suffix == ".csv" or path.name.startswith((".", "~$")):
                continue
            sheet = Sheet(f"{folder}/{path.name}")
            sheet.warn(
                0, "", "stray-file", path.name, "the file is not read",
                "save it as .csv (UTF-8), or move it elsewhere",
            )  # fmt: skip
            findings += sheet.findings
    return findings
