"""Loads that are killed at random moments: the store holds the old state or the new one, and opens.

Run it with `python -m tests.store.killed [TIMES] [--resume]`: it kills so many loads and prints what they left.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

from kg.store.embedded import Embedded
from kg.store.load import load
from kg.store.location import open_location
from tests.bench.search import SEED
from tests.build.killed import await_clear

#: Triples of the store, and of each of the two files that are loaded into it.
FEW: Final = 1_000
MANY: Final = 100_000


def written(file: Path, number: int) -> Path:
    """Write so many triples."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f'<http://e/{one}> <http://e/{file.stem}> "{one}" .\n' for one in range(number))
    return file


def kill(folder: Path, times: int, *more: str, seed: int = SEED) -> Counter[str]:
    """Kill loads.

    Args:
        folder: Where there is nothing yet.
        times: How many.
        more: Options of the loads.
        seed: Of the moments.

    Returns:
        How many left the old state and how many the new one, and how many something to resume. Nothing else is left.
    """
    moments = random.Random(seed)  # noqa: S311 - moments, not secrets
    old, *new = (
        written(folder / f"{name}.nt", FEW if name == "old" else MANY) for name in ("old", "one", "two")
    )
    store = folder / "stores" / "store"
    command = [sys.executable, "-m", "kg", "load", *map(str, new), "--store", str(store), *more]
    load([old], store)
    begun = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    taken = time.monotonic() - begun
    found: Counter[str] = Counter()
    for _ in range(times):
        if len(Embedded.read_only(store)) != FEW:
            shutil.rmtree(store)
            load([old], store)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(moments.uniform(0, 1.1 * taken))
        process.kill()
        process.communicate()
        assert open_location(str(store)).query("ASK { <http://e/1> <http://e/old> ?o }")
        held = len(Embedded.read_only(store))
        assert held in (FEW, FEW + 2 * MANY)
        found["old" if held == FEW else "new"] += 1
        if "--resume" in more:
            found["resumable"] += len(list(store.parent.iterdir())) > 1
        else:
            await_clear(store.parent)
            assert [path.name for path in store.parent.iterdir()] == ["store"]
    load([old], store)
    assert [path.name for path in store.parent.iterdir()] == ["store"]
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(dict(kill(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 100, *sys.argv[2:])))  # noqa: T201
