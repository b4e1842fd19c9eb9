"""What a load that was killed has left beside a store."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path


def prefix(folder: Path) -> str:
    """Give the start of the names of folders that loads use beside a store; the id of a process follows."""
    return f".{folder.name}-load-"


def recover(folder: Path) -> None:
    """Put a store back that a killed load had moved away, and remove what such loads have left.

    Args:
        folder: Where the store lies or should lie.
    """
    put_back(folder)
    for aside in asides(folder):
        shutil.rmtree(aside, ignore_errors=True)


def put_back(folder: Path) -> None:
    """Put a store back that a killed load had moved away.

    Args:
        folder: Where the store lies or should lie.
    """
    for aside in asides(folder):
        if not folder.exists() and (aside / "old").is_dir():
            (aside / "old").rename(folder)


def asides(folder: Path) -> Iterator[Path]:
    """Yield the folders beside a store that loads have left which run no more."""
    for aside in sorted(folder.parent.glob(f"{prefix(folder)}*")):
        process = aside.name.removeprefix(prefix(folder)).split("-", 1)[0]
        if not (process.isdecimal() and _runs(int(process))):
            yield aside


def _runs(process: int) -> bool:
    """Say whether a process runs."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it runs, and is somebody else's
        return True
    return True
