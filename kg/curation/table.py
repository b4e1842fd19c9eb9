"""One CSV file as rows, read strictly: nothing is guessed and nothing is dropped."""

import codecs
import csv
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.curation.columns import Column
from kg.model.finding import Finding, Findings, Place, Severity
from kg.nearest import nearest

#: What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
_OTHER_ENCODINGS: Final = {"big5": "Big5", "gb18030": "GB 18030", "cp1252": "Windows-1252"}
#: Bytes of a file that are looked at together.
_BLOCK: Final = 1 << 20

#: A text, or what makes it if it is needed.
Words = str | Callable[[], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file; the header is row 1, as in a spreadsheet."""

    number: int
    cells: dict[str, str]


@dataclass(slots=True)
class Sheet:
    """One file while it is read: its name below the data folder and what was found in it."""

    file: str
    findings: Findings = field(default_factory=Findings)

    def error(self, row: int, column: str, rule: str, value: str, problem: Words, fix: Words) -> None:
        """Record an error; words that are costly to find are asked for only if they are shown."""
        self._add(Place(self.file, row, column), rule, value, problem, fix, Severity.ERROR)

    def warn(self, row: int, column: str, rule: str, value: str, problem: Words, fix: Words) -> None:
        """Record a warning."""
        self._add(Place(self.file, row, column), rule, value, problem, fix, Severity.WARNING)

    def _add(
        self, place: Place, rule: str, value: str, problem: Words, fix: Words, severity: Severity
    ) -> None:
        shown = self.findings.room(rule)
        words = [text() if shown and callable(text) else str(text) for text in (problem, fix)]
        self.findings.add(Finding(place, rule, value, words[0], words[1], severity))


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Suggest the known word nearest to a misspelt one."""
    near = nearest(word, known)
    return f"did you mean {near!r}?" if near else otherwise


def read_rows(path: Path, sheet: Sheet, columns: tuple[Column, ...]) -> Iterator[Row]:
    """Yield the rows of a file that have the right shape, as they are read; the others become findings."""
    try:
        sound = _is_text(path, sheet)
    except OSError as error:
        problem = f"the file cannot be read ({error.strerror})"
        sheet.error(0, "", "unreadable", path.name, problem, "make it a readable file, or move it away")
        return
    if not sound:
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = _records(file, sheet)
        header = next(records, (0, None))[1]
        if header is None:
            sheet.error(1, "", "header", "", "the file has no header", _header_fix(columns))
        elif _check_header(header, sheet, columns):
            yield from _rows(records, header, sheet, columns)
        else:
            for _ in records:  # what is no record at all is found even so
                pass


def _rows(
    records: Iterator[tuple[int, list[str]]], header: list[str], sheet: Sheet, columns: tuple[Column, ...]
) -> Iterator[Row]:
    """Yield records as rows."""
    for number, record in records:
        if len(record) != len(header):
            sheet.error(
                number, "", "cells", str(len(record)), f"the row has {len(record)} cells, the header "
                f"{len(header)}", "put a cell that holds a comma in double quotes",
            )  # fmt: skip
            continue
        row = Row(number, dict(zip(header, record, strict=True)))
        _check_cells(row, sheet, columns)
        yield row


def _is_text(path: Path, sheet: Sheet) -> bool:
    """Check that a file is UTF-8 throughout and holds no NUL."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    lines = 0
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            try:
                text = decode(block, final=not block)
            except UnicodeDecodeError as error:
                row = lines + error.object[: error.start].count(b"\n") + 1
                byte = f"0x{error.object[error.start]:02X}"
                sheet.error(
                    row, "", "encoding", byte, f"the file is not UTF-8{_guess(path)}",
                    "save it again as 'CSV UTF-8'",
                )  # fmt: skip
                return False
            if "\0" in text:
                row = lines + text[: text.index("\0")].count("\n") + 1
                sheet.error(row, "", "encoding", "NUL", "the file holds a NUL character", "remove it")
                return False
            if not block:
                return True
            lines += block.count(b"\n")


def _guess(path: Path) -> str:
    """Name an encoding in which a file would make sense."""
    for codec, name in _OTHER_ENCODINGS.items():
        try:
            with path.open(encoding=codec, newline="") as file:
                while file.read(_BLOCK):
                    pass
        except UnicodeDecodeError:
            continue
        return f"; it could be {name}"
    return ""


def _records(lines: Iterable[str], sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the number of its row."""
    reader = csv.reader(lines, strict=True)
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            sheet.error(
                number, "", "csv", "", f"a quoted cell is not closed as it should be ({error})",
                'close the cell with ", and write a quotation mark inside it as ""',
            )  # fmt: skip
            return
        if record:
            yield number, record
        else:
            sheet.error(number, "", "empty-row", "", "the row is empty", "remove it")


def _header_fix(columns: tuple[Column, ...]) -> str:
    """Say what the header should be."""
    return "the first row must read " + ",".join(column.name for column in columns)


def _check_header(header: list[str], sheet: Sheet, columns: tuple[Column, ...]) -> bool:
    """Check the names of the columns; their order is a matter of form alone."""
    known = {column.name for column in columns}
    before = len(sheet.findings)
    for name in header:
        if name not in known:
            missing = known - set(header)
            fix = did_you_mean(name, missing, f"remove it; known are {', '.join(sorted(known))}")
            sheet.error(1, name, "unknown-column", name, "there is no such column", fix)
    for name in sorted({name for name in header if header.count(name) > 1}):
        sheet.error(1, name, "repeated-column", name, "the column stands twice", "remove one")
    for column in columns:
        if column.name not in header and not column.optional:
            sheet.error(1, column.name, "missing-column", "", "the column is missing", _header_fix(columns))
    return len(sheet.findings) == before


def _check_cells(row: Row, sheet: Sheet, columns: tuple[Column, ...]) -> None:
    """Check what must hold for any cell."""
    for column in columns:
        value = row.cells.get(column.name, "")
        say = (row.number, column.name)
        if column.required and not value.strip():
            sheet.error(*say, "required", value, "the cell is empty", "fill it in")
            continue
        if value.startswith(FORMULA_STARTS) and not (column.numeric and _is_number(value)):
            sheet.error(
                *say, "formula", value, "a spreadsheet would run this cell as a formula",
                "write it without the sign at its start",
            )  # fmt: skip
        elif value != value.strip():
            sheet.error(*say, "white-space", value, "white space around the value", "remove it")
        if not value.isprintable() and any(
            unicodedata.category(char) in ("Cc", "Cs") for char in value.strip("\t\r\n")
        ):
            sheet.error(
                *say, "control-character", ascii(value), "a line break or control character",
                "remove it",
            )  # fmt: skip
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            sheet.error(
                *say, "normal-form", value, "characters are not composed (Unicode NFC)",
                "run 'kg fmt'",
            )  # fmt: skip


def _is_number(value: str) -> bool:
    """Say whether a cell is a plain number."""
    try:
        float(value)
    except ValueError:
        return False
    return True
