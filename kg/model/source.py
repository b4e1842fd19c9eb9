"""A source: what was published, by whom, when, and how far it can be trusted."""

from dataclasses import dataclass

from kg.model.edtf import Edtf

#: A official or first-hand, B news, C reprint or mirror.
GRADES = ("A", "B", "C")


@dataclass(frozen=True, slots=True)
class Source:
    """One published page, document or data set.

    Attributes:
        published: The day of publication, as precise as it is known.
        retrieved: The day on which it was read.
        grade: One of ``GRADES``.
    """

    id: str
    title: str
    publisher: str
    published: Edtf | None
    retrieved: Edtf | None
    language: str
    url: str
    grade: str
    note: str = ""
