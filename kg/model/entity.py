"""An entity: one thing of the world that claims speak of."""

from dataclasses import dataclass, field

#: The languages in which a name is asked for, in the order in which they are shown.
LANGUAGES = ("zh-Hant", "zh-Hans", "en", "pt")


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text and the language it is in (a BCP 47 tag)."""

    value: str
    language: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world, with its names.

    Attributes:
        id: Short, readable, never reused.
        cls: Local name of its class in the ontology.
        labels: At most one name a language.
        aliases: Other names, short forms and earlier names.
        descriptive: Languages whose label describes and is no official name.
        same_as: IRIs of the same thing elsewhere.
    """

    id: str
    cls: str
    labels: tuple[Text, ...] = ()
    aliases: tuple[Text, ...] = ()
    description: str = ""
    homepage: str = ""
    same_as: tuple[str, ...] = ()
    latitude: str = ""
    longitude: str = ""
    descriptive: tuple[str, ...] = field(default=())
