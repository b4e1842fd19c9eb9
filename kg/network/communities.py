"""Which nodes of a network hang together."""

import random
from collections.abc import Iterable
from typing import Final

import igraph

_ITERATIONS: Final = 10


def communities(nodes: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Split a network into communities by modularity, the same every time.

    The method is Leiden's (Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected
    communities", 2019), as igraph has it.

    Args:
        nodes: Names; their order does not matter.
        edges: Pairs of names; direction and repetition do not matter, and those to other names do not count.

    Returns:
        The members of each, sorted; the largest first, then by their first member.

    >>> communities("abcdef", ["ab", "bc", "ca", "cd", "de", "ef", "fd"])
    [['a', 'b', 'c'], ['d', 'e', 'f']]
    """
    names = sorted(nodes)
    number = {name: place for place, name in enumerate(names)}
    inside = ((number[one], number[other]) for one, other in edges if one in number and other in number)
    pairs = sorted({(min(pair), max(pair)) for pair in inside if pair[0] != pair[1]})
    igraph.set_random_number_generator(random.Random(1))  # noqa: S311 - a picture, not a secret
    found = igraph.Graph(len(names), pairs).community_leiden("modularity", n_iterations=_ITERATIONS)
    parts = [[names[place] for place in sorted(part)] for part in found if part]
    return sorted(parts, key=lambda part: (-len(part), part[0]))
