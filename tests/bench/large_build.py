"""How long `kg build` and `kg check` take for made-up data of growing size, and how much memory at the peak.

Run it with `python -m tests.bench.large_build [CLAIMS …]`; by default 10,000 and 100,000. Each size is built once by a process
of its own, which tells the time of each step by the clock and by the processor: the two differ where a machine is shared.
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
def step(name, detail=""):
    if name != last[0]:
        now, cpu = time.perf_counter(), time.process_time()
        taken[last[0]] = (now - last[1], cpu - last[2])
        last[:] = [name, now, cpu]
built = build(Path(sys.argv[1]), paths.ontology_dir(), Path(sys.argv[2]), step)
step("")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
print(json.dumps({"steps": taken, "peak": peak, "counts": built.counts}))
"""


def measure(claims: int) -> tuple[dict[str, tuple[float, float]], float, dict[str, int]]:
    """Build so many made-up claims.

    Returns:
        Seconds of each step by the clock and by the processor, the peak of memory in MB, and what was counted.
    """
    with tempfile.TemporaryDirectory() as name:
        data, out = Path(name) / "data", Path(name) / "build"
        write_folder(data, claims)
        command = [sys.executable, "-c", _CHILD, str(data), str(out)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)
    return found["steps"], found["peak"], found["counts"]


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(
        "| claims | quads | step | s | s of the processor | rows a second | peak, MB |\n|---:|---:|---|---:|---:|---:|---:|"
    )
    for claims in sizes:
        steps, peak, counts = measure(claims)
        whole = [sum(taken) for taken in zip(*steps.values(), strict=True)]
        for step, (clock, cpu) in steps.items():
            print(f"| {claims:,} | | {step} | {clock:.1f} | {cpu:.1f} | | |")
        print(
            f"| {claims:,} | {counts['triples']:,} | in all | {whole[0]:.1f} | {whole[1]:.1f} |"
            f" {claims / whole[0]:,.0f} | {peak:,.0f} |"
        )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [*SIZES])
