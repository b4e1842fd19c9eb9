"""What several tests need: a small data set of its own, the ontology, and a cache apart."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build.graph import Graph, load

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
SMALL = Path(__file__).parent / "small"


@pytest.fixture(scope="session", autouse=True)
def _cache_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep tests from reading or writing the user's cache, here and in child processes."""
    patch = pytest.MonkeyPatch()
    patch.setenv("GBA_KG_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the small data set, to be changed at will."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


@pytest.fixture(scope="session")
def small() -> Graph:
    """The graph of the small data set."""
    return load(SMALL, ONTOLOGY)


@pytest.fixture
def edit(data: Path) -> Callable[[str, str, str], None]:
    """Replace a piece of text in a file of the small data set."""

    def change(file: str, old: str, new: str) -> None:
        path = data / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="")

    return change
