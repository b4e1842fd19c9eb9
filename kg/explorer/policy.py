"""The Content-Security-Policy of the page: only its own inline code runs, and nothing is fetched."""

import base64
import hashlib
from collections.abc import Sequence


def content_security_policy(scripts: Sequence[str], styles: Sequence[str], *, console: bool = False) -> str:
    """Allow exactly the given inline scripts and styles.

    Args:
        scripts: The texts of the inline scripts.
        styles: The texts of the inline styles.
        console: Whether WebAssembly may run, and a worker made of what the page holds.
    """
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(_source, scripts)),
        "style-src": " ".join(map(_source, styles)),
        "img-src": "data: blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    if console:
        rules["script-src"] += " 'wasm-unsafe-eval'"
        rules["worker-src"] = "blob:"
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _source(text: str) -> str:
    """Name an inline text by its hash."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
