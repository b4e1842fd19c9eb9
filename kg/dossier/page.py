"""A dossier as HTML: a piece for a notebook or a service, and a page of its own."""

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Final
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.dossier.model import Dossier
from kg.evidence import wording
from kg.evidence.statement import Statement
from kg.evidence.words import words

#: Says where a thing has its page, given its path: ``id/polyu``, ``source/hkcd-2024-11-19``.
Href = Callable[[str], str]

_HERE: Final = Path(__file__).parent
_WEB: Final = re.compile(r"https?://[^\s\\]+", re.IGNORECASE)
_FOLDERS: Final = {"entity": "id", "source": "source"}


def fragment(dossier: Dossier, href: Href | None = None) -> str:
    """Write a dossier as a piece of HTML with its own style, which touches nothing around it.

    Args:
        dossier: What is known.
        href: Where entities and sources have their pages; without it, they are no links.
    """
    return _render("fragment.html", dossier, href)


def whole_page(dossier: Dossier, href: Href | None = None) -> str:
    """Write a dossier as a page of its own, which runs nothing and fetches nothing; see ``fragment``."""
    return _render("page.html", dossier, href)


def web_address(text: str) -> str:
    """Give back an address on the web, and nothing for any other text.

    >>> web_address("https://www.polyu.edu.hk"), web_address("javascript:alert(1)")
    ('https://www.polyu.edu.hk', '')
    """
    return text if _WEB.fullmatch(text) else ""


def _render(template: str, dossier: Dossier, href: Href | None) -> str:
    """Fill a template."""
    return (
        _environment()
        .get_template(template)
        .render(
            dossier=dossier,
            said=words(dossier.language),
            sources=_sources(dossier),
            path=partial(_path, href),
        )
    )


@cache
def _environment() -> Environment:
    """The templates, in which every text stays text."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = (_HERE / "fragment.css").read_text(encoding="utf-8")
    environment.globals.update(style=style, wording=wording, web_address=web_address)
    return environment


def _sources(dossier: Dossier) -> list[Statement]:
    """One statement for each source, in the order of their ids."""
    found = {item.source: item for item in dossier.statements}
    return [found[name] for name in sorted(found)]


def _path(href: Href | None, kind: str, name: str) -> str:
    """Where a thing has its page; empty where it has none."""
    if href is None or kind not in _FOLDERS:
        return ""
    return href(f"{_FOLDERS[kind]}/{quote(name, safe='')}")
