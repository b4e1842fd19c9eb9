"""The build hook that fetches the console's engine: whatever goes wrong, a build goes on without it."""

import base64
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from kg.explorer.engine import hatch_build
from kg.explorer.engine.hatch_build import BINARY, PIN, SCRIPT, classic, provide
from tests.conftest import ROOT

HOME = Path(hatch_build.__file__).parent
MODULE = """export class Store {}
async function __wbg_load(module) {
    return fetch(module);
}

function initSync(module) {}

async function __wbg_init(path) {
    path = new URL('web_bg.wasm', import.meta.url);
}

export { initSync, __wbg_init as default };
"""


def archive(files: dict[str, str]) -> bytes:
    """A package as npm fetches it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as package:
        for name, text in files.items():
            member = tarfile.TarInfo(f"package/{name}")
            member.size = len(text.encode())
            package.addfile(member, io.BytesIO(text.encode()))
    return out.getvalue()


WHOLE = {"web.js": MODULE, "web_bg.wasm": "binary"}


def prepare(folder: Path, monkeypatch: pytest.MonkeyPatch, package: bytes | None, script: str) -> Path:
    """A folder of the engine that pins a package, and a program called npm."""
    home, tools = folder / "engine", folder / "tools"
    home.mkdir()
    tools.mkdir()
    digest = base64.b64encode(hashlib.sha512(package or b"").digest()).decode()
    pinned = {"dependencies": {"oxigraph": "9.9.9"}, "integrity": {"oxigraph": f"sha512-{digest}"}}
    (home / "package.json").write_text(json.dumps(pinned), encoding="utf-8")
    (folder / "package.tgz").write_bytes(package or b"")
    npm = tools / "npm"
    npm.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return home


def copying(folder: Path) -> str:
    """A program that puts the package where npm would: its arguments are pack, a name, an option, a folder."""
    return f'cp "{folder}/package.tgz" "$4/oxigraph-9.9.9.tgz"'


def test_the_pin_is_exact_and_names_no_registry() -> None:
    text = (HOME / "package.json").read_text(encoding="utf-8")
    package = json.loads(text)
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in package["dependencies"].values())
    assert package["dependencies"].keys() == package["integrity"].keys()
    assert "://" not in text


def test_what_is_fetched_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = prepare(tmp_path, monkeypatch, archive(WHOLE), copying(tmp_path))
    assert provide(home) == ""
    written = {path.name: path.read_bytes() for path in (home / "parts").iterdir()}
    assert written.keys() == {SCRIPT, BINARY, PIN}
    (tmp_path / "tools" / "npm").unlink()
    assert provide(home) == ""


@pytest.mark.parametrize(
    ("files", "script", "words"),
    [
        (WHOLE, "exit 1", "npm could not fetch oxigraph@9.9.9"),
        (WHOLE, "exec sleep 600", "npm could not fetch oxigraph@9.9.9"),
        (WHOLE, 'echo other > "$4/oxigraph-9.9.9.tgz"', "not what package.json pins"),
        ({**WHOLE, "web.js": "export default 1;"}, "", "written otherwise"),
        ({**WHOLE, "web.js": MODULE.replace("class", "const")}, "", "written otherwise"),
        ({"web.js": MODULE}, "", "web_bg.wasm"),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], script: str, words: str
) -> None:
    monkeypatch.setattr(hatch_build, "PATIENCE", 1)
    home = prepare(tmp_path, monkeypatch, archive(files), script or copying(tmp_path))
    assert words in provide(home)
    assert not (home / "parts").exists()


def test_parts_of_another_version_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = prepare(tmp_path, monkeypatch, archive(WHOLE), copying(tmp_path))
    (home / "parts").mkdir()
    (home / "parts" / PIN).write_text('{"version": "1.0.0"}', encoding="utf-8")
    assert provide(home) == ""
    assert json.loads((home / "parts" / PIN).read_text(encoding="utf-8"))["version"] == "9.9.9"


def test_the_script_is_a_classic_one() -> None:
    script = classic(MODULE)
    assert "export" not in script
    assert "fetch" not in script
    assert script.startswith("const oxigraph = ")


def test_a_wheel_is_built_without_npm(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns(".git", ".venv", "parts", "build", "tests", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=ignored)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(
        build, cwd=copy, env={"PATH": ""}, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "pages will have no SPARQL console: npm is not installed" in done.stdout + done.stderr
    assert list(tmp_path.glob("*.whl"))
