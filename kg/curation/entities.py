"""Rows of entities into the model."""

import re
from typing import Final

from kg.curation.table import Row, Sheet
from kg.model.entity import LANGUAGES, Entity, Text

ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: Between several values in one cell.
SEPARATOR: Final = "|"
_LABELS: Final = {"label_" + tag.lower().replace("-", "_"): tag for tag in LANGUAGES}
_TAGGED: Final = re.compile(r"(?P<value>.+)@(?P<tag>zh-Hant|zh-Hans|en|pt|ja)")
_HAN: Final = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_URL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def read_entity(row: Row, cls: str, sheet: Sheet) -> Entity:
    """Make an entity of a row; what is wrong with the row is recorded in the sheet."""
    cells = row.cells
    labels = tuple(Text(cells[column], tag) for column, tag in _LABELS.items() if cells.get(column))
    if not labels:
        sheet.error(
            row.number, "label_zh_hant", "no-label", "", "the entity has no name",
            "give it a label in at least one language",
        )  # fmt: skip
    check_id(cells["id"], row, sheet)
    return Entity(
        id=cells["id"],
        cls=cls,
        labels=labels,
        aliases=tuple(_alias(text) for text in _several(cells["aliases"])),
        description=cells["description_en"],
        homepage=check_url(cells["homepage"], "homepage", row, sheet),
        same_as=tuple(check_url(text, "same_as", row, sheet) for text in _several(cells["same_as"])),
        latitude=_degrees("lat", 90, row, sheet),
        longitude=_degrees("lon", 180, row, sheet),
        descriptive=_descriptive(row, {label.language for label in labels}, sheet),
    )


def check_id(value: str, row: Row, sheet: Sheet) -> None:
    """Record an id that is not of the form of ids."""
    if not ID.fullmatch(value):
        sheet.error(
            row.number, "id", "id", value, "this is not an id",
            "use lower-case Latin letters, digits and single hyphens, such as polyu-oppo-centre",
        )  # fmt: skip


def check_url(value: str, column: str, row: Row, sheet: Sheet) -> str:
    """Give back an address of the web; record anything else and give back nothing."""
    if not value or _URL.fullmatch(value):
        return value
    sheet.error(
        row.number, column, "url", value, "this is not an address of the web",
        "write the whole address, beginning with https:// or http://",
    )  # fmt: skip
    return ""


def _several(cell: str) -> list[str]:
    """Take the values of a cell apart."""
    return [part.strip() for part in cell.split(SEPARATOR) if part.strip()]


def _alias(text: str) -> Text:
    """Read an alias; without a tag, Han characters make it Chinese, others English."""
    if tagged := _TAGGED.fullmatch(text):
        return Text(tagged["value"], tagged["tag"])
    return Text(text, "zh" if _HAN.search(text) else "en")


def _degrees(column: str, limit: int, row: Row, sheet: Sheet) -> str:
    """Check a coordinate in degrees (WGS 84)."""
    value = row.cells[column]
    if not value:
        return ""
    if re.fullmatch(r"-?\d{1,3}(\.\d+)?", value) and abs(float(value)) <= limit:
        return value
    sheet.error(
        row.number, column, "coordinate", value, f"not a number of degrees up to {limit}",
        "write decimal degrees such as 22.7523",
    )  # fmt: skip
    return ""


def _descriptive(row: Row, labelled: set[str], sheet: Sheet) -> tuple[str, ...]:
    """Read the languages whose label only describes."""
    tags = row.cells.get("descriptive", "").split()
    for tag in tags:
        if tag not in labelled:
            sheet.error(
                row.number, "descriptive", "descriptive", tag, "there is no label in this language",
                f"name languages that have a label: {' '.join(sorted(labelled))}",
            )  # fmt: skip
    return tuple(tag for tag in tags if tag in labelled)
