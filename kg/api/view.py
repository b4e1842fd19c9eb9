"""A page of the explorer that shows itself in a notebook."""

from functools import cached_property
from html import escape
from pathlib import Path
from typing import Final

from kg.errors import DataError
from kg.explorer.data import PageData
from kg.paths import write_whole

#: Pixels that a page takes up in a notebook.
HEIGHT: Final = 640


class View:
    """A part of the graph as one page, without any file or address beside it.

    A notebook shows the page itself, in a frame. Beside it stands a still picture of the page, if matplotlib
    is installed: for places that show no frames, such as code hosts.

    Args:
        page: What the page shows.
        language: The language of names in the still picture.
    """

    def __init__(self, page: PageData, language: str = "en") -> None:
        self._page = page
        self._language = language

    @cached_property
    def html(self) -> str:
        """The page as text."""
        from kg.explorer.page import render  # noqa: PLC0415 - brings pyvis

        return render(self._page)

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, or its still picture where the name ends in .png; whole or not at all.

        Raises:
            DataError: It cannot be written there, or a picture needs matplotlib.
        """
        target = Path(path)
        picture = self._repr_png_() if target.suffix.lower() == ".png" else b""
        if picture is None:
            raise DataError("a picture needs matplotlib: pip install 'gba-kg[notebook]'")
        write_whole(target, picture or self.html.encode())
        return target

    def _repr_html_(self) -> str:
        """Show itself: a frame of its own keeps the page and the notebook apart."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads allow-popups"'
            f' style="width:100%;height:{HEIGHT}px;border:0"></iframe>'
        )

    def _repr_png_(self) -> bytes | None:
        """Draw the still picture; none without matplotlib."""
        from kg.explorer.still import still  # noqa: PLC0415 - only a notebook needs it

        try:
            return still(self._page, self._language)
        except ModuleNotFoundError:
            return None

    def __repr__(self) -> str:
        from kg.explorer.still import caption  # noqa: PLC0415 - only a notebook needs it

        return f"<a page: {caption(self._page, self._language)}; .save('page.html') writes it>"
