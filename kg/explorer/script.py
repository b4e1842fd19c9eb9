"""The page's ES modules as one script, since a page opened from a disk cannot import files."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(r'^import \{(?P<names>[^}]*)\} from "\./(?P<name>[a-z]+)\.js";\n', re.MULTILINE)
_EXPORT: Final = re.compile(
    r"^export (?=(?:async )?(?:function|class) (?P<name>\w+)"
    r"|const (?:\{(?P<names>[^}]*)\}|(?P<constant>\w+)))",
    re.MULTILINE,
)
_REST: Final = re.compile(r"^(import|export)\b.*", re.MULTILINE)


def join(folder: Path, entry: str = "main") -> str:
    """Put a module behind everything that it imports, each in a scope of its own.

    Understood are named imports of modules beside it and exports of declarations.

    Raises:
        ValueError: A module imports or exports in another form, or two import each other.
    """
    parts = [_closed(folder, name) for name in _in_order(folder, entry, [], set())]
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


def _closed(folder: Path, name: str) -> str:
    """A module as a function that is called at once and gives what the module exports."""
    text = _read(folder, name)
    exported = [
        one.strip()
        for found in _EXPORT.finditer(text)
        for one in (found["name"] or found["names"] or found["constant"]).split(",")
    ]
    text = _EXPORT.sub("", _IMPORT.sub(r"const {\g<names>} = $\g<name>;\n", text))
    if rest := _REST.search(text):
        raise ValueError(f"{name}.js: cannot join {rest[0]!r}")
    return f"const ${name} = (() => {{\n{text}return {{ {', '.join(exported)} }};\n}})();\n"


def _read(folder: Path, name: str) -> str:
    """The text of a module."""
    return (folder / f"{name}.js").read_text(encoding="utf-8")
