"""What several tests need: a small data set of its own, the ontology, a cache apart, and a browser."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from kg.build.graph import Graph, load

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
ONTOLOGY = ROOT / "ontology"
SMALL = Path(__file__).parent / "small"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
REMEDY = "install it (apt-get install chromium) or set CHROMIUM to its path"


def missing(what: str, remedy: str) -> NoReturn:
    """Skip on a desk, fail where tests are run for everyone."""
    message = f"{what}: {remedy}"
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(message)
    pytest.skip(message)


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


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    named = [os.environ.get("CHROMIUM"), *map(shutil.which, BROWSERS)]
    path = next((name for name in named if name), None)
    if path is None:
        missing("no Chromium found", REMEDY)
    if not Path(path).is_file():
        missing(f"{path} is not there", REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET])
        yield browser
        browser.close()
