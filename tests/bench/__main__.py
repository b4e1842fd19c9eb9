"""Measures everything in one run: `python -m tests.bench [--triples N …] [--only NAME …]`; needs the extras test and bench.

Contenders take turns; progress goes to stderr, tables in Markdown to stdout. What cannot run on this machine is left
out and said. The whole, up to ten million triples, takes about two hours and 3 GB on disk.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from tests.bench import table
from tests.bench.measure import FailedError, apart, say
from tests.bench.result import Result, Setting, Skipped, as_json, verdicts

#: What each benchmark measures, by its name.
BENCHMARKS: Final = {
    "start-up": "whole processes: commands on the curated graph, a look-up in stores of each size",
    "build": "whole processes: the curated graph from CSV to the folder of results",
    "load": "whole processes: N-Triples into memory and onto disk",
    "questions": "the twelve questions that are asked most, on disk",
    "search": "names among 100,000 entities",
    "network": "projections to networkx, and measures beside igraph",
    "handover": "small networks: networkx beside igraph",
    "page": "the steps from 20,000 made-up claims to a page",
    "explorer": "the page in a headless Chromium that draws in software",
    "console": "SPARQL in the page, by WebAssembly",
    "serve": "the service over HTTP",
}
SIZES: Final = (10_000, 100_000, 1_000_000)
_PACKAGES: Final = ("pyoxigraph", "rdflib", "oxigraph", "igraph", "networkx", "typer")


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and write what was asked for."""
    asked = _asked(words)
    sizes = tuple(sorted(asked.triples or SIZES))
    names = asked.only or list(BENCHMARKS)
    with tempfile.TemporaryDirectory() as aside:
        folder = (asked.keep or Path(aside)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        setting = Setting(folder, sizes, asked.rounds, asked.patience, asked.kglab, asked.brief)
        results, skipped = run(names, setting)
    about = _about()
    written = table.markdown(results, about, {name: BENCHMARKS[name] for name in names}, skipped)
    if asked.json:
        found = {**about, "sizes": sizes, "skipped": skipped, "results": as_json(results)}
        judged = [{**verdict._asdict(), "met": verdict.met} for verdict in verdicts(results)]
        asked.json.write_text(
            json.dumps({**found, "targets": judged}, indent=1, ensure_ascii=False), encoding="utf-8"
        )
    if asked.markdown:
        asked.markdown.write_text(written, encoding="utf-8")
    if asked.readme:
        table.write(asked.readme, table.summary(results, about))
    sys.stdout.write(written)
    return 0


def run(names: Sequence[str], setting: Setting) -> tuple[list[Result], dict[str, str]]:
    """Run benchmarks, each in a process of its own; give what they found, and why some did not run."""
    results: list[Result] = []
    skipped: dict[str, str] = {}
    for name in names:
        start = time.perf_counter()
        say(f"{name}: {BENCHMARKS[name]}")
        try:
            found, reason = apart(_measure, name, setting)
        except FailedError as error:
            found, reason = [], str(error)
        results += found
        if reason:
            skipped[name] = reason
            say(f"  not measured{' to the end' if found else ''}: {reason}")
        say(f"  {time.perf_counter() - start:.0f} s")
    return results, skipped


def _measure(name: str, setting: Setting) -> tuple[list[Result], str]:
    """Run one benchmark; what was found before it failed, or was skipped, is kept, with the reason."""
    results: list[Result] = []
    try:
        module = import_module(f"tests.bench.{name.replace('-', '_')}")
        results.extend(module.measure(setting))
    except Skipped as reason:
        return results, str(reason)
    except Exception as error:  # noqa: BLE001 - the others have to be measured all the same
        traceback.print_exc()
        return results, f"{type(error).__name__}: {error}"
    return results, ""


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--triples", type=int, action="append", metavar="N", help=f"a size; may be repeated; {SIZES}"
    )
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="one benchmark; may be repeated")
    parser.add_argument("--rounds", type=int, default=11, help="of quick things; slow ones have fewer")
    parser.add_argument(
        "--patience", type=float, default=60, help="seconds that one question may take in rdflib"
    )
    parser.add_argument(
        "--kglab", type=Path, metavar="PYTHON", help="the Python of an environment that has kglab"
    )
    parser.add_argument("--brief", action="store_true", help="without browsers and rdflib's minutes")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="keep made-up graphs and stores here, to be used again"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures here")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write all tables here")
    parser.add_argument(
        "--readme", type=Path, metavar="FILE", help="write promises and growth between the marks of this page"
    )
    return parser.parse_args(words)


def _about() -> dict[str, Any]:
    """Machine and versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    versions = {"Python": platform.python_version()}
    for package in _PACKAGES:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, {memory:.0f} GB"
    return {"machine": machine, "versions": versions, "day": datetime.now(UTC).date().isoformat()}


if __name__ == "__main__":
    sys.exit(main())
