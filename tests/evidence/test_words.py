"""Words: all of them in three languages, each used, and the two Chinese ones agree."""

import json
import re
from pathlib import Path

import opencc
import pytest

import kg.evidence
from kg.evidence.words import words

FILE = Path(kg.evidence.__file__).with_name("words.json")
WORDS: dict[str, dict[str, str]] = json.loads(FILE.read_text(encoding="utf-8"))
PACKAGE = FILE.parent.parent
#: Where the mainland says it in another way.
DIFFERENT = {"lang", *(f"date.part-{code}" for code in (33, 34, 35, 36))}


@pytest.mark.parametrize("key", WORDS)
def test_every_word_is_there_in_three_languages(key: str) -> None:
    texts = WORDS[key]
    assert list(texts) == ["zh-Hant", "zh-Hans", "en"]
    assert all(texts.values())
    assert len({frozenset(re.findall(r"\{\w*\}", text)) for text in texts.values()}) == 1


def test_simplified_is_traditional_written_simply() -> None:
    convert = opencc.OpenCC("hk2s").convert
    differs = {key for key, texts in WORDS.items() if convert(texts["zh-Hant"]) != texts["zh-Hans"]}
    assert differs == DIFFERENT


def test_every_word_is_used_and_every_word_that_is_used_exists() -> None:
    files = [*PACKAGE.glob("dossier/*.*"), *PACKAGE.glob("evidence/*.py"), *PACKAGE.glob("cli/*.py")]
    code = "".join(file.read_text(encoding="utf-8") for file in files if file.suffix in (".py", ".html"))
    families = re.findall(r"f?[\"']([a-z]+\.(?:part-)?)(?:\{|[\"'] ~)", code)
    quoted = set(re.findall(r"[\"']([a-z][a-z.-]*[a-z])[\"']|\bsaid\.(\w+)", code))
    named = {key for pair in quoted for key in pair if key}
    assert {key for key in WORDS if not key.startswith(tuple(families))} <= named
    said = set(re.findall(r"\bsaid(?:\[[\"']|\.)([a-z][a-z.-]*[a-z])(?:[\"' ]|\}\})", code))
    assert said <= set(WORDS)
    assert len(said) > 20


def test_the_file_is_in_order() -> None:
    assert list(WORDS) == sorted(WORDS)


def test_a_language_without_words_has_the_english_ones() -> None:
    assert words("pt") == words("en")
    assert words("zh-Hant")["gaps"] != words("zh-Hans")["nothing"]
