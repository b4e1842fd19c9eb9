"""A core whose members are linked to each other, and a periphery whose members are not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, NamedTuple

import networkx as nx

from kg.network.measures.numbered import numbered

#: Starts that are improved, and candidates on each side for an exchange.
_STARTS: Final = 5
_EXCHANGED: Final = 20
_LITTLE: Final = 1e-12
#: From this many nodes on the best start is taken as it is: to improve it takes the square of their number.
_LARGE: Final = 2_000


@dataclass(frozen=True, slots=True)
class CorePeriphery:
    """A partition into core and periphery.

    Attributes:
        core: The members of the core, sorted; empty where there are less than four nodes or no links.
        correlation: How well the network fits, at most 1: over pairs within the core and pairs within the
            periphery, the correlation of being linked with being in the core.
        density: Of the core, from 0 to 1.
    """

    core: tuple[str, ...]
    correlation: float
    density: float


def core_periphery(graph: nx.Graph) -> CorePeriphery:
    """Find the core whose links fit the ideal best: all linked within the core, none within the periphery.

    Pairs of a member of the core and one of the periphery do not count. The best partition is looked for
    from several starts, by moving and exchanging members as long as that helps; there may be a better one.
    In networks of 2,000 nodes and more the best of the starts is taken, which hold the first nodes by
    degree or depth. An agreement of many parties links them all, and so makes a core easily.

    Source: S. P. Borgatti and M. G. Everett, "Models of Core/Periphery Structures", Social Networks 21
    (2000), in the form that M. Brusco, H. J. Stolze, M. Hoffman and D. Steinley describe in "A Simulated
    Annealing Heuristic for Maximum Correlation Core/Periphery Partitioning of Binary Networks", PLOS ONE
    (2017). Wang and Liu (Sustainability 15(12):9838, 2023) look for core and periphery among universities
    in the bay.

    >>> core_periphery(nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("a", "x"), ("b", "y"), ("c", "z")]))
    CorePeriphery(core=('a', 'b', 'c'), correlation=1.0, density=1.0)
    """
    inner, names = numbered(graph)
    if len(names) < 4 or not inner.ecount():
        return CorePeriphery((), 0.0, 0.0)
    near = {vertex: frozenset(others) for vertex, others in enumerate(inner.get_adjlist())}
    depth = inner.coreness()
    orders = (
        sorted(near, key=lambda vertex: (-len(near[vertex]), -depth[vertex])),
        sorted(near, key=lambda vertex: (-depth[vertex], -len(near[vertex]))),
    )
    starts = [_Partition.of(near, order[:size]) for order in orders for size in _sizes(near, order)]
    found = max(starts if len(near) >= _LARGE else (_improve(near, start) for start in starts), key=_rank)
    size = len(found.core)
    density = found.within / (size * (size - 1) / 2)
    return CorePeriphery(tuple(names[vertex] for vertex in sorted(found.core)), found.fit, density)


Near = Mapping[int, frozenset[int]]


class _Partition(NamedTuple):
    """A core, with the links within it and within the periphery, and its fit."""

    core: frozenset[int]
    within: int
    outside: int
    fit: float

    @classmethod
    def of(cls, near: Near, members: Iterable[int]) -> "_Partition":
        """Make one of the members of its core."""
        core = frozenset(members)
        within = sum(len(near[vertex] & core) for vertex in core) // 2
        outside = sum(len(others - core) for vertex, others in near.items() if vertex not in core) // 2
        return cls(core, within, outside, _fit(len(near), len(core), within, outside))


def _rank(partition: _Partition) -> tuple[float, int, list[int]]:
    """Compare partitions: by fit, then the smaller core, then in an order that is always the same."""
    return (round(partition.fit, 12), -len(partition.core), [-vertex for vertex in sorted(partition.core)])


def _fit(size: int, core: int, within: int, outside: int) -> float:
    """Give the correlation of two yes-or-no variables over pairs: linked, and in the core.

    Args:
        size: Nodes in all.
        core: Nodes of the core.
        within: Links within the core.
        outside: Links within the periphery.
    """
    pairs_in, pairs_out = core * (core - 1) / 2, (size - core) * (size - core - 1) / 2
    pairs, links = pairs_in + pairs_out, within + outside
    spread = pairs_in * pairs_out * links * (pairs - links)
    return (pairs * within - pairs_in * links) / sqrt(spread) if spread else 0.0


def _sizes(near: Near, order: Sequence[int]) -> list[int]:
    """Give the sizes at which the first vertices of an order make the best cores."""
    core: set[int] = set()
    within, outside, fits = 0, sum(map(len, near.values())) // 2, []
    for vertex in order[:-2]:
        inside = len(near[vertex] & core)
        within, outside = within + inside, outside - (len(near[vertex]) - inside)
        core.add(vertex)
        fits.append((-_fit(len(near), len(core), within, outside), len(core)))
    return [size for _, size in sorted(fits[1:])[:_STARTS]]


def _improve(near: Near, best: _Partition) -> _Partition:
    """Move single vertices, or else exchange two, as long as the fit grows."""
    while True:
        inside = {vertex: len(others & best.core) for vertex, others in near.items()}
        fit, changed = max(_moves(near, best, inside), default=(0.0, ()))
        if fit <= best.fit + _LITTLE:
            fit, changed = max(_exchanges(near, best, inside), default=(0.0, ()))
        if fit <= best.fit + _LITTLE:
            return best
        best = _Partition.of(near, best.core.symmetric_difference(changed))


def _moves(near: Near, now: _Partition, inside: Mapping[int, int]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the fit after each move of one vertex, and the vertex; two stay on each side."""
    for vertex, others in near.items():
        step = -1 if vertex in now.core else 1
        size = len(now.core) + step
        if 2 <= size <= len(near) - 2:
            within = now.within + step * inside[vertex]
            outside = now.outside - step * (len(others) - inside[vertex])
            yield _fit(len(near), size, within, outside), (vertex,)


def _exchanges(
    near: Near, now: _Partition, inside: Mapping[int, int]
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the fit after each exchange of one that is little linked to the core for one that is much."""
    out = sorted(now.core, key=lambda vertex: (inside[vertex], len(near[vertex]), vertex))[:_EXCHANGED]
    rest = (vertex for vertex in near if vertex not in now.core)
    for new in sorted(rest, key=lambda vertex: (-inside[vertex], -len(near[vertex]), vertex))[:_EXCHANGED]:
        for old in out:
            linked = old in near[new]
            within = now.within - inside[old] + inside[new] - linked
            gone, come = len(near[new]) - inside[new], len(near[old]) - inside[old]
            outside = now.outside - gone + come - linked
            yield _fit(len(near), len(now.core), within, outside), (old, new)
