"""The README: every command is there, and every example runs."""

import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.network.conftest import need_spark

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
EXAMPLES = [line for block in BLOCKS for line in block.splitlines() if "kg " in line and "venv" not in line]


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False, **options)  # type: ignore[call-overload,no-any-return]


def commands() -> list[str]:
    listing = run("--help").stdout.partition("Commands:")[2]
    return re.findall(r"^  (\w+)", listing, re.MULTILINE)


def test_every_command_is_in_the_readme_with_an_example() -> None:
    assert len(commands()) >= 6
    for command in commands():
        assert f"### `kg {command}`" in README, command
        assert any(f"kg {command}" in example for example in EXAMPLES), command


def test_every_help_has_examples() -> None:
    for command in commands():
        assert "Examples:" in run(command, "--help").stdout, command


SERVING = [line for line in EXAMPLES if line.startswith("kg serve")]
#: Run in tests/services, where there is something to push to.
PUSHING = [line for line in EXAMPLES if line.startswith("kg push")]


@pytest.mark.parametrize("example", SERVING)
def test_what_is_served_answers(example: str) -> None:
    from urllib.request import urlopen

    command = [sys.executable, "-m", *shlex.split(example)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stderr is not None
        address = re.search(r"http://\S+(?=;)", process.stderr.readline())
        assert address is not None
        with urlopen(address[0] + "/healthz", timeout=10) as answer:  # noqa: S310 - of this machine
            assert answer.status == 200
        process.send_signal(signal.SIGINT)


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (program,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(program, {})  # noqa: S102 - what is tested
    assert (tmp_path / "polyu.html").is_file()


@pytest.mark.parametrize("example", [line for line in EXAMPLES if line not in SERVING + PUSHING])
def test_every_example_runs(example: str, tmp_path: Path) -> None:
    """In a clone where `kg build` was run before, as the README has it."""
    import shutil

    if "--engine spark" in example:
        need_spark()
    for folder in ("data", "ontology"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    if "build/" in example:
        assert run("build", cwd=tmp_path).returncode == 0
    first, _, second = example.partition(" | ")
    words = shlex.split(second or first)
    stdin = " ".join(shlex.split(first)[1:]) if second else ""
    assert words[0] == "kg"
    done = run(*words[1:], cwd=tmp_path, input=stdin)
    assert done.returncode == 0, done.stderr
    assert done.stdout or "fmt" in example or "check" in example


def test_the_two_commands_are_the_promised_ones() -> None:
    lines = [line for block in BLOCKS for line in block.splitlines()]
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kg build" in lines
    assert "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest" in lines


def test_the_picture_is_there() -> None:
    for path in re.findall(r"!\[.*?\]\((.*?)\)", README):
        assert (ROOT / path).stat().st_size > 10_000


def test_the_changelog_has_its_two_headings() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "### Data" in changelog
    assert "### Code" in changelog
