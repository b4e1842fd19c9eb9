"""Queries that find problems in the data: one file each, with the problem and its solution in the header."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.errors import DataError, KgError
from kg.model.finding import Finding, Place, Severity
from kg.namespaces import compact
from kg.store.base import Store
from kg.store.results import Row, rows

_HEADER: Final = re.compile(r"^# (?P<key>Problem|Solution|severity): (?P<text>.+)$", re.MULTILINE)


def run_checks(store: Store, folder: Path, places: Mapping[str, Place]) -> Iterator[Finding]:
    """Run every check of a folder.

    Args:
        store: The graph with everything that follows by rule.
        folder: SPARQL files whose answers have the columns ``entity``, ``property`` and ``value``.
        places: Where entities, sources and claims stand in the data, by their IRI.

    Raises:
        DataError: A file lacks its header, or its query is wrong.
    """
    for path in sorted(folder.glob("*.rq")):
        header = dict(_HEADER.findall(path.read_text(encoding="utf-8")))
        if not {"Problem", "Solution"} <= header.keys():
            raise DataError(f"{path}: the header needs '# Problem: …' and '# Solution: …'")
        try:
            yield from (_finding(path.stem, header, row, places) for row in rows(store, path))
        except KgError as error:
            raise DataError(f"{path}: {error}") from error


def _finding(name: str, header: dict[str, str], row: Row, places: Mapping[str, Place]) -> Finding:
    """Make a finding of one row."""
    entity = row.text("entity")
    shown = [compact(row.text(column)) for column in ("entity", "property", "value") if row[column]]
    return Finding(
        place=places.get(entity, Place("")),
        rule=f"check:{name}",
        value=" ".join(shown),
        problem=header["Problem"],
        fix=header["Solution"],
        severity=Severity(header.get("severity", "warning")),
    )
