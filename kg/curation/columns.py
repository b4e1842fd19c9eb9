"""The columns of each kind of file, in canonical order."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a kind of file.

    Attributes:
        required: No cell of it may be empty.
        optional: A file may leave the whole column out.
        numeric: Its cells are numbers, so a sign at the start is no formula.
    """

    name: str
    required: bool = False
    optional: bool = False
    numeric: bool = False


SOURCES: Final = (
    Column("id", required=True),
    Column("title", required=True),
    Column("publisher", required=True),
    Column("published"),
    Column("retrieved"),
    Column("language", required=True),
    Column("url"),
    Column("grade", required=True),
    Column("note"),
)
ENTITIES: Final = (
    Column("id", required=True),
    Column("label_zh_hant"),
    Column("label_zh_hans"),
    Column("label_en"),
    Column("label_pt"),
    Column("aliases"),
    Column("description_en"),
    Column("homepage"),
    Column("same_as"),
    Column("lat", numeric=True),
    Column("lon", numeric=True),
    Column("descriptive", optional=True),
)
CLAIMS: Final = (
    Column("subject", required=True),
    Column("predicate", required=True),
    Column("object", required=True, numeric=True),
    Column("qualifier"),
    Column("unit"),
    Column("from"),
    Column("to"),
    Column("modality"),
    Column("locator"),
    Column("note"),
)
DIFFERENT: Final = (
    Column("one", required=True),
    Column("other", required=True),
    Column("reason", required=True),
)

#: The columns that a canonical file is sorted by.
ORDER: Final = {
    SOURCES: ("id",),
    ENTITIES: ("id",),
    CLAIMS: ("subject", "predicate", "object", "from", "unit"),
    DIFFERENT: ("one", "other"),
}
