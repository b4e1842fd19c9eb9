"""Room in a picture: nodes keep apart, and parts that nothing links stand on shelves."""

import math
from collections.abc import Collection, Iterator, Sequence
from typing import Final

#: Distance, in pixels, that two neighbours are to keep.
SPACING: Final = 130.0
#: Nodes are left alone that lack no more than this of it, in pixels.
_ENOUGH: Final = 0.1 * SPACING
_PUSHES: Final = 60
_WIDTH_TO_HEIGHT: Final = 1.3

#: Pixels, x to the right and y downwards.
Point = tuple[float, float]
_Cells = dict[tuple[int, int], list[int]]


def to_corner(points: Sequence[Point]) -> list[Point]:
    """Move points so that the corner of their box is (0, 0)."""
    low_x, low_y = min(x for x, _ in points), min(y for _, y in points)
    return [(x - low_x, y - low_y) for x, y in points]


def shelves(boxes: Sequence[Sequence[Point]]) -> list[Point]:
    """Set boxes on shelves, so that the whole is a little wider than high; a large first one has its own.

    Args:
        boxes: Points of each part, the corner of its box at (0, 0).

    Returns:
        The corner of each.
    """
    sizes = [(max(x for x, _ in box) + SPACING, max(y for _, y in box) + SPACING) for box in boxes]
    room = sum(width * height for width, height in sizes)
    widest = max((width for width, _ in sizes), default=0.0)
    if sizes and sizes[0][0] * sizes[0][1] < room / 2:
        widest = max(widest, math.sqrt(room) * _WIDTH_TO_HEIGHT)
    corners: list[Point] = []
    left = top = height = 0.0
    for width, high in sizes:
        if left and left + width > widest:
            left, top, height = 0.0, top + height, 0.0
        corners.append((left, top))
        left, height = left + width, max(height, high)
    return corners


def apart(points: Sequence[Point], fixed: Collection[int] = ()) -> list[Point]:
    """Push nodes apart that stand closer than the spacing, a little at a time.

    Args:
        points: Where they stand.
        fixed: Numbers of those that stay there.
    """
    placed = list(points)
    for _ in range(_PUSHES):
        cells: _Cells = {}
        for number, (x, y) in enumerate(placed):
            cells.setdefault((int(x // SPACING), int(y // SPACING)), []).append(number)
        moved = [_push(number, placed, near, fixed) for number, near in _near(cells)]
        if not any(moved):
            break
    return placed


def _near(cells: _Cells) -> Iterator[tuple[int, list[int]]]:
    """Yield each node with others in its cell and around, each pair once."""
    for (column, row), members in cells.items():
        ahead = [
            other
            for cell in ((column + 1, row - 1), (column + 1, row), (column + 1, row + 1), (column, row + 1))
            for other in cells.get(cell, ())
        ]
        for place, number in enumerate(members, start=1):
            yield number, members[place:] + ahead


def _push(number: int, placed: list[Point], near: Sequence[int], fixed: Collection[int]) -> bool:
    """Push one node and those that are too close away from each other."""
    x, y = placed[number]
    moved = False
    for other in near:
        other_x, other_y = placed[other]
        across, down = other_x - x, other_y - y
        if across * across + down * down >= (SPACING - _ENOUGH) ** 2:
            continue
        distance = math.hypot(across, down)
        # What stands on the same spot has no direction to go: the later goes to the right.
        across, down = (across / distance, down / distance) if distance else (1.0, 0.0)
        lack = SPACING - distance
        share = 0.0 if number in fixed else 1.0 if other in fixed else 0.5
        x, y = x - across * lack * share, y - down * lack * share
        if other not in fixed:
            rest = lack * (1 - share)
            placed[other] = (other_x + across * rest, other_y + down * rest)
        moved = True
    placed[number] = (x, y)
    return moved
