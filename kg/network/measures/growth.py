"""How a network grew."""

from collections import Counter

import networkx as nx


def growth(graph: nx.Graph) -> dict[int, int]:
    """Count the links by the year from which they are known to hold, every year from the first to the last.

    Links without such a day do not count; a link that stands in both directions counts once, and so does a
    pair of places, from the first cooperation that spans them.

    >>> growth(nx.MultiGraph([("a", "b", {"since": "2020-05-01"}), ("b", "c", {"since": "2022-01-31"})]))
    {2020: 1, 2021: 0, 2022: 1}
    """
    days = {}
    for one, other, *key, data in graph.edges(data=True, **({"keys": True} if graph.is_multigraph() else {})):
        link = (frozenset((one, other)) if data.get("symmetric") else (one, other), *key)
        if data.get("since"):
            days[link] = data["since"]
    found = Counter(int(day[:4]) for day in days.values())
    return {year: found[year] for year in range(min(found), max(found) + 1)} if found else {}
