"""Where the data, the ontology and the caches lie."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from kg.errors import DataError

PACKAGE: Final = Path(__file__).parent
PROJECT: Final = "gba-kg"
_BEING_WRITTEN: Final[set[Path]] = set()


def _checkout() -> Path | None:
    """Find the clone one stands in, or that the package is run from."""
    for root in (Path.cwd(), PACKAGE.parent):
        if (root / "ontology" / "gba.ttl").is_file() and (root / "data" / "datapackage.json").is_file():
            return root
    return None


def data_dir() -> Path:
    """The curated data: that of the clone one stands in, otherwise the installed one."""
    root = _checkout()
    return root / "data" if root else PACKAGE / "data"


def ontology_dir() -> Path:
    """The ontology with its shapes, rules and questions, found as the data are."""
    root = _checkout()
    return root / "ontology" if root else PACKAGE / "ontology_files"


def given_dir(path: Path, holding: str = "sources.csv") -> Path:
    """Check that a folder named by the user is there.

    Args:
        path: The folder.
        holding: What the folder should hold, for the message.

    Raises:
        DataError: The folder does not exist or is not a folder.
    """
    if not path.is_dir():
        raise DataError(f"{path}: no such folder; name the folder that holds {holding}")
    return path


def cache_dir() -> Path:
    """The folder for what can be made again, by each system's custom."""
    if override := os.environ.get("GBA_KG_CACHE"):
        return Path(override)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / PROJECT
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / PROJECT
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / PROJECT


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either the old one or the new one, never half of it.

    A link stays and its file is written; what is no file, such as a device or a pipe, is written to.

    Raises:
        DataError: The file cannot be written there.
    """
    with writing_whole(path) as file:
        file.write(content)


@contextmanager
def writing_whole(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to be written piece by piece, which takes its place once all of it is there.

    Raises:
        DataError: The file cannot be written there.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
        else:
            with _replacing(path.resolve()) as file:
                yield file
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror})") from error


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file aside, and put it in the place of the old one at the end."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    _BEING_WRITTEN.add(aside)
    try:
        with aside.open("wb") as file:
            yield file
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
        _BEING_WRITTEN.discard(aside)


def remove_unfinished() -> None:
    """Remove the files that are being written: for a process that is to end at once."""
    for aside in _BEING_WRITTEN:
        aside.unlink(missing_ok=True)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux: renameat2); say whether it was done."""
    import ctypes  # noqa: PLC0415 - only what writes folders needs it

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an old one
        return False
    here, exchanged = -100, 2  # AT_FDCWD and RENAME_EXCHANGE, of fcntl.h and linux/fs.h
    done: int = rename(here, os.fsencode(one), here, os.fsencode(other), exchanged)
    return done == 0


def exchange(new: Path, folder: Path, old: Path) -> None:
    """Put a finished folder in the place of another, which is moved away; without one, just put it there.

    Args:
        new: The finished folder; where the system can exchange both in one step, the other then lies here.
        folder: The place.
        old: Where the other is moved elsewhere.

    Raises:
        OSError: A folder cannot be moved; the other one is in its place again.
    """
    if not folder.exists():
        new.rename(folder)
        return
    if _swap(new, folder):  # whoever is killed or looks at any moment finds one of them
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise
