"""A claim with its evidence, as a reader sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """An id with its label in the language of the reader.

    Attributes:
        kind: ``entity`` or ``source``; empty for terms of the ontology and for literals.
    """

    id: str
    label: str
    kind: str = ""


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
