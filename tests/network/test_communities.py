"""Communities: the same every time, whatever the order."""

from itertools import combinations

from kg.network.communities import communities

RINGS = [(f"{ring}{one}", f"{ring}{other}") for ring in "abc" for one, other in combinations(range(8), 2)]
LINKS = [("a0", "b0"), ("b1", "c1")]
NODES = sorted({name for edge in RINGS for name in edge})


def test_what_hangs_together() -> None:
    found = communities(NODES, RINGS + LINKS)
    assert found == [[f"{ring}{number}" for number in range(8)] for ring in "abc"]


def test_the_order_does_not_matter() -> None:
    turned = [(other, one) for one, other in (LINKS + RINGS)[::-1]] * 2
    assert communities(NODES[::-1], turned) == communities(NODES, RINGS + LINKS)


def test_what_nothing_links_is_alone() -> None:
    assert communities(["x", "y", "z"], [("x", "elsewhere"), ("y", "y")]) == [["x"], ["y"], ["z"]]
    assert communities([], []) == []
