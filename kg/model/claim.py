"""A claim: one curated triple with its evidence."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kg.model.edtf import Edtf
from kg.model.entity import Text
from kg.model.source import Source


class Modality(StrEnum):
    """Whether a source states something as fact or as a plan."""

    ACTUAL = "actual"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Ref:
    """An object that is an entity or a source, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure, in the digits of the data."""

    digits: str


@dataclass(frozen=True, slots=True)
class Url:
    """An address on the web."""

    address: str


#: What the object of a claim can be.
Value = Ref | Number | Edtf | Text | Url


def text_of(value: Value) -> str:
    """Give the object of a claim as the data write it."""
    match value:
        case Ref(id=text) | Number(digits=text) | Url(address=text):
            return text
        case Edtf(text=text) | Text(value=text):
            return text


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one source.

    Attributes:
        qualifier: ``about``, ``at-least``, ``at-most`` or empty; for figures only.
        unit: Id of the entity that says what a figure counts or measures.
        locator: Where in the source, such as ``p5:12-40``.
    """

    source: Source
    subject: str
    predicate: str
    object: Value
    qualifier: str = ""
    unit: str = ""
    begin: Edtf | None = None
    end: Edtf | None = None
    modality: Modality = Modality.ACTUAL
    locator: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """A hash of what the claim says, so that the same claim always has the same id.

        Source, subject, predicate, object, unit and begin count; a note or a locator does not.
        """
        begin = self.begin.text if self.begin else ""
        parts = [self.source.id, self.subject, self.predicate, text_of(self.object), begin]
        if self.unit:  # two counts of different things may be the same number
            parts.append(self.unit)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def when(self) -> Edtf | None:
        """The date at which it begins to hold: its own, or the date that it states."""
        if self.begin is None and isinstance(self.object, Edtf):
            return self.object
        return self.begin

    @property
    def since(self) -> date | None:
        """The day from which it is known to hold.

        What a source states as fact has begun at the latest on the day of its publication, and
        before it ended; a plan is known from that day on, whatever day it is planned for.
        """
        published = self.source.published or self.source.retrieved
        known = published.latest if published else None
        if self.modality is Modality.PLANNED:
            return known
        begun = self.when.latest if self.when else None
        over = self.end.earliest or self.end.latest if self.end else None
        return min((day for day in (known, begun, over) if day), default=None)

    @property
    def until(self) -> date | None:
        """The last day on which it can hold; plans and open claims have none."""
        if self.modality is Modality.PLANNED or self.end is None:
            return None
        return self.end.latest
