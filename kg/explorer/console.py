"""The parts of the SPARQL console: the engine with the graph, packed as text for a page."""

import base64
import gzip
import json
from pathlib import Path
from typing import Final, NamedTuple

_HERE: Final = Path(__file__).parent / "engine"
PARTS: Final = _HERE / "parts"


class Console(NamedTuple):
    """What a page embeds for its console, each part compressed by gzip and written in Base64.

    Attributes:
        version: That of the engine.
        worker: The script of the worker that the engine runs in.
        engine: WebAssembly.
        graph: TriG.
    """

    version: str
    worker: str
    engine: str
    graph: str


def is_there(parts: Path = PARTS) -> bool:
    """Say whether the parts of the engine are there, of the version that is pinned."""
    try:
        found = json.loads((parts / "oxigraph.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    package = json.loads((_HERE / "package.json").read_text(encoding="utf-8"))
    return bool(found.get("integrity") == package["integrity"]["oxigraph"])


def pack(graph: bytes, parts: Path = PARTS) -> Console | None:
    """Pack the console for a graph; the same graph gives the same text.

    Args:
        graph: TriG.
        parts: Where the parts of the engine lie.

    Returns:
        The console, or None where the parts of the engine are not there.
    """
    if not is_there(parts):
        return None
    script = (parts / "oxigraph.js").read_text(encoding="utf-8")
    own = (_HERE / "worker.js").read_text(encoding="utf-8")
    return Console(
        version=json.loads((parts / "oxigraph.json").read_text(encoding="utf-8"))["version"],
        worker=_packed((script + own).encode()),
        engine=base64.b64encode((parts / "oxigraph.wasm.gz").read_bytes()).decode(),
        graph=_packed(graph),
    )


def _packed(content: bytes) -> str:
    """Bytes as text, without the time that gzip would note."""
    return base64.b64encode(gzip.compress(content, compresslevel=9, mtime=0)).decode()
