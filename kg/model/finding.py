"""A finding: one problem in the data, with its place and a way to mend it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

#: Findings of one rule that are told one by one; the rest are counted.
MOST: Final = 1000


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


class Findings:
    """What is found in data of any size: of each rule the first so many, and a count of all.

    Args:
        most: How many of one rule are kept.
    """

    def __init__(self, most: int = MOST) -> None:
        self._kept: list[Finding] = []
        self._most = most
        self._by_rule: Counter[str] = Counter()
        self._by_severity: Counter[Severity] = Counter()

    def add(self, finding: Finding) -> None:
        """Count a finding, and keep it if it is among the first of its rule."""
        if self.room(finding.rule):
            self._kept.append(finding)
        self._by_rule[finding.rule] += 1
        self._by_severity[finding.severity] += 1

    def extend(self, findings: Iterable[Finding]) -> None:
        """Add several."""
        for finding in findings:
            self.add(finding)

    def room(self, rule: str) -> bool:
        """Say whether the next finding of a rule is kept; otherwise its words need not be made."""
        return self._by_rule[rule] < self._most

    @property
    def errors(self) -> int:
        """How many stop a build, kept or not."""
        return self._by_severity[Severity.ERROR]

    @property
    def warnings(self) -> int:
        """How many do not, kept or not."""
        return self._by_severity[Severity.WARNING]

    @property
    def left_out(self) -> dict[str, int]:
        """How many of which rule are only counted."""
        return {rule: n - self._most for rule, n in sorted(self._by_rule.items()) if n > self._most}

    def in_order(self) -> list[Finding]:
        """Those that are kept, by place, then by rule."""
        return sorted(self._kept, key=lambda finding: (finding.place, finding.rule, finding.value))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._kept)

    def __len__(self) -> int:
        """How many there are, kept or not."""
        return self.errors + self.warnings
