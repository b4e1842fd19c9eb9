"""The network that a command measures, and how its nodes are shown."""

from typing import Final, NamedTuple, Protocol

import networkx as nx

from kg.build.opened import open_graph
from kg.cli.options import language
from kg.errors import EmptyError
from kg.evidence.words import Words, words
from kg.model.edtf import last_day
from kg.namespaces import GBA, entity_iri
from kg.network.projections.link import Wanted
from kg.network.projections.project import project
from kg.store.labels import Labels

Row = dict[str, object]
#: What a row for programs says of an entity.
ENTITY: Final = ("entity", "label", "class", "jurisdiction")


class Asked(NamedTuple):
    """Which network is wanted; see ``kg.network.projections``."""

    kind: str
    as_of: str
    plans: bool
    field: str
    language: str


class Described(Protocol):
    """What is known of the entities that are shown, and the words to say it."""

    @property
    def said(self) -> Words:
        """The words."""

    def row(self, node: str) -> Row:
        """What a program reads of an entity."""

    def cells(self, node: str) -> tuple[str, str, str]:
        """What a person reads of an entity."""


class Measured(NamedTuple):
    """A network with the words to speak of it."""

    network: nx.Graph
    labels: Labels
    said: Words

    def row(self, node: str) -> Row:
        """What a program reads of an entity."""
        data = self.network.nodes[node]
        values = (data["id"], data["label"], data["cls"], data["jurisdiction"])
        return dict(zip(ENTITY, values, strict=True))

    def cells(self, node: str) -> tuple[str, str, str]:
        """What a person reads of an entity: what it is called, what it is, and where it lies."""
        data = self.network.nodes[node]
        places = [self.place(place) for place in data["jurisdictions"]]
        return (
            data["label"],
            self.labels.of(GBA + data["cls"]) or data["cls"],
            self.said["list-comma"].join(places),
        )

    def place(self, entity: str) -> str:
        """What a jurisdiction is called."""
        return self.labels.of(entity_iri(entity)) or entity


def asked(kind: str, as_of: str | None, plans: bool, field: str | None, tag: str | None) -> Asked:
    """Take what the user typed.

    Raises:
        DataError: There are no labels in the language.
    """
    return Asked(kind, as_of or "", plans, field or "", language(tag))


def open_network(asked: Asked, location: str | None) -> Measured:
    """Make the network that was asked for, from what ``--store`` names.

    Raises:
        EmptyError: Nothing is linked in it.
    """
    graph = open_graph(location)
    field = graph.names.resolve(asked.field) if asked.field else ""
    wanted = Wanted(last_day(asked.as_of), asked.plans, field)
    network = project(graph.store, asked.kind, wanted, asked.language)
    if not network.number_of_edges():
        raise EmptyError("nothing is linked under these conditions; with --plans, plans link too")
    return Measured(network, Labels(graph.store, asked.language), words(asked.language))


def bar(number: float, most: float, columns: int) -> str:
    """Draw a number as a bar, in eighths of a column.

    It stands in the last column of a table: a terminal may draw it wider than it counts.

    >>> bar(1, 2, 24) == "█" * 12, bar(0, 2, 24), bar(1, 192, 24)
    (True, '', '▏')
    """
    whole, rest = divmod(round(8 * columns * number / most) if most else 0, 8)
    return "█" * whole + " ▏▎▍▌▋▊▉"[rest].strip()
