"""Where each entity stands in a picture: the same place for the same graph, every time."""

import math
import random
from collections.abc import Iterable, Sequence
from typing import Final

import igraph

#: Distance, in pixels, that two neighbours keep at least.
SPACING: Final = 130.0
_ROUNDS: Final = 300
_PUSHES: Final = 60

Point = tuple[float, float]


def positions(nodes: Sequence[str], edges: Iterable[tuple[str, str]], *, seed: int = 1) -> dict[str, Point]:
    """Place the nodes of a network.

    Each connected part is laid out by Fruchterman and Reingold's forces ("Graph Drawing by
    Force-directed Placement", 1991); the parts are then set on shelves, the largest first, and
    nodes that stand too close are pushed apart.

    Args:
        nodes: Names; their order does not matter.
        edges: Pairs of names; direction and repetition do not matter.
        seed: Another seed gives another picture.

    Returns:
        Pixels by name, x to the right and y downwards, the centre of the picture at (0, 0).
    """
    names = sorted(nodes)
    index = {name: number for number, name in enumerate(names)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    graph = igraph.Graph(n=len(names), edges=[(index[a], index[b]) for a, b in pairs])
    parts = sorted(graph.connected_components(), key=lambda part: (-len(part), names[part[0]]))
    boxes = [_to_corner(_part(graph.induced_subgraph(part), seed)) for part in parts]
    placed: dict[str, Point] = {}
    for part, points, (left, top) in zip(parts, boxes, _shelves(boxes), strict=True):
        for vertex, (x, y) in zip(sorted(part), points, strict=True):
            placed[names[vertex]] = (x + left, y + top)
    return _centred(placed)


def _to_corner(points: list[Point]) -> list[Point]:
    """Move points so that the corner of their box is (0, 0)."""
    low_x, low_y = min(x for x, _ in points), min(y for _, y in points)
    return [(x - low_x, y - low_y) for x, y in points]


def _shelves(boxes: Sequence[Sequence[Point]]) -> list[Point]:
    """Set boxes on shelves about as wide as the whole is high, and give the corner of each."""
    sizes = [(max(x for x, _ in box) + SPACING, max(y for _, y in box) + SPACING) for box in boxes]
    room = sum(width * height for width, height in sizes)
    widest = max([math.sqrt(room) * 1.3, *(width for width, _ in sizes)], default=0.0)
    corners: list[Point] = []
    left = top = height = 0.0
    for width, high in sizes:
        if left and left + width > widest:
            left, top, height = 0.0, top + height, 0.0
        corners.append((left, top))
        left, height = left + width, max(height, high)
    return corners


def _part(graph: igraph.Graph, seed: int) -> list[Point]:
    """Lay out one connected part around (0, 0)."""
    size = graph.vcount()
    generator = random.Random(seed)  # noqa: S311 - a picture, not a secret
    igraph.set_random_number_generator(generator)
    start = [(generator.uniform(-1, 1), generator.uniform(-1, 1)) for _ in range(size)]
    layout = graph.layout_fruchterman_reingold(niter=_ROUNDS, seed=start, grid="auto")
    scale = 0.6 * SPACING * math.sqrt(size) / max(1e-9, _spread(layout.coords)) if size > 1 else 0.0
    return _apart([(x * scale, y * scale) for x, y in layout.coords])


def _spread(points: Sequence[Sequence[float]]) -> float:
    """The mean distance of points from their centre."""
    centre_x = sum(point[0] for point in points) / len(points)
    centre_y = sum(point[1] for point in points) / len(points)
    return sum(math.dist(point, (centre_x, centre_y)) for point in points) / len(points)


def _apart(points: list[Point]) -> list[Point]:
    """Push apart nodes that stand closer than the spacing, a little at a time."""
    for _ in range(_PUSHES):
        cells: dict[tuple[int, int], list[int]] = {}
        for number, (x, y) in enumerate(points):
            cells.setdefault((int(x // SPACING), int(y // SPACING)), []).append(number)
        moved = False
        for number in range(len(points)):
            moved |= _push(number, points, cells)
        if not moved:
            break
    return points


def _push(number: int, points: list[Point], cells: dict[tuple[int, int], list[int]]) -> bool:
    """Push one node away from those that are too close."""
    x, y = points[number]
    column, row = int(x // SPACING), int(y // SPACING)
    moved = False
    for near in (
        other
        for step_x in (-1, 0, 1)
        for step_y in (-1, 0, 1)
        for other in cells.get((column + step_x, row + step_y), ())
        if other > number
    ):
        other_x, other_y = points[near]
        distance = math.hypot(other_x - x, other_y - y) or 1e-6
        lack = (SPACING - distance) / 2
        if lack <= 0.5:
            continue
        along_x, along_y = (other_x - x) / distance * lack, (other_y - y) / distance * lack
        points[near] = (other_x + along_x, other_y + along_y)
        x, y = x - along_x, y - along_y
        points[number] = (x, y)
        moved = True
    return moved


def _centred(placed: dict[str, Point]) -> dict[str, Point]:
    """Move everything so that the middle of the picture is (0, 0), in tenths of a pixel."""
    if not placed:
        return {}
    middle_x = (min(x for x, _ in placed.values()) + max(x for x, _ in placed.values())) / 2
    middle_y = (min(y for _, y in placed.values()) + max(y for _, y in placed.values())) / 2
    return {name: (round(x - middle_x, 1), round(y - middle_y, 1)) for name, (x, y) in placed.items()}
