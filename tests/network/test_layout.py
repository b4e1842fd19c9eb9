"""Positions: the same every time, apart from each other, and in a picture of sensible shape."""

import math
from itertools import combinations

from kg.network.layout import SPACING, positions

STAR = [("a", f"leaf{number}") for number in range(12)]
CHAIN = [(f"n{number}", f"n{number + 1}") for number in range(20)]
NODES = sorted({name for edge in STAR + CHAIN for name in edge} | {"alone", "apart"})


def test_the_order_of_things_does_not_matter() -> None:
    first = positions(NODES, STAR + CHAIN)
    assert positions(NODES[::-1], (CHAIN + STAR)[::-1] + STAR) == first
    assert positions(NODES, STAR + CHAIN, seed=2) != first


def test_nodes_keep_apart() -> None:
    placed = positions(NODES, STAR + CHAIN)
    assert min(math.dist(a, b) for a, b in combinations(placed.values(), 2)) > SPACING * 0.7


def test_many_parts_make_no_strip() -> None:
    pairs = [(f"{number}a", f"{number}b") for number in range(100)]
    placed = positions([name for pair in pairs for name in pair], pairs)
    width = max(x for x, _ in placed.values()) - min(x for x, _ in placed.values())
    height = max(y for _, y in placed.values()) - min(y for _, y in placed.values())
    assert 0.4 < width / height < 2.5


def test_the_middle_is_the_origin() -> None:
    placed = positions(NODES, STAR + CHAIN)
    assert abs(min(x for x, _ in placed.values()) + max(x for x, _ in placed.values())) < 0.3


def test_nothing_to_place() -> None:
    assert positions([], []) == {}
    assert positions(["a"], [("a", "a")]) == {"a": (0.0, 0.0)}
