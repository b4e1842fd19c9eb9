"""Runs notebooks and writes them back with what they show: ``python -m tests.notebooks.rewrite [PART OF A NAME …]``."""

import sys
import time

import nbformat

from tests.notebooks.running import NOTEBOOKS, run


def main(parts: list[str]) -> None:
    """Rewrite the notebooks whose names hold one of the parts; all without any."""
    for path in NOTEBOOKS:
        if parts and not any(part in path.name for part in parts):
            continue
        start = time.perf_counter()
        notebook = run(path)
        path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
        print(f"{path.name}: {time.perf_counter() - start:.1f} s, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
