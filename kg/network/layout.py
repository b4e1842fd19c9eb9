"""Where each entity stands in a picture: the same place for the same graph, almost so for almost the same.

The cities of the bay stand as on a schematic map, and what belongs to a city gathers round it; what belongs
to none stands between those that it is linked to; what lies beyond the bay stands outside. No place depends
on the order or the number of nodes, and each territory is laid out by itself, so that a new node moves the
others little: most of all those around it.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from kg.network.forces import Neighbours, fit, gather, scatter, untangle
from kg.network.room import SPACING, Point, apart, shelves, to_corner
from kg.network.territory import Territory, schematic, territories

__all__ = ["SPACING", "Point", "positions", "schematic"]

#: How often what belongs nowhere is set between its neighbours anew, since they move too.
_ROUNDS: Final = 30
#: How far chance moves it from there, so that not everything between two cities stands on one spot.
_CHANCE: Final = 2 * SPACING


def positions(
    nodes: Iterable[str], edges: Iterable[tuple[str, str]], homes: Mapping[str, str] | None = None
) -> dict[str, Point]:
    """Place the nodes of a network.

    Args:
        nodes: Names; their order does not matter.
        edges: Pairs of names; direction and repetition do not matter.
        homes: The id of the city that a node belongs to, where it belongs to one; of other names too.

    Returns:
        Pixels by name, x to the right and y downwards, the centre of the picture at (0, 0).
    """
    names = sorted(nodes)
    neighbours: dict[str, set[str]] = {name: set() for name in names}
    for one, other in edges:
        if one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    known = homes or {}
    at_home = {name: known[name] for name in names if name in known}
    parts = _parts(names, neighbours)
    anchored = [name for part in parts if not at_home.keys().isdisjoint(part) for name in part]
    drawn = [_map(sorted(anchored), neighbours, at_home)] if anchored else []
    loose = [part for part in parts if at_home.keys().isdisjoint(part)]
    loose.sort(key=lambda part: (-len(part), part[0]))
    drawn += [dict(zip(part, apart(untangle(part, neighbours)), strict=True)) for part in loose]
    boxes = [to_corner(list(part.values())) for part in drawn]
    return _centred(
        {
            name: (x + left, y + top)
            for part, box, (left, top) in zip(drawn, boxes, shelves(boxes), strict=True)
            for name, (x, y) in zip(part, box, strict=True)
        }
    )


def _parts(names: Sequence[str], neighbours: Neighbours) -> list[list[str]]:
    """The connected parts, each sorted."""
    seen: set[str] = set()
    parts = []
    for name in names:
        if name in seen:
            continue
        part, rim = {name}, {name}
        while rim:
            rim = set[str]().union(*(neighbours[one] for one in rim)) - part
            part |= rim
        seen |= part
        parts.append(sorted(part))
    return parts


def _map(names: Sequence[str], neighbours: Neighbours, homes: Mapping[str, str]) -> dict[str, Point]:
    """Place all that cities and their links hold together."""
    members: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if name in homes:
            members[homes[name]].append(name)
    found = territories(members, neighbours, homes)
    placed: dict[str, Point] = {}
    for home, some in members.items():
        placed |= _settle(home, some, neighbours, homes, found)
    placed |= _between([name for name in names if name not in homes], neighbours, homes, placed, found)
    fixed = {place for place, name in enumerate(names) if name in members}
    return dict(zip(names, apart([placed[name] for name in names], fixed), strict=True))


def _settle(
    home: str,
    members: Collection[str],
    neighbours: Neighbours,
    homes: Mapping[str, str],
    found: Mapping[str, Territory],
) -> dict[str, Point]:
    """Place what belongs to one city, the city itself in the middle."""
    (left, top), radius = found[home]
    outward = {}
    for name in members:
        ends = [found[homes[other]].centre for other in sorted(neighbours[name]) if other in homes]
        away = [(x - left, y - top, math.hypot(x - left, y - top)) for x, y in ends]
        outward[name] = (
            sum(x / length for x, _, length in away if length),
            sum(y / length for _, y, length in away if length),
        )
    around = [name for name in members if name != home]
    points = fit(gather(around, neighbours, outward), radius)
    placed = {name: (left + x, top + y) for name, (x, y) in zip(around, points, strict=True)}
    return placed | {home: (left, top)} if home in members else placed


def _between(
    names: Sequence[str],
    neighbours: Neighbours,
    homes: Mapping[str, str],
    placed: Mapping[str, Point],
    found: Mapping[str, Territory],
) -> dict[str, Point]:
    """Place what belongs to no city in the middle of the cities that it is linked to, each counted once."""
    weights = {}
    for name in names:
        counts: dict[str, int] = defaultdict(int)
        for other in neighbours[name]:
            counts[homes.get(other, "")] += 1
        weights[name] = {
            other: 1 / counts[homes[other]] if other in homes else 0.5 / math.sqrt(counts[""])
            for other in sorted(neighbours[name])
        }
    points = dict.fromkeys(names, (0.0, 0.0))
    for _ in range(_ROUNDS):
        everything = {**placed, **points}
        points = {name: _mean(weights[name], everything) for name in names}
    return {name: _outside(name, points[name], found) for name in names}


def _mean(weights: Mapping[str, float], points: Mapping[str, Point]) -> Point:
    """The weighted mean of some points."""
    total = sum(weights.values())
    x = sum(points[name][0] * weight for name, weight in weights.items())
    y = sum(points[name][1] * weight for name, weight in weights.items())
    return x / total, y / total


def _outside(name: str, point: Point, found: Mapping[str, Territory]) -> Point:
    """Move a point by chance, and out of the territories, to which it does not belong."""
    turn_x, turn_y = scatter(name)
    x, y = point[0] + turn_x * _CHANCE, point[1] + turn_y * _CHANCE
    for (left, top), radius in found.values():
        distance = math.hypot(x - left, y - top)
        if 0 < distance < radius:
            stretch = (radius + SPACING * (0.2 + 2 * abs(turn_x))) / distance
            x, y = left + (x - left) * stretch, top + (y - top) * stretch
    return x, y


def _centred(placed: dict[str, Point]) -> dict[str, Point]:
    """Move everything so that the middle of the picture is (0, 0), in tenths of a pixel."""
    if not placed:
        return {}
    middle_x = (min(x for x, _ in placed.values()) + max(x for x, _ in placed.values())) / 2
    middle_y = (min(y for _, y in placed.values()) + max(y for _, y in placed.values())) / 2
    return {name: (round(x - middle_x, 1), round(y - middle_y, 1)) for name, (x, y) in placed.items()}
