"""Names in a form in which scripts, cases, accents and punctuation no longer tell them apart.

Folded names are for comparing alone; they are never shown.
"""

import unicodedata
from functools import cache
from typing import Any

import opencc


@cache
def _converter() -> Any:  # noqa: ANN401 - the library has no types
    """Traditional to Simplified, loaded when the first Chinese character comes."""
    return opencc.OpenCC("t2s")


@cache
def _simplified(char: str) -> str:
    """One character in Simplified form; alone, so that a part folds as it does in the whole."""
    return str(_converter().convert(char))


def fold(name: str) -> str:
    """Fold a name: NFKC, case, accents, Simplified characters, letters and digits alone.

    >>> fold("香港理工大學—OPPO聯合實驗室") == fold("香港理工大学 oppo 联合实验室")
    True
    """
    letters = []
    for char in unicodedata.normalize("NFKD", name.casefold()):
        if char.isascii():
            letters.append(char if char.isalnum() else "")
        elif char.isalnum():
            letters.append(_simplified(char))
    return "".join(letters).casefold()
