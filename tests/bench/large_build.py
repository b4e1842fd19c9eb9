"""How long `kg build` and `kg check` take for made-up data of growing size, and how much memory at the peak.

Run it with `python -m tests.bench.large_build [CLAIMS …]`; by default 10,000 and 100,000. Each size is built once by a process
of its own, which tells the time of each step by the clock and by the processor: the two differ where a machine is shared.
A step's peak of memory is that of all steps so far.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.bench.folder import write_folder

SIZES: Final = (10_000, 100_000)
#: Builds, and prints the seconds of each step and the peak in MB.
_CHILD: Final = """
import json, resource, sys, time
from pathlib import Path
from kg import paths
from kg.build.run import build
taken, last = {}, ["starting", time.perf_counter(), time.process_time()]
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
def step(name, detail=""):
    if name != last[0]:
        now, cpu = time.perf_counter(), time.process_time()
        taken[last[0]] = (now - last[1], cpu - last[2], peak())
        print(f"{last[0]}: {now - last[1]:.0f} s, {peak():.0f} MB", file=sys.stderr)
        last[:] = [name, now, cpu]
built = build(Path(sys.argv[1]), paths.ontology_dir(), Path(sys.argv[2]), step)
step("")
print(json.dumps({"steps": taken, "counts": built.counts}))
"""


def measure(claims: int) -> tuple[dict[str, tuple[float, float, float]], dict[str, int]]:
    """Build so many made-up claims.

    Returns:
        Of each step the seconds by the clock and by the processor and the peak of memory in MB, and what was counted.
    """
    with tempfile.TemporaryDirectory() as name:
        data, out = Path(name) / "data", Path(name) / "build"
        write_folder(data, claims)
        command = [sys.executable, "-c", _CHILD, str(data), str(out)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found = json.loads(done.stdout)
    return found["steps"], found["counts"]


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(
        "| claims | quads | step | s | s of the processor | rows a second | peak, MB |\n|---:|---:|---|---:|---:|---:|---:|"
    )
    for claims in sizes:
        steps, counts = measure(claims)
        clocks, cpus, peaks = zip(*steps.values(), strict=True)
        for step, (clock, cpu, peak) in steps.items():
            print(f"| {claims:,} | | {step} | {clock:.1f} | {cpu:.1f} | | {peak:,.0f} |")
        print(
            f"| {claims:,} | {counts['triples']:,} | in all | {sum(clocks):.1f} | {sum(cpus):.1f} |"
            f" {claims / sum(clocks):,.0f} | {max(peaks):,.0f} |"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*SIZES])
