"""What a dossier holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """An id with its label in the language of the reader."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Card:
    """An entity in one line."""

    id: str
    label: str
    cls: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its evidence, worded for a reader.

    Attributes:
        begin: EDTF, as the data give it; likewise ``end``.
        since: The day (ISO 8601) from which the claim is known to hold.
        latest: The last day on which it can have begun, or for which it was planned.
    """

    claim: str
    subject: Named
    predicate: Named
    object: Named
    qualifier: str
    unit: str
    begin: str
    end: str
    since: str
    until: str
    latest: str
    modality: str
    source: str
    title: str
    publisher: str
    published: str
    grade: str
    locator: str
    url: str
    note: str

    @property
    def when(self) -> str:
        """When it began to hold: its own date, or the date that it states."""
        return self.begin or (self.object.label if self.latest else "")


@dataclass(frozen=True, slots=True)
class Partner:
    """Someone an entity cooperates with, and the agreements or centres that link them."""

    entity: Named
    through: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All about one entity, as of a day or as of everything that was read.

    Attributes:
        labels: By language.
        descriptive: Languages whose label describes and is no official name.
        places: The places that it lies in, the nearest first.
        gaps: What is not known.
    """

    entity: Named
    cls: Named
    labels: dict[str, str]
    descriptive: tuple[str, ...]
    aliases: tuple[str, ...]
    description: str
    homepage: str
    places: tuple[Named, ...]
    statements: tuple[Statement, ...]
    partners: tuple[Partner, ...]
    gaps: tuple[str, ...]
    as_of: str = ""
