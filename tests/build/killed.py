"""Builds that are killed at random moments: the folder of results holds the old state or the new one, whole.

Run it with `python -m tests.build.killed [TIMES]`: it kills so many builds of the small data set and prints how many
had come how far. The data change from turn to turn, so that old and new can be told apart.
"""

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from tests.bench.search import SEED

SMALL: Final = Path(__file__).parent.parent / "small"
ONTOLOGY: Final = Path(__file__).parent.parent.parent / "ontology"
#: On disk and in parts, as large data are built.
_BUILD: Final = """
import sys
from pathlib import Path
from kg.build.graph import Bounds
from kg.build.run import build
build(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), bounds=Bounds(in_memory=0, chunk=300, nodes=50))
"""


def start(data: Path, out: Path) -> subprocess.Popen[bytes]:
    """Begin a build."""
    command = [sys.executable, "-c", _BUILD, str(data), str(ONTOLOGY), str(out)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def state(out: Path) -> str:
    """The digest of the whole of the results, which have to be as their manifest says."""
    text = (out / "manifest.json").read_bytes()
    outputs = json.loads(text)["outputs"]
    assert {*outputs, "manifest.json"} == {path.name for path in out.iterdir()}
    for name, digest in outputs.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest, name
    return hashlib.sha256(text).hexdigest()


def kill(folder: Path, times: int, seed: int = SEED) -> Counter[str]:
    """Kill builds.

    Args:
        folder: Where there is nothing yet.
        times: How many.
        seed: Of the moments.

    Returns:
        How many left the old state and how many the new one. Nothing else is left.
    """
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    data = [Path(shutil.copytree(SMALL, folder / name)) for name in ("one", "two")]
    (data[1] / "expectations.json").write_text('{"counts": {"claims": 26}}', encoding="utf-8")
    out, known = folder / "results" / "build", []
    for each in data:
        begun = time.monotonic()
        assert start(each, out).wait() == 0
        taken = time.monotonic() - begun
        known.append(state(out))
    found: Counter[str] = Counter()
    now = 1
    for turn in range(times):
        process = start(data[1 - now], out)
        if turn % 2:  # near the end, where the old results make room for the new
            while process.poll() is None and not list(out.parent.glob(".build-*/new/explorer.html")):
                time.sleep(0.001)
            time.sleep(moments.uniform(0, 0.04))
        else:
            time.sleep(moments.uniform(0, taken))
        process.kill()
        process.communicate()
        after = state(out)
        assert after in known
        found["new" if after != known[now] else "old"] += 1
        now = known.index(after)
        await_clear(out.parent)
        assert [path.name for path in out.parent.iterdir()] == ["build"]
    assert start(data[1], out).wait() == 0
    assert [path.name for path in out.parent.iterdir()] == ["build"]
    return found


def await_clear(folder: Path, pattern: str = ".*") -> None:
    """Wait until nothing of what a killed process had is left in a folder."""
    until = time.monotonic() + 60
    while names := [path.name for path in folder.glob(pattern)]:
        assert time.monotonic() < until, names
        time.sleep(0.01)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(dict(kill(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 100)))  # noqa: T201
