"""The still picture of a page: everything is in it, and no label can steer it."""

import io

import matplotlib as mpl
import numpy as np
import pytest

from kg.explorer.appearance import appearance
from kg.explorer.data import PageData
from kg.explorer.still import _MARKERS, caption, size, still


def test_it_is_an_opaque_picture_with_colours(hostile: PageData) -> None:
    pixels = mpl.image.imread(io.BytesIO(still(hostile, "en")))
    assert pixels.shape[:2] == (500, 800)
    assert np.all(pixels[..., 3:] == 1)
    colours = {tuple(colour) for colour in (pixels[..., :3].reshape(-1, 3) * 255).round().astype(int)}
    for group in ("research", "company", "other"):
        light = appearance()["groups"][group]["light"].lstrip("#")
        assert tuple(bytes.fromhex(light)) in colours


def test_the_same_page_gives_the_same_bytes(hostile: PageData) -> None:
    assert still(hostile, "en") == still(hostile, "en")


@pytest.mark.filterwarnings("ignore:Glyph")
@pytest.mark.parametrize(
    "label", ["$\\frac{1}{0}$ $", "a\nb\tc\x1b[31m\u202e", "", "x" * 5000, "<img src=x>"]
)
def test_labels_are_only_text(hostile: PageData, label: str) -> None:
    for entity in hostile["entities"]:
        entity["labels"] = {"en": label}
    hostile["meta"]["title"] = {"en": label}
    assert still(hostile, "en").startswith(b"\x89PNG")


def test_it_says_how_much_there_is(hostile: PageData) -> None:
    assert size(hostile) == (4, 4)
    assert caption(hostile, "en").endswith("· 4 entities, 4 relations")
    hostile["entities"] = []
    assert size(hostile) == (0, 0)
    assert still(hostile, "en").startswith(b"\x89PNG")


def test_every_shape_of_the_page_has_one_here() -> None:
    assert {style["shape"] for style in appearance()["groups"].values()} <= set(_MARKERS)
