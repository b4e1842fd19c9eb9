"""Rows of sources into the model."""

import re
from typing import Final

from kg.curation.entities import check_id, check_url
from kg.curation.table import Row, Sheet
from kg.errors import DataError
from kg.model.edtf import Edtf
from kg.model.source import GRADES, Source

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def read_source(row: Row, sheet: Sheet) -> Source:
    """Make a source of a row; what is wrong with the row is recorded in the sheet."""
    cells = row.cells
    check_id(cells["id"], row, sheet)
    if cells["grade"] not in GRADES:
        sheet.error(
            row.number, "grade", "grade", cells["grade"], "there is no such grade",
            "A official or first-hand, B news, C reprint or mirror",
        )  # fmt: skip
    if not _LANGUAGE.fullmatch(cells["language"]):
        sheet.error(
            row.number, "language", "language", cells["language"], "not a language tag",
            "write zh-Hant, zh-Hans, en or pt",
        )  # fmt: skip
    if not cells["published"] and not cells["retrieved"]:
        sheet.error(
            row.number, "published", "undated-source", "", "the source has no date at all",
            "give the day of publication, or the day on which you read it (retrieved)",
        )  # fmt: skip
    return Source(
        id=cells["id"],
        title=cells["title"],
        publisher=cells["publisher"],
        published=read_date("published", row, sheet),
        retrieved=read_date("retrieved", row, sheet),
        language=cells["language"],
        url=check_url(cells["url"], "url", row, sheet),
        grade=cells["grade"],
        note=cells["note"],
    )


def read_date(column: str, row: Row, sheet: Sheet) -> Edtf | None:
    """Read the date in a cell; record what is none."""
    value = row.cells[column]
    if not value:
        return None
    try:
        return Edtf.parse(value)
    except DataError as error:
        sheet.error(row.number, column, "date", value, str(error), "write what the source gives, in EDTF")
        return None
