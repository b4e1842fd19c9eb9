"""How classes of entities look: shapes and colours."""

import json
from pathlib import Path
from typing import Any


def appearance() -> dict[str, Any]:
    """Read the groups that classes are drawn as, and the look of each group."""
    found: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return found
