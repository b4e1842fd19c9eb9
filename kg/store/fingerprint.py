"""Fingerprints of what a graph is made of: by content, and remembered as long as no file changes."""

import os
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from kg.errors import DataError
from kg.paths import write_whole
from kg.store.embedded import ENGINE_VERSION

_DATA: Final = (".csv", ".ttl", ".rq", ".json")
#: Bytes that are read together.
_BLOCK: Final = 1 << 20


def fingerprint(contents: Sequence[Path], code: Path, memory: Path) -> str:
    """Hash the files that a graph is made of, and the time stamps of the program that makes it.

    The content is read once; after that, as with Git's index, size and time stamps tell whether a file has
    changed.

    Args:
        contents: Folders whose files count by name and content.
        code: The package, whose modules count by size and time of change.
        memory: A folder in which fingerprints are remembered.

    Returns:
        32 hexadecimal digits.
    """
    program = "".join(_state(path) for path in _files(str(code), (".py",)))
    files = [path for folder in contents for path in _files(str(folder), _DATA)]
    state = f"{ENGINE_VERSION}\n{program}{''.join(map(_state, files))}"
    note = memory / f"state-{zlib.crc32(os.fsencode(contents[0])):08x}"
    try:
        key, _, remembered = note.read_text(encoding="utf-8", errors="surrogateescape").partition("\n")
    except OSError:
        key = remembered = ""
    if remembered != state or len(key) != 32:
        key = _hash(contents, program)
        _remember(note, f"{key}\n{state}")
    return key


def _hash(contents: Sequence[Path], program: str) -> str:
    """Hash the content of files."""
    import hashlib  # noqa: PLC0415 - a remembered fingerprint needs it not

    digest = hashlib.sha256(f"{ENGINE_VERSION}\n{program}".encode(errors="surrogateescape"))
    for folder in contents:
        for path in _files(str(folder), _DATA):
            digest.update(os.fsencode(path[len(str(folder)) :]) + b"\0")
            with Path(path).open("rb") as file:
                while block := file.read(_BLOCK):
                    digest.update(block)
            digest.update(b"\0")
    return digest.hexdigest()[:32]


def _remember(note: Path, text: str) -> None:
    """Write a fingerprint down; where that is not possible, it will be computed again."""
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        write_whole(note, text.encode(errors="surrogateescape"))
    except (OSError, DataError):
        pass


def _state(path: str) -> str:
    """What tells whether a file has changed."""
    state = os.stat(path)  # noqa: PTH116 - pathlib would double the time
    return f"{path}\t{state.st_size}\t{state.st_mtime_ns}\t{state.st_ctime_ns}\n"


def _files(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    """Yield the paths of the files below a folder, in a fixed order."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry.path, suffixes)
        elif entry.name.endswith(suffixes):
            yield entry.path
