"""Chinese in figures: a font that has the characters, or a hint where there is none."""

import sys
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from matplotlib.font_manager import FontEntry

#: Traditional, Simplified and Cantonese characters, all of which a font must have.
_NEEDED: Final = "灣區湾区澳門门東东莞樑梁冇"
#: Where several fonts will do: those that one reads best on a screen, by the system they come with.
_PREFERRED: Final = (
    "Noto Sans CJK HK", "Noto Sans CJK TC", "Noto Sans CJK SC", "Noto Sans CJK JP",
    "Noto Sans HK", "Noto Sans TC",
    "Source Han Sans HC", "Source Han Sans TC", "Source Han Sans SC",
    "PingFang HK", "PingFang TC", "PingFang SC", "Hiragino Sans GB", "Heiti TC", "STHeiti",
    "Microsoft JhengHei", "Microsoft YaHei",
    "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "Arial Unicode MS",
)  # fmt: skip
_REMEDY: Final = {
    "linux": (
        "install one (Debian, Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf install"
        " google-noto-sans-cjk-fonts; Arch: pacman -S noto-fonts-cjk)"
    ),
    "darwin": "install one (brew install --cask font-noto-sans-cjk)",
    "win32": (
        "install one (Settings > System > Optional features > Add a feature > Chinese (Traditional)"
        " Supplemental Fonts)"
    ),
}


def use_cjk_font() -> str | None:
    """Let matplotlib write Chinese, in every figure that is drawn from now on.

    The font that was in use stays the first; characters that it lacks are taken from one that has them.
    Where no installed font has them, a warning says what to install, and nothing is changed.

    Returns:
        The name of the font that was found; None where there is none.
    """
    import matplotlib as mpl  # noqa: PLC0415 - only figures need it

    name = cjk_font()
    if name is None:
        warnings.warn(hint(), UserWarning, stacklevel=2)
    else:
        mpl.rcParams["font.family"] = families(name)
    return name


def families(name: str | None) -> list[str]:
    """The families that a figure tries for each character, the one in use first.

    Args:
        name: A family that has Chinese.
    """
    import matplotlib as mpl  # noqa: PLC0415 - only figures need it

    used = [family for family in mpl.rcParams["font.family"] if family != name]
    return [*used, name] if name else used


def cjk_font() -> str | None:
    """Find the family of an installed font that has Traditional and Simplified Chinese."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415 - only figures need it

    by_name = {entry.name: entry for entry in fontManager.ttflist}
    preferred = (by_name[name] for name in _PREFERRED if name in by_name)
    likely = (entry for entry in fontManager.ttflist if entry.name not in _PREFERRED)
    return next((entry.name for found in (preferred, likely, _new()) for entry in found if _has(entry)), None)


def hint(system: str = sys.platform) -> str:
    """Say what to do where no font has Chinese.

    Args:
        system: As ``sys.platform`` names it.
    """
    remedy = _REMEDY.get(system, "install one, such as Noto Sans CJK")
    return (
        "no installed font has Chinese characters, so figures will show boxes in their place:"
        f" {remedy} and start anew, or label figures in English"
    )


def _new() -> Iterator["FontEntry"]:
    """Take in fonts that were installed after matplotlib made its list."""
    from matplotlib.font_manager import findSystemFonts, fontManager  # noqa: PLC0415 - only figures need it

    known = {entry.fname for entry in fontManager.ttflist}
    for path in sorted(set(findSystemFonts()) - known):
        before = len(fontManager.ttflist)
        try:
            fontManager.addfont(path)
        except (OSError, RuntimeError, ValueError):  # broken, or of a kind that matplotlib cannot use
            continue
        yield from fontManager.ttflist[before:]


def _has(entry: "FontEntry") -> bool:
    """Say whether a font has all the characters that are needed, and not just boxes for them."""
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - only figures need it

    if entry.name.startswith("Last Resort"):  # comes with matplotlib, and draws a box for every character
        return False
    try:
        characters = FT2Font(entry.fname).get_charmap()
    except (OSError, RuntimeError, ValueError):
        return False
    return all(ord(character) in characters for character in _NEEDED)
