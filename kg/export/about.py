"""What every export says about itself."""

from typing import NamedTuple


class About(NamedTuple):
    """Where an export comes from, and under which terms.

    Attributes:
        title: What the graph is called.
        version: Of gba-kg.
        data_sha256: Of the data and the ontology, in hex; empty if it is not known.
        licence: Name of the licence of the data.
        licence_url: Its text.
        scope: What of the graph it holds, such as ``as of 2024-11-19``; empty for all.
    """

    title: str
    version: str
    data_sha256: str
    licence: str
    licence_url: str
    scope: str = ""

    @property
    def citation(self) -> str:
        """How to cite it."""
        return f"gba-kg, {self.title}, version {self.version}"

    def facts(self) -> dict[str, str]:
        """Everything by name, without what is empty."""
        told = {
            "title": self.title,
            "version": self.version,
            "data_sha256": self.data_sha256,
            "scope": self.scope,
            "licence": f"{self.licence} {self.licence_url}",
            "cite": self.citation,
        }
        return {name: text for name, text in told.items() if text}

    def comment(self, mark: str) -> str:
        """Everything as lines of comment.

        Args:
            mark: What begins a comment.
        """
        return "".join(f"{mark} {name}: {text}\n" for name, text in self.facts().items())
