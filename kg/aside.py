"""Folders beside another, in which a process prepares what it then puts into its place.

A process that is killed cannot clean up: the next one that works on the same folder does it.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(folder: Path, job: str) -> Iterator[Path]:
    """Give an empty folder beside another, on the same disk; it is removed at the end.

    Args:
        folder: What is worked on; it need not be there. What killed processes left beside it is removed.
        job: A word for the work.

    Raises:
        OSError: No folder can be made there.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    recover(folder, job)
    aside = Path(tempfile.mkdtemp(prefix=f"{prefix(folder, job)}{os.getpid()}-", dir=folder.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def prefix(folder: Path, job: str) -> str:
    """Give the start of the names of folders beside another; the id of a process follows."""
    return f".{folder.name}-{job}-"


def recover(folder: Path, job: str) -> None:
    """Put a folder back that a killed process had moved away, and remove what such processes have left.

    Args:
        folder: What is worked on.
        job: The word for the work. What was moved away lies in the subfolder ``old``.
    """
    start = prefix(folder, job)
    for entry in list(os.scandir(folder.parent)) if folder.parent.is_dir() else ():
        process = entry.name.removeprefix(start).split("-", 1)[0]
        if not entry.name.startswith(start) or (process.isdecimal() and _runs(int(process))):
            continue
        aside = Path(entry.path)
        if not folder.exists() and (aside / "old").is_dir():
            (aside / "old").rename(folder)
        shutil.rmtree(aside, ignore_errors=True)


def _runs(process: int) -> bool:
    """Say whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, and is somebody else's
        return True
    return True
