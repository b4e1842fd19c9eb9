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
    recover(folder, job)
    aside = new(folder, job)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def new(folder: Path, job: str) -> Path:
    """Make an empty folder beside another for this process; see ``beside``.

    Raises:
        OSError: No folder can be made there.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{prefix(folder, job)}{os.getpid()}-", dir=folder.parent))


def prefix(folder: Path, job: str) -> str:
    """Give the start of the names of folders beside another; the id of a process follows."""
    return f".{folder.name}-{job}-"


def recover(folder: Path, job: str) -> None:
    """Put a folder back that a killed process had moved away, and remove what such processes have left.

    Args:
        folder: What is worked on.
        job: The word for the work. What was moved away lies in the subfolder ``old``.
    """
    put_back(folder, job)
    for aside in left(folder, job):
        shutil.rmtree(aside, ignore_errors=True)


def put_back(folder: Path, job: str) -> None:
    """Put a folder back that a killed process had moved away; see ``recover``."""
    for aside in left(folder, job):
        if not folder.exists() and (aside / "old").is_dir():
            (aside / "old").rename(folder)
            if not any(aside.iterdir()):
                aside.rmdir()


def left(folder: Path, job: str) -> list[Path]:
    """List the folders beside another that no process works in any more."""
    start = prefix(folder, job)
    names = sorted(entry.name for entry in os.scandir(folder.parent)) if folder.parent.is_dir() else ()
    found = []
    for name in names:
        process = name.removeprefix(start).split("-", 1)[0]
        if name.startswith(start) and not (process.isdecimal() and _runs(int(process))):
            found.append(folder.parent / name)
    return found


def _runs(process: int) -> bool:
    """Say whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, and is somebody else's
        return True
    return True
