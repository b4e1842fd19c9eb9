"""Where things have their pages here."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote, urlencode

from kg.namespaces import BASE, GBA

_PAGES: Final = ("id/", "source/", "claim/")


def local(path: str, language: str, fields: Mapping[str, str] | None = None) -> str:
    """An address of this service that keeps the language.

    >>> local("/search", "en", {"q": "理大"})
    '/search?q=%E7%90%86%E5%A4%A7&lang=en'
    """
    return f"{path}?{urlencode({**(fields or {}), 'lang': language})}"


def page_of(iri: str, language: str) -> str:
    """The page of a thing; empty if it has none here."""
    if iri.startswith(GBA):
        return f"/ontology?lang={language}#{quote(iri.removeprefix(GBA), safe='')}"
    kind, _, name = iri.removeprefix(BASE).partition("/")
    if iri.startswith(BASE) and f"{kind}/" in _PAGES and name:
        return local(f"/{kind}/{quote(name, safe='')}", language)
    return ""
