"""Fetches the WebAssembly build of Oxigraph while gba-kg is built, where npm is on the machine.

It is for the SPARQL console of a page alone, so a build never fails for want of it. The version and the
SHA-512 of the package stand in ``package.json``; what does not match is not used.
"""

import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What a page needs, in the folder ``parts`` beside this file, which Git ignores.
SCRIPT: Final = "oxigraph.js"
BINARY: Final = "oxigraph.wasm.gz"
PIN: Final = "oxigraph.json"
#: Seconds that npm may take in all, and milliseconds for one answer of its registry.
PATIENCE: Final = 40
ANSWER: Final = 10_000
_HOME: Final = "https://github.com/oxigraph/oxigraph"
_NOTICE: Final = "/* Oxigraph {version}, by its contributors, MIT OR Apache-2.0, {home} */\n"


class EngineHook(BuildHookInterface[Any]):
    """Puts the engine into wheels, and beside the code of an editable installation."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls it
        """Fetch the engine before files are gathered."""
        home = Path(self.root, "kg", "explorer", "engine")
        if problem := provide(home):
            self.app.display_warning(f"pages will have no SPARQL console: {problem}")
        build_data["artifacts"].append("/kg/explorer/engine/parts/")


def provide(home: Path) -> str:
    """Make sure that the parts of the engine are there.

    Args:
        home: The folder of ``package.json``.

    Returns:
        Why they are not; empty where they are.
    """
    package = json.loads((home / "package.json").read_text(encoding="utf-8"))
    pin = {"version": package["dependencies"]["oxigraph"], "integrity": package["integrity"]["oxigraph"]}
    parts = home / "parts"
    try:
        if json.loads((parts / PIN).read_text(encoding="utf-8")) == pin:
            return ""
    except (OSError, ValueError):
        pass  # not there yet, or of another build
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    try:
        with tempfile.TemporaryDirectory() as folder:
            archive = _fetch(npm, f"oxigraph@{pin['version']}", Path(folder))
            _verify(archive, pin["integrity"])
            script, binary = _unpack(archive)
        _write(parts, script, binary, pin)
    except (OSError, ValueError, KeyError, tarfile.TarError, subprocess.SubprocessError) as error:
        return " ".join(str(error).split()) or type(error).__name__
    return ""


def _fetch(npm: str, package: str, folder: Path) -> Path:
    """Let npm fetch the archive of a package, from the registry that it is set up for."""
    settings = [f"--fetch-timeout={ANSWER}", "--fetch-retries=0", "--ignore-scripts", "--silent"]
    command = [npm, "pack", package, "--pack-destination", str(folder), *settings]
    # Nothing is piped, so that no grandchild can keep a build waiting that gave up.
    nothing = subprocess.DEVNULL
    try:
        subprocess.run(  # noqa: S603 - fixed words, and npm as it is found on the machine
            command, cwd=folder, stdin=nothing, stdout=nothing, stderr=nothing, timeout=PATIENCE, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"npm could not fetch {package}") from error
    return next(folder.glob("*.tgz"))


def _verify(archive: Path, integrity: str) -> None:
    """Refuse an archive that is not the pinned one."""
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != integrity:
        raise ValueError("what npm fetched is not what package.json pins")


def _unpack(archive: Path) -> tuple[str, bytes]:
    """The script and the binary of an archive."""
    with tarfile.open(archive) as opened:
        script, binary = (opened.extractfile(f"package/{name}") for name in ("web.js", "web_bg.wasm"))
        if script is None or binary is None:
            raise ValueError("the package has other files than expected")
        return classic(script.read().decode()), binary.read()


def classic(module: str) -> str:
    """Make a script that a worker can run out of the module that wasm-bindgen wrote.

    It gives ``oxigraph``, with the class ``Store`` and the function ``initSync``; nothing in it fetches.

    Raises:
        ValueError: The module is written otherwise.
    """
    text = re.sub(r"^async function __wbg_load\(.*?^}\n", "", module, flags=re.MULTILINE | re.DOTALL)
    text, init, _ = text.partition("async function __wbg_init(")
    text = re.sub(r"^export (?=class|function)", "", text, flags=re.MULTILINE)
    if not init or re.search(r"^\s*(import|export)\b|import\.meta|\bfetch\(", text, re.MULTILINE):
        raise ValueError("the script of the package is written otherwise than expected")
    return f'const oxigraph = (() => {{\n"use strict";\n{text}\nreturn {{ Store, initSync }};\n}})();\n'


def _write(parts: Path, script: str, binary: bytes, pin: dict[str, str]) -> None:
    """Write the parts; the pin comes last, so that it stands for whole parts."""
    parts.mkdir(exist_ok=True)
    (parts / PIN).unlink(missing_ok=True)
    (parts / SCRIPT).write_text(
        _NOTICE.format(version=pin["version"], home=_HOME) + script, encoding="utf-8", newline="\n"
    )
    (parts / BINARY).write_bytes(gzip.compress(binary, compresslevel=9, mtime=0))
    (parts / PIN).write_text(json.dumps(pin), encoding="utf-8")
