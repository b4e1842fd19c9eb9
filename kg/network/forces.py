"""Forces between nodes, from starting points that depend on nothing but names."""

import math
import random
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final

import igraph

from kg.network.room import SPACING, Point

_ROUNDS: Final = 120
_ALONE: Final = 300
#: How far a node may go in the first round, as a share of the width of all: low, so that it stays about
#: where it began, whatever else there is.
_TEMPERATURE: Final = 0.04
#: Weights of the pull to the middle, and of that towards the other ends of links that lead out.
_INWARD: Final = 0.02
_OUTWARD: Final = 0.15
_ALONG: Final = 1.5
#: More than these get fewer rounds, since each takes longer by the square; of still more, only those near
#: each other repel.
_MANY: Final = 1600
_TOO_MANY: Final = 8000
_LEAST: Final = 20
#: What is left of a distance beyond the circle that all are to be in.
_BEYOND: Final = 0.2
_FAR: Final = 1e6

Neighbours = Mapping[str, set[str]]


def scatter(name: str) -> Point:
    """A point in the circle of radius 1 that depends on a name alone, all parts of it as likely.

    >>> scatter("polyu") == scatter("polyu") != scatter("hku")
    True
    """
    digest = blake2b(name.encode(), digest_size=8).digest()
    distance = math.sqrt(int.from_bytes(digest[:4]) / 2**32)
    angle = math.tau * int.from_bytes(digest[4:]) / 2**32
    return distance * math.cos(angle), distance * math.sin(angle)


def gather(names: Sequence[str], neighbours: Neighbours, outward: Mapping[str, Point]) -> list[Point]:
    """Lay out what belongs to one place around (0, 0).

    Linked nodes attract and all repel each other, as in Fruchterman and Reingold's "Graph Drawing by
    Force-directed Placement" (1991); what has links that lead out goes to the side where they lead.

    Args:
        names: What to lay out, sorted.
        neighbours: All neighbours by name, also others.
        outward: The sum of the directions in which links lead out, by name.

    Returns:
        Points in no unit; see ``fit``.
    """
    number = {name: place for place, name in enumerate(names)}
    width = math.sqrt(len(names))
    start = [(0.7 * width * x, 0.7 * width * y) for x, y in map(scatter, names)]
    fixed: list[Point] = [(0.0, 0.0)]
    edges = [(place, len(names)) for place in range(len(names))]
    weights = [_INWARD] * len(names)
    for name, place in number.items():
        for other in sorted(neighbours[name] & number.keys()):
            if name < other:
                edges.append((place, number[other]))
                busiest = max(len(neighbours[name]), len(neighbours[other]))
                weights.append(_ALONG / math.sqrt(busiest))
        x, y = outward.get(name, (0.0, 0.0))
        if pull := math.hypot(x, y):
            edges.append((place, len(names) + len(fixed)))
            weights.append(_OUTWARD * pull / len(neighbours[name]))
            fixed.append((x / pull * width, y / pull * width))
    return _forces(start, fixed, edges, weights)


def _forces(
    start: Sequence[Point],
    fixed: Sequence[Point],
    edges: Sequence[tuple[int, int]],
    weights: Sequence[float],
) -> list[Point]:
    """Let forces act on nodes; further ones, numbered after these, stay where they are."""
    free, number = len(start), len(start) + len(fixed)
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - a picture, not a secret
    layout = igraph.Graph(number, edges).layout_fruchterman_reingold(
        weights=weights,
        niter=max(_LEAST, min(_ROUNDS, round(_ROUNDS * (_MANY / number) ** 2))),
        seed=[*start, *fixed],
        start_temp=math.sqrt(free) * _TEMPERATURE,
        grid=number > _TOO_MANY,
        minx=[-_FAR] * free + [x for x, _ in fixed],
        maxx=[_FAR] * free + [x for x, _ in fixed],
        miny=[-_FAR] * free + [y for _, y in fixed],
        maxy=[_FAR] * free + [y for _, y in fixed],
    )
    return [(x, y) for x, y in layout.coords[:free]]


def untangle(names: Sequence[str], neighbours: Neighbours) -> list[Point]:
    """Lay out a connected part that belongs nowhere, around (0, 0).

    Args:
        names: What to lay out, sorted.
        neighbours: Their neighbours by name.
    """
    number = {name: place for place, name in enumerate(names)}
    edges = [
        (place, number[other])
        for name, place in number.items()
        for other in sorted(neighbours[name])
        if name < other
    ]
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - a picture, not a secret
    start = [scatter(name) for name in names]
    layout = igraph.Graph(len(names), edges).layout_fruchterman_reingold(
        niter=_ALONE, seed=start, grid="auto"
    )
    points = [(x, y) for x, y in layout.coords]
    middle = sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)
    centred = [(x - middle[0], y - middle[1]) for x, y in points]
    return fit(centred, 0.9 * SPACING * math.sqrt(len(names))) if len(names) > 1 else [(0.0, 0.0)]


def fit(points: Sequence[Point], radius: float) -> list[Point]:
    """Scale points around (0, 0) to fill a circle, of which the mean distance is two thirds of the radius."""
    mean = sum(math.hypot(x, y) for x, y in points) / max(len(points), 1)
    scale = radius * 2 / 3 / mean if mean else 0.0
    return [_drawn_in(x * scale, y * scale, radius) for x, y in points]


def _drawn_in(x: float, y: float, radius: float) -> Point:
    """Bring a point nearer that is far outside of a circle."""
    distance = math.hypot(x, y)
    if distance <= radius:
        return x, y
    scale = (radius + _BEYOND * min(distance - radius, radius)) / distance
    return x * scale, y * scale
