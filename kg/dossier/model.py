"""What a dossier holds."""

from dataclasses import dataclass

from kg.evidence.statement import Named, Statement


@dataclass(frozen=True, slots=True)
class Card:
    """An entity in one line."""

    id: str
    label: str
    cls: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Someone an entity cooperates with, and the agreements or centres that link them."""

    entity: Named
    through: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All about one entity, as of a day or as of everything that was read.

    Attributes:
        labels: By language.
        descriptive: Languages whose label describes and is no official name.
        places: The places that it lies in, the nearest first.
        gaps: What is not known, in words.
        language: The tag of the language that it is written in.
    """

    entity: Named
    cls: Named
    labels: dict[str, str]
    descriptive: tuple[str, ...]
    aliases: tuple[str, ...]
    description: str
    homepage: str
    places: tuple[Named, ...]
    statements: tuple[Statement, ...]
    partners: tuple[Partner, ...]
    gaps: tuple[str, ...]
    as_of: str = ""
    language: str = "en"

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        from kg.dossier.page import fragment  # noqa: PLC0415 - heavy, and only a notebook needs it

        return fragment(self)
