"""The territories of a picture: a circle for each city, of a size for what belongs to it."""

import json
import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from kg.network.forces import Neighbours, scatter
from kg.network.room import SPACING, Point

_SCHEMATIC: Final = Path(__file__).with_name("schematic.json")
#: The share of a territory that is full if each member takes a square of the spacing.
_FULL: Final = 0.8
#: Between two territories of the bay, in pixels: here stands what belongs to both.
_STRAIT: Final = 4 * SPACING
#: A picture is wider than high, so what lies beyond goes rather to the sides.
_SIDEWAYS: Final = 1.6
#: How far chance turns what lies beyond, in pixels beside the sum of where its links lead.
_CHANCE: Final = 5 * SPACING


class Territory(NamedTuple):
    """A circle, in pixels."""

    centre: Point
    radius: float

    def meets(self, other: "Territory") -> bool:
        """Whether another lies closer than a border allows."""
        return math.dist(self.centre, other.centre) < self.radius + other.radius + SPACING


@cache
def schematic() -> Mapping[str, Point]:
    """Where the cities of the bay stand, by id: x to the right, y downwards, in no unit.

    It is a drawing and no geography: each has the room that it needs, and the water between them is wide.
    """
    found: dict[str, list[float]] = json.loads(_SCHEMATIC.read_text(encoding="utf-8"))
    return {name: (x, y) for name, (x, y) in found.items()}


def territories(
    members: Mapping[str, Collection[str]], neighbours: Neighbours, homes: Mapping[str, str]
) -> dict[str, Territory]:
    """Give each home its territory: those of the bay as on the schematic map, the others around.

    Args:
        members: What belongs to each home.
        neighbours: By name.
        homes: By name.
    """
    radii = {home: SPACING * math.sqrt(len(some) / (math.pi * _FULL)) for home, some in members.items()}
    bay = sorted(radii.keys() & schematic().keys())
    scale = max(
        (
            (radii[one] + radii[other] + _STRAIT) / math.dist(schematic()[one], schematic()[other])
            for place, one in enumerate(bay)
            for other in bay[:place]
        ),
        default=0.0,
    )
    found = {
        home: Territory((schematic()[home][0] * scale, schematic()[home][1] * scale), radii[home])
        for home in bay
    }
    inside = dict(found)
    for home in sorted(radii.keys() - found.keys(), key=lambda home: (-len(members[home]), home)):
        direction = _direction(home, members[home], neighbours, homes, inside)
        found[home] = _beyond(radii[home], direction, found)
    return found


def _direction(
    home: str,
    members: Collection[str],
    neighbours: Neighbours,
    homes: Mapping[str, str],
    inside: Mapping[str, Territory],
) -> Point:
    """The direction from the middle of the picture to those in the bay that a home beyond is linked to."""
    turn_x, turn_y = scatter(home)
    x, y = turn_x * _CHANCE, turn_y * _CHANCE
    ends: dict[str, int] = defaultdict(int)
    for member in members:
        for other in neighbours.get(member, ()):
            ends[homes.get(other, "")] += 1
    for end in sorted(ends.keys() & inside.keys()):
        x, y = x + ends[end] * inside[end].centre[0], y + ends[end] * inside[end].centre[1]
    x *= _SIDEWAYS
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


def _beyond(radius: float, direction: Point, taken: Mapping[str, Territory]) -> Territory:
    """Put a circle behind all that lie in its direction, where there is room."""
    x, y = direction
    distance = max(
        (
            other.centre[0] * x + other.centre[1] * y + other.radius + radius + SPACING
            for other in taken.values()
            if abs(other.centre[0] * y - other.centre[1] * x) < other.radius + radius
        ),
        default=0.0,
    )
    distance = max(distance, 0.0)
    found = Territory((x * distance, y * distance), radius)
    while any(found.meets(other) for other in taken.values()):
        distance += SPACING / 2
        found = Territory((x * distance, y * distance), radius)
    return found
