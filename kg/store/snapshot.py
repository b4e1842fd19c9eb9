"""A copy of a built graph in the cache, found again by its fingerprint."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg.errors import DataError
from kg.store.embedded import Embedded

#: Snapshots that are kept; older ones go when a new one is made.
KEPT: Final = 3


def open_snapshot(folder: Path, make: Callable[[Path], None]) -> Embedded:
    """Open a snapshot, making it first where it is missing or broken.

    Several processes may do so at once: each makes its own copy, and the first to finish wins.

    Args:
        folder: Where the snapshot lies or will lie; its store is the subfolder ``store``.
        make: Fills an empty folder with a snapshot.
    """
    if folder.is_dir():
        try:
            return Embedded.read_only(folder / "store")
        except DataError:
            shutil.rmtree(folder, ignore_errors=True)
    _make(folder, make)
    return Embedded.read_only(folder / "store")


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    """Make a snapshot aside, then give it its name."""
    from kg.aside import beside  # noqa: PLC0415 - an existing snapshot needs it not

    try:
        with beside(folder.parent / "snapshot", "new") as aside:
            made = aside / "made"
            made.mkdir()
            make(made)
            _rename(made, folder)
    except OSError as error:
        raise DataError(
            f"{folder.parent}: the cache cannot be written ({error.strerror or error});"
            " set GBA_KG_CACHE to a folder of yours"
        ) from error
    _remove_old(folder)


def _rename(made: Path, folder: Path) -> None:
    """Give a snapshot its name, unless another process was first, whose copy is as good."""
    try:
        made.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise


def _remove_old(newest: Path) -> None:
    """Remove all but the last few snapshots."""
    others = [
        Path(entry.path)
        for entry in os.scandir(newest.parent)
        if entry.is_dir() and not entry.name.startswith(".") and entry.name != newest.name
    ]
    others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in others[KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
