"""What XML can hold of a text."""

import re
from typing import Final

#: Everything outside of Char, https://www.w3.org/TR/xml/#charsets.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(value: str | float) -> str | float:
    r"""Replace characters that XML cannot hold, and line ends that it would not keep.

    >>> legal("a\r\nb\x00"), legal(1.5)
    ('a\nb�', 1.5)
    """
    if not isinstance(value, str):
        return value
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value.replace("\r\n", "\n").replace("\r", "\n"))
