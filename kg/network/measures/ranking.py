"""Entities in the order of a measure."""

from collections.abc import Callable, Mapping
from typing import Final

import networkx as nx

from kg.errors import DataError
from kg.nearest import hint
from kg.network.measures.betweenness import betweenness
from kg.network.measures.brokerage import ROLES, brokerage
from kg.network.measures.constraint import constraint
from kg.network.measures.cores import cores
from kg.network.measures.degree import degree, strength
from kg.network.measures.pagerank import pagerank

Values = Mapping[str, float]
Measure = Callable[[nx.Graph], Values]


def _role(name: str) -> Measure:
    """Count one role of brokers."""
    return lambda graph: {node: getattr(roles, name) for node, roles in brokerage(graph).items()}


#: The measures by name; ``brokerage`` is the total of the roles.
MEASURES: Final[dict[str, Measure]] = {
    "degree": degree,
    "strength": strength,
    "betweenness": lambda graph: betweenness(graph).values,
    "pagerank": pagerank,
    "core": cores,
    "constraint": constraint,
    "brokerage": _role("total"),
    **{role: _role(role) for role in ROLES},
}
#: Where a small value stands out: little constraint, many structural holes.
_SMALL_FIRST: Final = frozenset({"constraint"})


def ranking(graph: nx.Graph, by: str) -> list[tuple[str, float]]:
    """Give nodes with their values, the most prominent first; for ``constraint``, the least constrained.

    >>> ranking(nx.star_graph(["polyu", "oppo", "tcl"]), "degree")
    [('polyu', 2), ('oppo', 1), ('tcl', 1)]

    Raises:
        DataError: There is no such measure.
    """
    return ordered(measure(by)(graph), by)


def measure(by: str) -> Measure:
    """Find a measure by its name.

    Raises:
        DataError: There is no such measure.
    """
    if by not in MEASURES:
        raise DataError(f"there is no measure {by!r}; {hint(by, MEASURES)}")
    return MEASURES[by]


def ordered(values: Values, by: str) -> list[tuple[str, float]]:
    """Order values of a measure; see ``ranking``."""
    sign = 1 if by in _SMALL_FIRST else -1
    # Rounded, so that what is equal but for the last digit is ordered by name.
    found = ((name, round(value, 6)) for name, value in values.items())
    return sorted(found, key=lambda pair: (sign * pair[1], pair[0]))
