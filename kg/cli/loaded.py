"""Loads files and tells what came of it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from kg.cli.progress import bytes_read
from kg.store.load import load


def load_files(files: Sequence[Path], folder: Path, *, skip_bad: bool, resume: bool) -> None:
    """Load files into a store, with a bar on a terminal.

    Raises:
        KgError: A file cannot be read, or the folder is no store.
    """
    total = sum(file.stat().st_size for file in files if file.is_file())
    with bytes_read(total) as progress:
        done = load(files, folder, skip_bad=skip_bad, resume=resume, progress=progress)
    if done.resumed:
        sys.stderr.write(f"gone on after {done.resumed} of {len(files)} files, which were finished before\n")
    for bad in done.told:
        sys.stderr.write(f"{bad.file}, line {bad.line}: left out: {bad.reason}\n")
    if done.skipped > len(done.told):
        sys.stderr.write(f"… and {done.skipped - len(done.told)} more\n")
    more = f", {done.skipped:,} bad lines left out" if done.skipped else ""
    sys.stdout.write(f"{folder}: {done.after:,} triples, {done.after - done.before:,} of them new{more}\n")
