"""Figures show Chinese, or a reader learns what to install."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib.figure import Figure

import kg
from kg.figures.fonts import cjk_font, families, hint
from tests.conftest import missing


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    with mpl.rc_context():
        mpl.rcdefaults()
        yield


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has no fonts but those of matplotlib."""
    own = [entry for entry in font_manager.fontManager.ttflist if "mpl-data" in Path(entry.fname).parts]
    assert own
    monkeypatch.setattr(font_manager.fontManager, "ttflist", own)
    monkeypatch.setattr(font_manager, "findSystemFonts", list)


def drawn(text: str) -> bytes:
    figure = Figure(figsize=(2, 1))
    figure.text(0.1, 0.5, text)
    out = io.BytesIO()
    figure.savefig(out, format="png")
    return out.getvalue()


@pytest.mark.filterwarnings("error")
def test_characters_are_drawn_and_no_boxes() -> None:
    if cjk_font() is None:
        missing("no font with Chinese", hint())
    assert kg.use_cjk_font() == kg.use_cjk_font() == cjk_font()
    assert mpl.rcParams["font.family"] == ["sans-serif", cjk_font()]
    pictures = {drawn(text) for text in ("粵港澳", "大灣區", "大湾区", "冇")}
    assert len(pictures) == 4  # boxes would look alike, and matplotlib would warn


@pytest.mark.usefixtures("without")
def test_without_a_font_one_warning_says_what_to_install() -> None:
    with pytest.warns(UserWarning, match="no installed font has Chinese characters") as said:
        assert kg.use_cjk_font() is None
    ours = [warning for warning in said if warning.category is UserWarning]  # others may speak as well
    assert [Path(warning.filename).name for warning in ours] == [Path(__file__).name]
    assert mpl.rcParams["font.family"] == ["sans-serif"]
    assert families(cjk_font()) == ["sans-serif"]


def test_a_font_that_was_installed_later_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    found = cjk_font()
    if found is None:
        missing("no font with Chinese", hint())
    (path, *_) = [entry.fname for entry in font_manager.fontManager.ttflist if entry.name == found]
    own = [entry for entry in font_manager.fontManager.ttflist if "mpl-data" in Path(entry.fname).parts]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", own)
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: [path, __file__])
    assert cjk_font() is not None


def test_who_draws_nothing_pays_for_nothing() -> None:
    """Nor does a page need matplotlib to show itself."""
    program = """
import sys
sys.modules["matplotlib"] = None
import kg
g = kg.open()
assert g.query("ASK { id:polyu a gba:University }")
assert not {"IPython", "ipykernel", "nbclient", "pandas"} & sys.modules.keys()
page = g.view("polyu", hops=0)
assert page._repr_png_() is None
assert page._repr_html_().startswith("<iframe ")
try:
    page.save("x.png")
except kg.errors.DataError as error:
    assert "needs matplotlib" in str(error)
else:
    raise AssertionError
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("system", "words"),
    [
        ("linux", "apt-get install fonts-noto-cjk"),
        ("darwin", "brew install"),
        ("win32", "Optional features"),
        ("freebsd14", "Noto Sans CJK"),
    ],
)
def test_the_hint_fits_the_system(system: str, words: str) -> None:
    assert words in hint(system)
    assert "\n" not in hint(system)
