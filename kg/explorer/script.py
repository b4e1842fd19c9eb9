"""The page's ES modules as one script, since a page opened from a disk cannot import files."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./(?P<name>[a-z]+)\.js";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(async )?(function|const|class) )", re.MULTILINE)
_REST: Final = re.compile(r"^(import|export)\b.*", re.MULTILINE)


def join(folder: Path, entry: str = "main") -> str:
    """Put a module behind everything that it imports, all in one scope.

    Understood are named imports of modules beside it and exports of declarations; a name may be
    declared once only in all of them.

    Raises:
        ValueError: A module imports or exports in another form, or two import each other.
    """
    # In a strict block two declarations of one name are an error, even those of functions.
    parts = [_bare(folder, name) for name in _in_order(folder, entry, [], set())]
    return '"use strict";\n{\n' + "\n".join(parts) + "}\n"


def _in_order(folder: Path, name: str, path: list[str], done: set[str]) -> Iterator[str]:
    """Yield each module once, what it imports first."""
    if name in path:
        raise ValueError(f"modules import each other: {' > '.join([*path, name])}")
    if name in done:
        return
    for found in _IMPORT.finditer(_read(folder, name)):
        yield from _in_order(folder, found["name"], [*path, name], done)
    done.add(name)
    yield name


def _bare(folder: Path, name: str) -> str:
    """A module without the words that make it one."""
    text = _EXPORT.sub("", _IMPORT.sub("", _read(folder, name)))
    if rest := _REST.search(text):
        raise ValueError(f"{name}.js: cannot join {rest[0]!r}")
    return text.lstrip("\n")


def _read(folder: Path, name: str) -> str:
    """The text of a module."""
    return (folder / f"{name}.js").read_text(encoding="utf-8")
