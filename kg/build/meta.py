"""What a page says about itself."""

import hashlib
from collections.abc import Mapping
from typing import Final

from kg import __version__
from kg.explorer.data import Meta, Words

TITLE: Final = {
    "zh-Hant": "粵港澳大灣區合作知識圖譜",
    "zh-Hans": "粤港澳大湾区合作知识图谱",
    "en": "Cooperation in the Guangdong–Hong Kong–Macao Greater Bay Area",
}
LICENCE: Final = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")


def meta_of(inputs: Mapping[str, str], title: Words = TITLE, language: str = "") -> Meta:
    """Word it.

    Args:
        inputs: SHA-256 of what went into the page, by name; empty where that is not known.
        title: What the page shows.
        language: The language that it opens in; empty for that of the reader's browser.
    """
    listing = "".join(f"{digest}  {name}\n" for name, digest in inputs.items())
    meta = Meta(
        title=title,
        version=__version__,
        data_sha256=hashlib.sha256(listing.encode()).hexdigest() if inputs else "",
        licence=LICENCE[0],
        licence_url=LICENCE[1],
    )
    if language:
        meta["language"] = language
    return meta
