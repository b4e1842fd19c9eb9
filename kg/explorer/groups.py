"""Groups for a first picture of what is too large to be read: cities, communities in and between them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.explorer.data import EntityData, GroupData, PageData, Words

#: More entities than this are drawn as groups first.
LARGE: Final = 2500
#: A group of more is split.
_MOST: Final = 400
#: A community of fewer joins the nearest one beside it.
_FEWEST: Final = 25
_AND_OTHERS: Final = {"zh-Hant": "{}等", "zh-Hans": "{}等", "en": "{} and others"}

Edges = Sequence[tuple[str, str]]
Drawn = Mapping[str, EntityData]


def grouped(page: PageData, homes: Mapping[str, str]) -> PageData:
    """Give each drawn entity of a large page its group; a page that is not large stays as it is.

    A group is a city with what belongs to it. One that is too large, and all that belongs to no city, is
    split into communities, each named for the member with the most links.

    Args:
        page: The page, of which the entities are changed.
        homes: The id of the city that an entity belongs to.
    """
    drawn = {entity["id"]: entity for entity in page["entities"] if entity["drawn"]}
    if len(drawn) <= LARGE:
        return page
    edges = [
        (claim["subject"], claim["object"])
        for claim in page["claims"]
        if claim["kind"] == "entity" and claim["subject"] in drawn and claim["object"] in drawn
    ]
    degrees = Counter(end for edge in edges for end in edge)
    found: list[GroupData] = []
    for home, names in _by_home(drawn, homes).items():
        parts = [names] if home and len(names) <= _MOST else _split(home, names, edges, homes, drawn)
        for part in parts:
            chief = min(part, key=lambda name: (-degrees[name], name))
            whole = len(parts) == 1 and home in drawn
            group = home if whole else f"{home}.{chief}"
            labels = drawn[home]["labels"] if whole else _labels(drawn[chief], len(part))
            found.append(_group(group, labels, [drawn[name] for name in part]))
    return PageData(**{**page, "groups": sorted(found, key=lambda group: group["id"])})


def _by_home(drawn: Drawn, homes: Mapping[str, str]) -> dict[str, list[str]]:
    """The entities of each home, sorted, and under an empty name those that have none."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(drawn):
        found[homes.get(name, "")].append(name)
    return found


def _split(
    home: str, names: Sequence[str], edges: Edges, homes: Mapping[str, str], drawn: Drawn
) -> list[list[str]]:
    """Split what is too large into communities of a size that can be read."""
    import networkx as nx  # noqa: PLC0415 - most pages have no groups

    from kg.network.measures.communities import communities  # noqa: PLC0415

    graph = nx.Graph()
    nodes, links = _linked(home, names, edges, homes)
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(pair), max(pair)) for pair in links}))
    parts = communities(graph, method="leiden").groups
    known = set(names)
    inside = [[name for name in part if name in known] for part in parts]
    joined = _joined(filter(None, inside), drawn)
    return [piece for part in joined for piece in _halved(part, drawn)]


def _linked(
    home: str, names: Sequence[str], edges: Edges, homes: Mapping[str, str]
) -> tuple[list[str], list[tuple[str, str]]]:
    """The network in which communities are sought.

    A city is left out of its own, since it links everything there. Of what belongs to no city, those that are
    linked to the same ones hang together, so each city stands in for all that belongs to it.
    """
    if home:
        return list(names), [edge for edge in edges if home not in edge]
    known = set(names)
    ends = [tuple(name if name in known else f"\0{homes[name]}" for name in edge) for edge in edges]
    links = [(one, other) for one, other in ends if one in known or other in known]
    return sorted({*known, *(end for link in links for end in link)}), links


def _joined(parts: Iterable[Sequence[str]], drawn: Drawn) -> list[list[str]]:
    """Let each small community join the nearest of the others."""
    ordered = sorted(parts, key=lambda part: (-len(part), part[0]))
    large = [list(part) for part in ordered if len(part) >= _FEWEST] or [list(ordered[0])]
    centres = [_centre([drawn[name] for name in part]) for part in large]
    for part in ordered[len(large) :]:
        centre = _centre([drawn[name] for name in part])
        nearest = min(range(len(large)), key=lambda place: (math.dist(centres[place], centre), place))
        large[nearest] += part
    return [sorted(part) for part in large]


def _halved(part: list[str], drawn: Drawn) -> list[list[str]]:
    """Cut what is still too large across its longer side."""
    if len(part) <= _MOST:
        return [part]
    across = sorted(part, key=lambda name: (drawn[name]["x"], name))
    down = sorted(part, key=lambda name: (drawn[name]["y"], name))
    width = drawn[across[-1]]["x"] - drawn[across[0]]["x"]
    height = drawn[down[-1]]["y"] - drawn[down[0]]["y"]
    ordered = across if width >= height else down
    middle = len(part) // 2
    return [piece for half in (ordered[:middle], ordered[middle:]) for piece in _halved(sorted(half), drawn)]


def _centre(members: Sequence[EntityData]) -> tuple[float, float]:
    """The mean of some places."""
    x = math.fsum(entity["x"] for entity in members) / len(members)
    y = math.fsum(entity["y"] for entity in members) / len(members)
    return round(x, 1), round(y, 1)


def _labels(chief: EntityData, size: int) -> Words:
    """Name a group for a member, in each language."""
    names = chief["labels"]
    any_name = next((names[tag] for tag in (*_AND_OTHERS, *sorted(names)) if names.get(tag)), chief["id"])
    return {
        tag: form.format(names.get(tag) or any_name) if size > 1 else any_name
        for tag, form in _AND_OTHERS.items()
    }


def _group(name: str, labels: Words, members: Sequence[EntityData]) -> GroupData:
    """Make a group and tell its members."""
    for entity in members:
        entity["group"] = name
    x, y = _centre(members)
    return GroupData(id=name, labels=labels, size=len(members), x=x, y=y)
