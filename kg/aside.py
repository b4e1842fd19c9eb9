"""Folders beside another, in which a process prepares what it then puts into its place.

A process that is killed cannot clean up. Another one, which watches it, does so at once; where that one was
ended too, the next that works on the same folder does.
"""

import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    aside = name(folder, job)
    with _watched(folder, aside):
        try:
            make(aside)
            yield aside
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def name(folder: Path, job: str) -> Path:
    """Name a folder beside another for this process; it is not there yet."""
    return folder.parent / f"{prefix(folder, job)}{os.getpid()}-{secrets.token_hex(4)}"


def make(aside: Path) -> Path:
    """Make an empty folder that nobody else can read, and what it is to lie in.

    Raises:
        OSError: No folder can be made there.
    """
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.mkdir(0o700)
    return aside


@contextmanager
def _watched(folder: Path, aside: Path) -> Iterator[None]:
    """Have another process clear up beside a folder, should this one be killed in here.

    Raises:
        OSError: No process can be started.
    """
    watch = subprocess.Popen(  # noqa: S603 - this program
        [sys.executable, "-I", __file__, folder.absolute(), aside.absolute()],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # what ends this one from a terminal must not end that one
    )
    with watch:
        try:
            yield
        finally:
            watch.kill()


def prefix(folder: Path, job: str) -> str:
    """Give the start of the names of folders beside another; the id of a process follows."""
    return f".{folder.name}-{job}-"


def recover(folder: Path, job: str) -> None:
    """Put a folder back that a killed process had moved away, and remove what such processes have left.

    Args:
        folder: What is worked on.
        job: The word for the work. What was moved away lies in the subfolder ``old``.
    """
    for aside in left(folder, job):
        clear(folder, aside)


def clear(folder: str | Path, aside: str | Path) -> None:
    """Put a folder back that had been moved away, and remove the one beside it; see ``recover``."""
    _put_back(Path(folder), Path(aside))
    shutil.rmtree(aside, ignore_errors=True)


def put_back(folder: Path, job: str) -> None:
    """Put a folder back that a killed process had moved away; see ``recover``."""
    for aside in left(folder, job):
        _put_back(folder, aside)


def _put_back(folder: Path, aside: Path) -> None:
    """Put a folder back from another, if it is there."""
    if not folder.exists() and (aside / "old").is_dir():
        with suppress(FileNotFoundError):  # another process was first
            (aside / "old").rename(folder)
            if not any(aside.iterdir()):
                aside.rmdir()


def left(folder: Path, job: str) -> list[Path]:
    """List the folders beside another that no process works in any more."""
    start = prefix(folder, job)
    names = sorted(entry.name for entry in os.scandir(folder.parent)) if folder.parent.is_dir() else ()
    found = []
    for one in names:
        process = one.removeprefix(start).split("-", 1)[0]
        if one.startswith(start) and not (process.isdecimal() and _runs(int(process))):
            found.append(folder.parent / one)
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


if __name__ == "__main__":
    sys.stdin.read()  # ends when the process that holds the other end does, however that comes about
    clear(*sys.argv[1:])
