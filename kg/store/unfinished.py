"""A load that goes on beside its store, and what it has finished: another one can go on from there."""

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import Store as Oxigraph

from kg import aside as beside
from kg.paths import exchange, write_whole

#: The word for the work, in the names of folders.
JOB: Final = "load"
_NOTE: Final = "finished.json"


class Unfinished:
    """The folder of a load beside that of its store.

    Args:
        aside: The folder.
        base: The state of the store that the load began with; see ``state_of``.
        finished: The files that it holds, each with size and time of change.
    """

    def __init__(self, aside: Path, base: Sequence[str], finished: Sequence[str] = ()) -> None:
        self.aside = aside
        self.base = list(base)
        self.finished = list(finished)

    @property
    def store(self) -> Path:
        """Where its store lies."""
        return self.aside / "store"

    @classmethod
    def begin(cls, folder: Path, base: Sequence[str]) -> "Unfinished":
        """Make the folder of a load that another may go on with.

        Args:
            folder: The store.
            base: The state that it is in.
        """
        return cls(beside.make(beside.name(folder, JOB)), base)

    @classmethod
    def resume(cls, folder: Path, base: Sequence[str], files: Sequence[Path]) -> "Unfinished | None":
        """Take over what a load has left that ended before its time.

        Args:
            folder: The store.
            base: The state that it is in; a load that began with another is of no use.
            files: What is to be loaded; a load that has finished others is of no use.

        Returns:
            What is furthest, or None where nothing is left.
        """
        wanted = set(map(_stamp, files))
        left = [
            found
            for aside in beside.left(folder, JOB)
            if (found := cls._read(aside)) and found.base == list(base)
        ]
        usable = [found for found in left if found.finished and wanted.issuperset(found.finished)]
        if not usable:
            return None
        best = max(usable, key=lambda found: len(found.finished))
        new = cls.begin(folder, base)
        new.finished += best.finished
        for path in list(best.aside.iterdir()):
            path.rename(new.aside / path.name)
        return new

    @classmethod
    def _read(cls, aside: Path) -> "Unfinished | None":
        """Read what a load has noted, if it was able to."""
        try:
            note = json.loads((aside / _NOTE).read_text(encoding="utf-8"))
            found = cls(aside, note["base"], note["finished"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found if found.store.is_dir() else None

    def holds(self, file: Path) -> bool:
        """Say whether a file was finished, and has not changed since."""
        return _stamp(file) in self.finished

    def finish(self, file: Path) -> None:
        """Note that the store holds a file; it has to be flushed."""
        self.finished.append(_stamp(file))
        note = json.dumps({"base": self.base, "finished": self.finished})
        write_whole(self.aside / _NOTE, note.encode())

    def place(self, folder: Path) -> None:
        """Put the store into its place; nothing is left to go on with.

        Raises:
            OSError: It cannot be put there.
        """
        exchange(self.store, folder, self.aside / "old")
        self.finished.clear()

    def leave(self) -> None:
        """Leave the folder to another load, also one of this process; it is removed if it is of no use."""
        if self.finished and self.store.is_dir():
            self.aside.rename(self.aside.with_name(self.aside.name.replace(f"-{os.getpid()}-", "-left-")))
        else:
            shutil.rmtree(self.aside, ignore_errors=True)


def state_of(store: Oxigraph | None, folder: Path) -> list[str]:
    """Tell the state of a store by its files of sorted keys: whatever is added makes a new one.

    Args:
        store: The store, opened for writing, so that all it holds stands in these files; None for none.
        folder: Where it lies.
    """
    if store is None:
        return []
    store.flush()
    return sorted(f"{path.name} {path.stat().st_size}" for path in folder.glob("*.sst"))


def _stamp(file: Path) -> str:
    """What tells a file, and whether it has changed."""
    state = file.stat()
    return f"{file.absolute()} {state.st_size} {state.st_mtime_ns}"
