"""What a benchmark found: times by contender, their ratios to a baseline, and whether a target is met."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.bench.measure import Times


class Skipped(Exception):  # noqa: N818 - not an error
    """A benchmark cannot run here; the message says why."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How to measure.

    Attributes:
        folder: Where made-up graphs and stores lie.
        sizes: Triples of the made-up graphs, ascending.
        rounds: How often quick things are timed; slow ones less often.
        patience: Seconds that one question may take in rdflib.
        kglab: A Python that has kglab, which brings packages that get in the way of ours.
        brief: Leave out what takes minutes at any size: browsers, and rdflib over whole graphs.
    """

    folder: Path
    sizes: tuple[int, ...]
    rounds: int = 11
    patience: float = 60
    kglab: Path | None = None
    brief: bool = False


class Target(NamedTuple):
    """How much longer than another a contender may take.

    Attributes:
        contender: Whose time.
        most: The largest ratio of medians.
        against: The other contender.
        size: The other's number of triples, where it is not the same.
    """

    contender: str
    most: float
    against: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """Times of contenders for one job.

    Attributes:
        benchmark: Which benchmark.
        job: What was done.
        baseline: The contender that ratios are to.
        times: By contender.
        size: Triples of the graph; 0 for the curated one, and where none is asked.
        targets: What was promised.
        notes: What to know of a contender: why it is missing or cut short.
    """

    benchmark: str
    job: str
    baseline: str
    times: Times
    size: int = 0
    targets: Sequence[Target] = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    def median(self, contender: str, clock: str = "wall") -> float:
        """Seconds on a clock of ``Taken``."""
        return median(getattr(taken, clock) for taken in self.times[contender])

    def ratio(self, contender: str, clock: str = "wall") -> float | None:
        """To the baseline, if both were measured."""
        if not (self.times.get(self.baseline) and self.times.get(contender)):
            return None
        base = self.median(self.baseline, clock)
        return self.median(contender, clock) / base if base else None


#: A benchmark, as each module of this folder that is one has it.
Measure = Callable[[Setting], Iterator[Result]]


class Verdict(NamedTuple):
    """A target, and what was measured."""

    benchmark: str
    job: str
    size: int
    contender: str
    against: str
    ratio: float
    most: float

    @property
    def met(self) -> bool:
        """To the three digits that are printed."""
        return float(f"{self.ratio:.3g}") <= self.most


def verdicts(results: Sequence[Result]) -> Iterator[Verdict]:
    """Judge all targets of which both sides were measured."""
    known = {(one.benchmark, one.job, one.size): one for one in results}
    for one in results:
        for target in one.targets:
            other = known.get((one.benchmark, one.job, target.size or one.size))
            if other and one.times.get(target.contender) and other.times.get(target.against):
                ratio = one.median(target.contender) / other.median(target.against)
                against = target.against + (f", {target.size:,} triples" if target.size else "")
                yield Verdict(one.benchmark, one.job, one.size, target.contender, against, ratio, target.most)


def as_json(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Write results as plain values; milliseconds and MB."""
    return [
        {
            "benchmark": one.benchmark,
            "job": one.job,
            "triples": one.size,
            "baseline": one.baseline,
            "contenders": [
                {
                    "name": name,
                    "ratio": one.ratio(name),
                    "cpu_ratio": one.ratio(name, "cpu"),
                    "note": one.notes.get(name, ""),
                    **_figures(one, name),
                }
                for name in [*one.times, *(set(one.notes) - set(one.times))]
            ],
        }
        for one in results
    ]


def _figures(one: Result, contender: str) -> dict[str, Any]:
    """Medians, least and most of one contender."""
    taken = one.times.get(contender)
    if not taken:
        return {"runs": 0}
    walls = [run.wall * 1000 for run in taken]
    return {
        "runs": len(taken),
        "median_ms": median(walls),
        "min_ms": min(walls),
        "max_ms": max(walls),
        "cpu_ms": median(run.cpu * 1000 for run in taken),
        "peak_mb": max(run.peak for run in taken),
    }
