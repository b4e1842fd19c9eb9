"""Nobody is known to a service unless a test says so."""

import pytest


@pytest.fixture(autouse=True)
def _without_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GBA_KG_USER", "GBA_KG_PASSWORD", "GBA_KG_TOKEN"):
        monkeypatch.delenv(name, raising=False)
