"""Prints what the measures of a network tell."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

import networkx as nx

from kg.build.opened import open_graph
from kg.cli.output import format_or_default, print_rows, say
from kg.errors import EmptyError
from kg.model.edtf import last_day
from kg.network.measures.centralisation import centralisation
from kg.network.measures.communities import communities
from kg.network.measures.degree import strength
from kg.network.measures.density import density
from kg.network.measures.ei_index import ei_index
from kg.network.measures.growth import growth
from kg.network.measures.ranking import ranking
from kg.network.projections.link import Wanted
from kg.network.projections.project import project
from kg.network.simple import simple

Row = dict[str, object]
_ENTITY: Final = ("entity", "label", "class", "jurisdiction")
#: Members of a community, and places, that a row for people names.
_NAMED: Final = 4
#: The longest bar, in columns.
_BAR: Final = 30


class Asked(NamedTuple):
    """Which network is wanted; see ``kg.network.projections``."""

    kind: str
    as_of: str
    plans: bool
    field: str
    language: str


def open_network(asked: Asked, location: str | None) -> nx.Graph:
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
    return network


def print_ranking(network: nx.Graph, by: str, number: int, form: str | None) -> None:
    """Print the first entities by a measure."""
    found = ranking(network, by)[:number]
    rows = [
        {"rank": place, **_entity(network, node), by: value}
        for place, (node, value) in enumerate(found, start=1)
    ]
    print_rows(("rank", *_ENTITY, by), rows, format_or_default(form))


def print_communities(network: nx.Graph, number: int, seed: int, form: str | None) -> None:
    """Print the largest communities: a row for each in a table, or else a row for each member."""
    found = communities(network, seed=seed)
    name = format_or_default(form)
    groups = found.groups[:number]
    links = strength(network)
    ordered = [sorted(group, key=lambda node: (-links[node], node)) for group in groups]
    if name == "table":
        rows = [_community(network, place, group) for place, group in enumerate(ordered, start=1)]
        print_rows(("community", "size", "foremost", "jurisdictions"), rows, name)
    else:
        rows = [
            {"community": place, "size": len(group), **_entity(network, node), "strength": links[node]}
            for place, group in enumerate(ordered, start=1)
            for node in group
        ]
        print_rows(("community", "size", *_ENTITY, "strength"), rows, name)
    say(f"{len(found.groups)} communities in all, modularity {found.modularity:.3f} (Louvain, seed {seed})")


def print_summary(network: nx.Graph, form: str | None) -> None:
    """Print counts and measures of the whole, and its growth, with bars in a table."""
    name = format_or_default(form)
    years = growth(network)
    rows: list[Row] = [{"what": what, "value": value} for what, value in _counts(network).items()]
    rows += [{"what": f"new in {year}", "value": number} for year, number in years.items()]
    if name != "table":
        print_rows(("what", "value"), rows, name)
        return
    most = max(years.values(), default=1)
    bars = [""] * (len(rows) - len(years)) + [_bar(number, most) for number in years.values()]
    print_rows(("what", "value", ""), [{**row, "": bar} for row, bar in zip(rows, bars, strict=True)], name)


def _counts(network: nx.Graph) -> Row:
    """Counts and measures of the whole, by name."""
    plain = simple(network)
    parts = [len(part) for part in nx.connected_components(plain)]
    index = ei_index(network)
    return {
        "network": network.graph["kind"],
        "entities": len(plain),
        "links": sum(weight for _, _, weight in plain.edges(data="weight")),
        "linked pairs": plain.number_of_edges(),
        "connected parts": len(parts),
        "entities in the largest part": max(parts),
        "density": round(density(network), 4),
        "degree centralisation": round(centralisation(network), 4),
        "E-I index by jurisdiction": round(index.value, 4),
        "pairs across a boundary": index.external,
        "pairs within a jurisdiction": index.internal,
        "pairs of which a jurisdiction is not known": index.unknown,
    }


def _community(network: nx.Graph, place: int, group: Sequence[str]) -> Row:
    """A community for people: its size, its foremost members, and where they lie."""
    places = Counter(network.nodes[node]["jurisdiction"] or "?" for node in group)
    labels = [network.nodes[node]["label"] for node in group[:_NAMED]]
    return {
        "community": place,
        "size": len(group),
        "foremost": " · ".join(labels) + (" …" if len(group) > _NAMED else ""),
        "jurisdictions": ", ".join(f"{name} {number}" for name, number in places.most_common(_NAMED)),
    }


def _entity(network: nx.Graph, node: str) -> Row:
    """What a row says of an entity."""
    data = network.nodes[node]
    values = (data["id"], data["label"], data["cls"], data["jurisdiction"])
    return dict(zip(_ENTITY, values, strict=True))


def _bar(number: int, most: int) -> str:
    """Draw a number as a bar, in eighths of a column.

    >>> _bar(10, 10) == "█" * 30, _bar(0, 10), len(_bar(1, 100))
    (True, '', 1)
    """
    whole, rest = divmod(round(8 * _BAR * number / most), 8)
    return "█" * whole + " ▏▎▍▌▋▊▉"[rest].strip()
