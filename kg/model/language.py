"""The language in which someone wants to read."""

from typing import Final

_TRADITIONAL: Final = ("zh-hk", "zh-mo", "zh-tw", "zh-hant")


def spoken(tag: str) -> str:
    """Choose ours for a language tag or the name of a locale; English for any that we do not have.

    >>> spoken("zh_HK.UTF-8"), spoken("zh-CN"), spoken("pt_PT"), spoken("C")
    ('zh-Hant', 'zh-Hans', 'pt', 'en')
    """
    name = tag.lower().replace("_", "-")
    if name.startswith("zh"):
        return "zh-Hant" if name.startswith(_TRADITIONAL) else "zh-Hans"
    return "pt" if name.startswith("pt") else "en"


def preferred(accepted: str) -> str:
    """Choose ours by the header ``Accept-Language`` (RFC 9110, section 12.5.4).

    >>> preferred("fr;q=0.9, zh-HK, en;q=0.8"), preferred("en-GB,zh;q=0.5"), preferred("")
    ('zh-Hant', 'en', 'en')
    """
    found = []
    for place, part in enumerate(accepted.split(",")):
        tag, _, quality = part.strip().partition(";q=")
        if tag.lower().startswith(("zh", "en", "pt")):
            try:
                found.append((-float(quality or 1), place, tag))
            except ValueError:
                continue
    return spoken(min(found)[2]) if found else "en"
