"""How a network grew."""

from collections import Counter
from typing import NamedTuple

import networkx as nx


class Year(NamedTuple):
    """What was new in a year.

    Attributes:
        links: Links that are first known to hold.
        pairs: Pairs that are first linked.
        entities: Entities that are first linked to any other.
    """

    links: int
    pairs: int
    entities: int


def growth(graph: nx.Graph) -> dict[int, Year]:
    """Count what was new in each year, by the day from which links are known to hold.

    Every year counts from the first to the last. Links without such a day do not count; a link that stands
    in both directions counts once. In a network of places a link is a pair, from the first cooperation that
    spans them. Ma, Jiang, Gu, Zheng, Lin and Wang (Sustainability 12(17):6846, 2020) describe how the
    network of the bay's universities evolved.

    >>> graph = nx.MultiGraph([("a", "b", {"since": "2020-05-01"}), ("b", "c", {"since": "2022-01-31"})])
    >>> found = growth(graph)
    >>> found[2020], found[2021]
    (Year(links=1, pairs=1, entities=2), Year(links=0, pairs=0, entities=0))
    """
    links: dict[object, str] = {}
    pairs: dict[object, str] = {}
    entities: dict[object, str] = {}
    for one, other, *key, data in graph.edges(data=True, **({"keys": True} if graph.is_multigraph() else {})):
        day = data.get("since")
        if day:
            pair = frozenset((one, other))
            link = (pair if data.get("symmetric") else (one, other), *key)
            for known, name in ((links, link), (pairs, pair), (entities, one), (entities, other)):
                known[name] = min(day, known.get(name, day))
    counts = [Counter(int(day[:4]) for day in known.values()) for known in (links, pairs, entities)]
    years = counts[0]
    return (
        {year: Year(*(count[year] for count in counts)) for year in range(min(years), max(years) + 1)}
        if years
        else {}
    )
