"""How long whole processes take: `kg query` beside bare Oxigraph on the same graph, and `kg build`.

Run it with `python tests/bench/start_up.py`. Commands take turns, so that a machine that slows down slows
them all; medians and the ratio to the named baseline are printed as a table in Markdown.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 21
COUNT = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
PARSE = "import pyoxigraph\nfor _ in pyoxigraph.parse(path='build/graph.nq'): pass"
IMPORT = "import pyoxigraph"
BASELINE = "import pyoxigraph and parse graph.nq"


def seconds(command: list[str], folder: Path) -> float:
    """Run a command once and time it."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Time the commands in turn and print the table."""
    kg = [str(Path(sys.executable).with_name("kg"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["GBA_KG_CACHE"] = str(folder / "cache")
        build = [seconds([*kg, "build"], folder) for _ in range(5)]
        commands = {
            BASELINE: [sys.executable, "-c", PARSE],
            "import pyoxigraph": [sys.executable, "-c", IMPORT],
            "import typer": [sys.executable, "-c", "import typer"],
            "kg --help": [*kg, "--help"],
            "kg query, counting all": [*kg, "query", "-q", COUNT],
            "kg search 理工": [*kg, "search", "理工"],
            "kg show 理大": [*kg, "show", "理大"],
            "kg path 理大 tcl": [*kg, "path", "理大", "tcl"],
            "kg view 理大": [*kg, "view", "理大", "-o", "-"],
        }
        times: dict[str, list[float]] = {title: [] for title in commands}
        for turn in range(ROUNDS + 1):
            for title, command in commands.items():
                taken = seconds(command, folder)
                if turn:  # the first round warms caches up
                    times[title].append(taken)
    base = median(times[BASELINE])
    print(f"medians of {ROUNDS} whole processes; ratio to: {BASELINE}\n")
    print("| command | ms | ratio |\n|---|---|---|")
    for title, taken_by in times.items():
        print(f"| {title} | {median(taken_by) * 1000:.0f} | {median(taken_by) / base:.2f} |")
    print(f"| kg build (median of 5) | {median(build) * 1000:.0f} | |")


if __name__ == "__main__":
    main()
