"""Nobody is known to a service unless a test says so; a file to be pushed."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _without_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GBA_KG_USER", "GBA_KG_PASSWORD", "GBA_KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of 2,500 triples in three graphs."""
    path = tmp_path / "some.nq"
    lines = (f'<https://a/{n}> <https://a/p> "{n}" <https://a/g{n % 3}> .\n' for n in range(2_500))
    path.write_text("".join(lines), encoding="utf-8")
    return path
