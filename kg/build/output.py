"""A folder of results that is written whole or not at all."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

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
        f"{name}/{path.relative_to(folder).as_posix()}": sha256(path.read_bytes()).hexdigest()
        for name, folder in folders.items()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".csv", ".json", ".rq", ".ttl")
    }
    return dict(sorted(found.items()))


def write_folder(out: Path, files: Mapping[str, bytes], about: Mapping[str, object]) -> None:
    """Replace a folder of results.

    Args:
        out: The folder; what an earlier build wrote there is replaced.
        files: Content by name.
        about: What the manifest says beside the digests of the files.

    Raises:
        DataError: The folder holds other files, or cannot be written.
    """
    _refuse_foreign(out)
    manifest = {**about, "outputs": {n: sha256(files[n]).hexdigest() for n in sorted(files)}}
    content = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        try:
            for name, data in {**files, MANIFEST: content.encode()}.items():
                (aside / name).write_bytes(data)
            aside.chmod(0o777 & ~_umask())
            old = aside.with_name(aside.name + "-old")
            exchange(aside, out, old)
            shutil.rmtree(old, ignore_errors=True)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise DataError(f"{out}: cannot be written ({error.strerror or error})") from error


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
