"""One explorer page as text: pyvis holds the picture, an own template writes what is around it."""

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pyvis
from jinja2 import Environment, FileSystemLoader
from pyvis.network import Network

from kg.errors import KgError
from kg.explorer.appearance import appearance
from kg.explorer.console import Console
from kg.explorer.data import PageData
from kg.explorer.picture import edges, nodes
from kg.explorer.policy import content_security_policy
from kg.explorer.script import join

_HERE: Final = Path(__file__).parent
_ENGINE: Final = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
_STYLES: Final = tuple(path.stem for path in sorted((_HERE / "styles").glob("*.css")))


def render(data: PageData, console: Console | None = None) -> str:
    """Write the page; the same data give the same bytes.

    Args:
        data: What the page shows.
        console: The engine for queries of the reader's own; None for a page without.
    """
    _check_engine()
    look = appearance()
    network = Network(directed=True, cdn_resources="in_line")
    network.nodes = nodes(data, look["classes"], look["default"])
    network.edges = edges(data)
    network.toggle_physics(status=False)
    # The template of pyvis loads files from the network and does not escape; ours does neither.
    network.templateEnv = _environment(data, look, console)
    network.path = "page.html"
    return str(network.generate_html())


def _check_engine() -> None:
    """Refuse a pyvis whose inner attributes may not be those used here."""
    found = version("pyvis")
    if not found.startswith("0.3.") or not _ENGINE.is_dir():
        raise KgError(f"the explorer needs pyvis 0.3.2 or a later 0.3, not {found}")


def _environment(data: PageData, look: dict[str, Any], console: Console | None) -> Environment:
    """Give the template everything that pyvis does not hand to it."""
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True)
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "sort_keys": True,
    }
    scripts = [_read(_ENGINE / "vis-network.min.js"), join(_HERE / "scripts")]
    styles = [_read(_ENGINE / "vis-network.css")]
    styles += [_read(_HERE / "styles" / f"{name}.css") for name in _STYLES]
    environment.globals.update(
        page=data,
        look=look,
        words=_read_json("words.json"),
        scripts=scripts,
        styles=styles,
        console=console,
        policy=content_security_policy(scripts, styles, console=console is not None),
    )
    return environment


def _read(path: Path) -> str:
    """The text of a file, with the line ends to which a browser would turn them before hashing."""
    return path.read_text(encoding="utf-8")


def _read_json(name: str) -> dict[str, Any]:
    """A file of words or colours beside this module."""
    found: dict[str, Any] = json.loads(_read(_HERE / name))
    return found
