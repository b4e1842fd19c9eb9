"""The tables that ``kg build`` and ``kg check`` print."""

from collections.abc import Sequence
from pathlib import Path

from kg.build.run import Built
from kg.model.finding import MOST, Finding, Findings, Severity
from kg.results.table import draw

FINDING_COLUMNS = ("file", "row", "column", "severity", "rule", "value", "problem", "fix")


def summary(built: Built, data: Path, width: int) -> str:
    """Count what was built."""
    by_class = [(f"  {name}", str(number)) for name, number in built.classes.items()]
    counts = built.counts
    rows = [
        ("data", str(data)),
        ("entities", str(counts["entities"])),
        *by_class,
        ("claims", str(counts["claims"])),
        ("  of them planned", str(counts["planned"])),
        ("sources", str(counts["sources"])),
        ("derived triples", str(counts["derived"])),
        ("triples in all", str(counts["triples"])),
        ("findings", f"{counts['errors']} errors, {counts['warnings']} warnings ('kg check' lists them)"),
    ]
    return draw(("what", "how many"), rows, width)


def errors_in(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that stop a build."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def more(found: Findings) -> str:
    """Say which findings are counted and not told; a line each, empty where all are told."""
    return "".join(
        f"kg: {number:,} more of {rule}; the first {MOST:,} are shown\n"
        for rule, number in found.left_out.items()
    )


def findings_table(findings: Sequence[Finding], width: int) -> str:
    """Draw findings, with all columns where the terminal is wide enough for them."""
    rows = [finding.row() for finding in findings]
    if width >= 140:
        body = [[str(row[name]) for name in FINDING_COLUMNS] for row in rows]
        return draw(FINDING_COLUMNS, body, width)
    body = [
        [
            f"{row['file']}:{row['row']}" + (f" {row['column']}" if row["column"] else ""),
            f"{row['severity']}: {row['rule']}",
            str(row["value"]),
            f"{row['problem']} → {row['fix']}",
        ]
        for row in rows
    ]
    return draw(("where", "rule", "value", "problem → fix"), body, width)
