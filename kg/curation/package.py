"""The Frictionless data package: the list of files follows from the folder, all else is kept."""

import json
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError

DESCRIPTOR: Final = "datapackage.json"
_COMMON: Final = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}


def package_text(data: Path) -> str:
    """Write the descriptor of a data folder with its files as they are now.

    Args:
        data: The folder; its descriptor gives everything but the list of files.

    Raises:
        DataError: The descriptor is not JSON.
    """
    path = data / DESCRIPTOR
    try:
        descriptor: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        descriptor = {"name": data.resolve().name.lower()}
    except ValueError as error:
        raise DataError(f"{path}: not JSON ({error})") from error
    descriptor["resources"] = _resources(data)
    return json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"


def _resources(data: Path) -> list[dict[str, str]]:
    """Describe each file; the schemas are one for each kind of file."""
    found = [
        _resource(name, f"{name}.csv", name)
        for name in ("sources", "different")
        if (data / f"{name}.csv").is_file()
    ]
    for kind in ("entities", "claims"):
        found += [
            _resource(f"{kind}-{path.stem}", f"{kind}/{path.name}", kind)
            for path in sorted((data / kind).glob("*.csv"))
        ]
    return found


def _resource(name: str, path: str, kind: str) -> dict[str, str]:
    """Describe one file."""
    return {"name": name, "path": path, **_COMMON, "schema": f"schemas/{kind}.json"}
