"""A page of the explorer that shows itself in a notebook."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from kg.paths import write_whole


@dataclass(frozen=True, slots=True)
class View:
    """One page as text, without any file or address beside it.

    Attributes:
        html: The page.
        height: Pixels that it takes up in a notebook.
    """

    html: str
    height: int = 640

    def save(self, path: str | Path) -> Path:
        """Write the page to a file, whole or not at all.

        Raises:
            DataError: It cannot be written there.
        """
        target = Path(path)
        write_whole(target, self.html.encode())
        return target

    def _repr_html_(self) -> str:
        """Show itself: a frame of its own keeps the page and the notebook apart."""
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads allow-popups"'
            f' style="width:100%;height:{self.height}px;border:0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<a page of {len(self.html) // 1000:,} kB; .save('page.html') writes it>"
