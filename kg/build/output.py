"""A folder of results that is written whole or not at all."""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.aside import beside
from kg.errors import DataError
from kg.paths import exchange

MANIFEST: Final = "manifest.json"


def digests(folders: Mapping[str, Path]) -> dict[str, str]:
    """Hash every file that goes into a build.

    Args:
        folders: The folders by the name under which their files are listed.

    Returns:
        SHA-256 in hex by name, sorted.
    """
    found = {
        f"{name}/{path.relative_to(folder).as_posix()}": _digest(path)
        for name, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".csv", ".json", ".rq", ".ttl")
    }
    return dict(sorted(found.items()))


@contextmanager
def replaced(out: Path) -> Iterator[Path]:
    """Give an empty folder to work in; what is in its subfolder ``new`` at the end becomes the result.

    Without a manifest in it, nothing is replaced. Whoever is killed leaves the results as they were, or
    finished; the next one removes what is left beside.

    Args:
        out: The folder of results; what an earlier build wrote there is replaced.

    Raises:
        DataError: The folder holds other files, or cannot be written.
    """
    _refuse_foreign(out)
    try:
        with beside(out, "build") as aside:
            yield aside
            new = aside / "new"
            if (new / MANIFEST).is_file():
                new.chmod(0o777 & ~_umask())
                exchange(new, out, aside / "old")
    except OSError as error:
        raise DataError(f"{out}: cannot be written ({error.strerror or error})") from error


def write_manifest(new: Path, about: Mapping[str, object]) -> None:
    """Write the manifest of a folder that is finished.

    Args:
        new: The folder.
        about: What the manifest says beside the digests of the files.
    """
    outputs = {path.name: _digest(path) for path in sorted(new.iterdir())}
    content = json.dumps({**about, "outputs": outputs}, ensure_ascii=False, indent=2) + "\n"
    (new / MANIFEST).write_bytes(content.encode())


def write_folder(out: Path, files: Mapping[str, bytes], about: Mapping[str, object]) -> None:
    """Replace a folder of results.

    Args:
        out: The folder; what an earlier build wrote there is replaced.
        files: Content by name.
        about: What the manifest says beside the digests of the files.

    Raises:
        DataError: The folder holds other files, or cannot be written.
    """
    with replaced(out) as aside:
        new = aside / "new"
        new.mkdir()
        for name, data in files.items():
            (new / name).write_bytes(data)
        write_manifest(new, about)


def _digest(path: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _umask() -> int:
    """The permissions that new folders are not to have."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refuse_foreign(out: Path) -> None:
    """Make sure that nothing is lost which no build has written."""
    if out.exists() and not out.is_dir():
        raise DataError(f"{out} is a file; name a folder with --out")
    present = {path.name for path in out.iterdir()} if out.is_dir() else set()
    if not present:
        return
    try:
        manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
        ours = {MANIFEST, *manifest["outputs"]}
    except (OSError, ValueError, KeyError, TypeError):
        ours = set()
    if foreign := sorted(present - ours):
        raise DataError(
            f"{out} holds files that no build wrote ({', '.join(foreign[:3])});"
            " move them or name another folder with --out"
        )
