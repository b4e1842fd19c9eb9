"""The canonical form of the CSV files: sorted, fixed columns, LF, and nothing lost."""

import csv
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kg.curation.columns import CLAIMS, DIFFERENT, ENTITIES, ORDER, SOURCES, Column
from kg.curation.package import DESCRIPTOR, package_text
from kg.curation.table import Sheet, read_rows
from kg.model.finding import Finding

#: What `kg fmt` mends by itself, so that it does not stop at it.
_MENDED = {"white-space", "normal-form"}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file and its canonical text.

    Attributes:
        findings: What keeps the file from being formatted; then ``text`` is empty.
    """

    path: Path
    changed: bool
    text: str
    findings: tuple[Finding, ...] = ()


def format_data(data: Path) -> list[Formatted]:
    """Bring the descriptor and every CSV file of a data folder into canonical form, in memory."""
    single = (("sources.csv", SOURCES), ("different.csv", DIFFERENT))
    found = [_format(data, data / name, columns) for name, columns in single if (data / name).is_file()]
    for folder, columns in (("entities", ENTITIES), ("claims", CLAIMS)):
        found += [_format(data, path, columns) for path in sorted((data / folder).glob("*.csv"))]
    if (data / "schemas").is_dir():
        found.append(_formatted(data / DESCRIPTOR, package_text(data)))
    return found


def _formatted(path: Path, text: str) -> Formatted:
    """Compare a file with its canonical text."""
    changed = not path.is_file() or path.read_bytes() != text.encode()
    return Formatted(path, changed=changed, text=text)


def _format(data: Path, path: Path, columns: tuple[Column, ...]) -> Formatted:
    """Format one file."""
    sheet = Sheet(path.relative_to(data).as_posix())
    rows = list(read_rows(path, sheet, columns))
    blocking = tuple(finding for finding in sheet.findings if finding.rule not in _MENDED)
    if blocking:
        return Formatted(path, changed=False, text="", findings=blocking)
    names = [column.name for column in columns]
    tidy = [
        {name: unicodedata.normalize("NFC", row.cells.get(name, "")).strip() for name in names}
        for row in rows
    ]
    tidy.sort(key=lambda cells: [cells[name] for name in ORDER[columns]])
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(tidy)
    return _formatted(path, out.getvalue())
