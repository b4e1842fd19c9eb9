"""The words around the data, in the language of the reader."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

Words = Mapping[str, str]
#: The language that stands in where there are no words in another.
FALLBACK: Final = "en"


@cache
def words(language: str) -> Words:
    """Give the words in a language by their keys; in English where there are none in it.

    >>> words("zh-Hant")["through"], words("pt")["through"]
    ('經由', 'through')
    """
    return {key: texts.get(language, texts[FALLBACK]) for key, texts in _all().items()}


@cache
def _all() -> dict[str, dict[str, str]]:
    """Every word by key and language."""
    import json  # noqa: PLC0415 - only what a person reads needs words

    text = Path(__file__).with_name("words.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found
