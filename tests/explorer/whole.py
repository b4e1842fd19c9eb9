"""The curated graph and its page, made once for all tests that look at them."""

from functools import cache
from pathlib import Path

from kg.build.graph import Graph, load
from kg.build.meta import meta_of
from kg.explorer.collect import collect
from kg.explorer.data import PageData
from kg.explorer.page import render
from tests.conftest import ONTOLOGY, ROOT
from tests.explorer.conftest import Opened


@cache
def curated() -> Graph:
    """The graph of the curated data."""
    return load(ROOT / "data", ONTOLOGY)


@cache
def curated_page() -> PageData:
    """Everything that its page holds."""
    return collect(curated().store, meta_of({"data": "0" * 64}))


@cache
def curated_html() -> str:
    """Its page as text."""
    return render(curated_page())


def write(html: str, folder: Path) -> Path:
    """A page as a file."""
    file = folder / "explorer.html"
    file.write_text(html, encoding="utf-8")
    return file


def go(opened: Opened, address: str) -> None:
    """Go to an address of the page; the hash alone, without the sign before it."""
    opened.page.evaluate("hash => { location.hash = hash }", address)
    opened.page.wait_for_timeout(100)


def quiet(opened: Opened) -> None:
    """Nothing was fetched but the page, nothing went wrong, and no script of the data ran."""
    assert [url for url in opened.requests if not url.startswith(("file://", "blob:", "data:"))] == []
    assert opened.troubles == []
    assert opened.page.evaluate("window.hacked === undefined")
