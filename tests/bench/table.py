"""What was found, as tables in Markdown."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any, Final

from tests.bench.measure import Taken
from tests.bench.questions import NAME as QUESTIONS
from tests.bench.questions import SUM
from tests.bench.result import Result, Verdict, verdicts

BEGIN: Final = "<!-- python -m tests.bench writes from here -->"
END: Final = "<!-- to here -->"


def markdown(
    results: Sequence[Result], about: dict[str, Any], titles: dict[str, str], skipped: dict[str, str]
) -> str:
    """Write everything: the promises, what grows with the graph, and each benchmark to be unfolded.

    Args:
        results: What was found.
        about: Machine and versions.
        titles: What each benchmark measures, by name.
        skipped: Why some were left out, by name.
    """
    parts = [summary(results, about).rstrip("\n")]
    for name, title in titles.items():
        own = [one for one in results if one.benchmark == name]
        body = _jobs(own) if own else f"Not measured: {skipped.get(name, 'nothing was found')}."
        parts.append(f"<details><summary><b>{name}</b>: {title}</summary>\n\n{body}\n\n</details>")
    return "\n\n".join(parts) + "\n"


def summary(results: Sequence[Result], about: dict[str, Any]) -> str:
    """Write the promises, and what grows with the graph; of questions, all together."""
    versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
    reading = "Medians; a ratio is to the baseline, in italics, which took turns with the others."
    parts = [f"{about['machine']}; {versions}; {about['day']}. {reading}"]
    if judged := list(verdicts(results)):
        parts += ["### What was promised", _promises(judged)]
    if grown := list(_growth([one for one in results if one.benchmark != QUESTIONS or one.job == SUM])):
        parts += ["### Growth with the graph", "\n".join(grown)]
    return "\n\n".join(parts) + "\n"


def replace(readme: str, table: str) -> str:
    """Put the tables between the two marks of a page."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"the page has no {BEGIN} … {END}")
    return f"{before}{begin}\n\n{table}\n{end}{after}"


def _promises(judged: Sequence[Verdict]) -> str:
    """Each target, and whether it is met; where many jobs have the same, the worst of them."""
    lines = [
        "| what | triples | measured | against | ratio | at most | met |",
        "|---|---:|---|---|---:|---:|---|",
    ]
    alike: dict[tuple[object, ...], list[Verdict]] = {}
    for one in judged:
        alike.setdefault((one.benchmark, one.size, *one[3:5], one.most), []).append(one)
    for some in alike.values():
        worst = max(some, key=lambda one: one.ratio)
        met = sum(one.met for one in some)
        job = worst.job if len(some) == 1 else f"{len(some)} jobs, the worst {worst.job}"
        said = "yes" if met == len(some) else "**no**" if len(some) == 1 else f"**{met} of {len(some)}**"
        lines.append(
            f"| {worst.benchmark}: {job} | {f'{worst.size:,}' if worst.size else ''} | {worst.contender}"
            f" | {worst.against} | {worst.ratio:.3g} | {worst.most:g} | {said} |"
        )
    return "\n".join(lines)


def _growth(results: Sequence[Result]) -> Iterator[str]:
    """A line for each contender that was timed at several sizes."""
    sizes = sorted({one.size for one in results if one.size})
    if len(sizes) < 2:
        return
    yield f"| ms by triples | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield f"|---|{'---:|' * len(sizes)}"
    ordered = [one for one in results if one.size]
    jobs = dict.fromkeys((one.benchmark, one.job) for one in ordered)
    for benchmark, job in jobs:
        own = {one.size: one for one in ordered if (one.benchmark, one.job) == (benchmark, job)}
        for contender in dict.fromkeys(name for one in own.values() for name in one.times):
            cells = [
                milliseconds(own[size].median(contender))
                if size in own and own[size].times.get(contender)
                else ""
                for size in sizes
            ]
            if sum(map(bool, cells)) > 1:
                yield f"| {benchmark}: {job}: {contender} | {' | '.join(cells)} |"


def _jobs(own: Sequence[Result]) -> str:
    """The table of one benchmark: each job at the size at which most was compared; growth has the others."""
    best: dict[str, Result] = {}
    for one in own:
        if one.job not in best or len(one.times) >= len(best[one.job].times):
            best[one.job] = one
    head = "| job | contender | runs | ms | least | most | processor ms | peak MB | ratio |"
    rows = [row for one in best.values() for row in _rows(one)]
    return "\n".join([head, "|---|---|---:|---:|---:|---:|---:|---:|---:|", *rows])


def _rows(one: Result) -> Iterator[str]:
    """A row for each contender, the baseline in italics; the job stands in the first."""
    job = one.job + (f", {one.size:,} triples" if one.size else "")
    for contender in [*one.times, *(name for name in one.notes if name not in one.times)]:
        taken, note = one.times.get(contender, []), one.notes.get(contender)
        title = f"*{contender}*" if contender == one.baseline else contender
        title += f" ({note})" if note else ""
        cells = [job, title, str(len(taken)), *(_figures(taken) if taken else [""] * 5)]
        ratio = one.ratio(contender)
        yield f"| {' | '.join(cells)} | {'' if ratio is None else f'{ratio:.3g}'} |"
        job = ""


def _figures(taken: Sequence[Taken]) -> list[str]:
    """Median, least and most, on processors, and the peak."""
    walls = [run.wall for run in taken]
    peak = max(run.peak for run in taken)
    times = (median(walls), min(walls), max(walls), median(run.cpu for run in taken))
    return [*(milliseconds(one) if one else "" for one in times), f"{peak:.0f}" if peak else ""]


def milliseconds(seconds: float) -> str:
    """Three digits or so."""
    taken = seconds * 1000
    return f"{taken:,.0f}" if taken >= 100 else f"{taken:.3g}"


def names(page: str) -> list[str]:
    """The benchmarks that a page has tables of."""
    return [part.partition("</b>")[0] for part in page.split("<summary><b>")[1:]]


def write(readme: Path, table: str) -> None:
    """Write the tables into a page."""
    readme.write_text(replace(readme.read_text(encoding="utf-8"), table), encoding="utf-8")
