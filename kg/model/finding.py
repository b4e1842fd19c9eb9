"""A finding: one problem in the data, with its place and a way to mend it."""

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops a build; a warning is for the curator to weigh."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the data.

    Attributes:
        file: Path below the data folder, with forward slashes.
        row: Line of a spreadsheet, the header being row 1; 0 for the whole file.
        column: Name of the column; empty for the whole row.
    """

    file: str
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in the data."""

    place: Place
    rule: str
    value: str
    problem: str
    fix: str
    severity: Severity = Severity.ERROR

    def row(self) -> dict[str, str | int]:
        """Give the finding as one flat row for tables, CSV and JSON."""
        return {
            **asdict(self.place),
            "severity": str(self.severity),
            "rule": self.rule,
            "value": self.value,
            "problem": self.problem,
            "fix": self.fix,
        }


def in_order(findings: list[Finding]) -> list[Finding]:
    """Sort findings by place, then by rule."""
    return sorted(findings, key=lambda finding: (finding.place, finding.rule, finding.value))
