"""Positions: the same every time, nearly the same for nearly the same graph, apart, and of sensible shape."""

import math
import random
from itertools import combinations, pairwise
from pathlib import Path
from statistics import median

import pytest

from kg.build.curated import open_curated
from kg.namespaces import local_name
from kg.network import homes as homes_module
from kg.network.homes import homes
from kg.network.layout import SPACING, Point, positions, schematic
from kg.store.base import Store
from kg.store.results import rows

STAR = [("a", f"leaf{number}") for number in range(12)]
CHAIN = [(f"n{number}", f"n{number + 1}") for number in range(20)]
NODES = sorted({name for edge in STAR + CHAIN for name in edge} | {"alone", "apart"})
LINKS = Path(homes_module.__file__).with_name("links.rq")

Edges = list[tuple[str, str]]


@pytest.fixture(scope="module")
def store() -> Store:
    return open_curated().store


@pytest.fixture(scope="module")
def edges(store: Store) -> Edges:
    found = rows(store, LINKS)
    return [(local_name(row.text("subject")), local_name(row.text("object"))) for row in found]


@pytest.fixture(scope="module")
def whole(store: Store, edges: Edges) -> dict[str, Point]:
    return positions(names(edges), edges, homes(store, edges))


def names(edges: Edges) -> set[str]:
    return {name for edge in edges for name in edge}


def size(placed: dict[str, Point]) -> Point:
    (left, *_, right), (top, *_, bottom) = (sorted(axis) for axis in zip(*placed.values(), strict=True))
    return right - left, bottom - top


def near(placed: dict[str, Point], within: float) -> list[tuple[str, str]]:
    """Pairs closer than a distance, found along a sweep from left to right."""
    found, ordered = [], sorted(placed, key=placed.__getitem__)
    for place, name in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if placed[other][0] - placed[name][0] > within:
                break
            if math.dist(placed[name], placed[other]) < within:
                found.append((name, other))
    return found


def test_the_order_of_things_does_not_matter() -> None:
    first = positions(NODES, STAR + CHAIN)
    assert positions(NODES[::-1], (CHAIN + STAR)[::-1] + STAR) == first
    at_home = {"a": "macao", "leaf3": "macao", "n4": "hong-kong", "n9": "munich"}
    first = positions(NODES, STAR + CHAIN, at_home)
    turned = dict(reversed(at_home.items()))
    assert positions(set(NODES), [(b, a) for a, b in CHAIN[::-1] + STAR], turned) == first


def test_nodes_keep_apart() -> None:
    placed = positions(NODES, STAR + CHAIN)
    assert min(math.dist(a, b) for a, b in combinations(placed.values(), 2)) > SPACING * 0.7


def test_many_parts_make_no_strip() -> None:
    pairs = [(f"{number}a", f"{number}b") for number in range(100)]
    width, height = size(positions([name for pair in pairs for name in pair], pairs))
    assert 0.4 < width / height < 2.5


def test_the_middle_is_the_origin(whole: dict[str, Point]) -> None:
    for placed in (positions(NODES, STAR + CHAIN), whole):
        for axis in zip(*placed.values(), strict=True):
            assert abs(min(axis) + max(axis)) < 0.3


def test_nothing_to_place() -> None:
    assert positions([], []) == {}
    assert positions(["a"], [("a", "a")]) == {"a": (0.0, 0.0)}
    assert positions(["macao"], [], {"macao": "macao"}) == {"macao": (0.0, 0.0)}


def test_the_cities_stand_as_on_the_map(whole: dict[str, Point]) -> None:
    scales = [
        (whole[one][axis] - whole[other][axis]) / (schematic()[one][axis] - schematic()[other][axis])
        for one, other in combinations(schematic(), 2)
        for axis in (0, 1)
        if schematic()[one][axis] != schematic()[other][axis]
    ]
    assert max(scales) - min(scales) < 0.01 * median(scales)


def test_what_lies_under_a_city_gathers_round_it(store: Store, edges: Edges, whole: dict[str, Point]) -> None:
    at_home = homes(store, edges)
    inside = [name for name in whole if at_home.get(name) in schematic()]
    nearest = {
        name: min(schematic(), key=lambda city: math.dist(whole[name], whole[city])) for name in inside
    }
    assert sum(nearest[name] == at_home[name] for name in inside) > 0.9 * len(inside)
    # What belongs to no city stands in none: few of its kind are nearer to one than half of those at home.
    for city in ("hong-kong", "shenzhen", "macao"):
        reach = median(math.dist(whole[name], whole[city]) for name in inside if at_home[name] == city)
        strangers = [name for name in whole.keys() - at_home if math.dist(whole[name], whole[city]) < reach]
        assert len(strangers) <= 3, (city, strangers)


def test_the_picture_is_wider_than_high_and_without_outliers(whole: dict[str, Point]) -> None:
    width, height = size(whole)
    assert 1.2 <= width / height <= 1.8
    for axis in zip(*whole.values(), strict=True):
        ordered = sorted(axis)
        assert all(later - one < 0.08 * width for one, later in pairwise(ordered)), "no gap"


def test_none_is_lost_and_all_keep_apart(edges: Edges, whole: dict[str, Point]) -> None:
    assert whole.keys() == names(edges)
    assert not near(whole, SPACING * 0.8)


def test_one_more_moves_the_others_little(store: Store, edges: Edges, whole: dict[str, Point]) -> None:
    width, _ = size(whole)
    chance = random.Random(5)  # noqa: S311 - a choice, not a secret
    known = sorted(whole)
    for number in range(20):
        if number % 4 == 3:
            more = [(chance.choice(known), chance.choice(known))]
        else:
            more = [(f"new-{number}", end) for end in chance.sample(known, (1, 2, 4)[number % 4])]
        after = edges + more
        placed = positions(names(after), after, homes(store, after))
        moved = sorted(math.dist(placed[name], whole[name]) / width for name in whole)
        assert median(moved) < 0.02
        assert moved[int(0.9 * len(moved))] < 0.05
