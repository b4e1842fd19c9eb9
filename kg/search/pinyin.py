"""Chinese names as they are typed with Latin letters."""

from typing import Final

#: Marks what pypinyin gives back because it is no Chinese character; no folded name holds it.
_OTHER: Final = "="


def pinyin(folded: str) -> tuple[str, ...]:
    """Give the initials and the whole of the pinyin of a name, without tones; for a Latin name nothing.

    Of a character with several readings the usual one is taken, or the one of the word that it stands in.

    Args:
        folded: A folded name: words are known by their Simplified form.

    >>> pinyin("香港理工大学oppo实验室")
    ('xglgdxopposys', 'xianggangligongdaxueopposhiyanshi')
    """
    if folded.isascii():
        return ()
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - large, and a search needs it not

    parts = lazy_pinyin(folded, errors=lambda other: _OTHER + other)
    if all(part.startswith(_OTHER) for part in parts):
        return ()
    initials = (part if part.startswith(_OTHER) else part[0] for part in parts)
    return "".join(initials).replace(_OTHER, ""), "".join(parts).replace(_OTHER, "")
