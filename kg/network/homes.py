"""The city that each entity belongs to, as a reader of a picture would say."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from kg.namespaces import local_name
from kg.store.base import Store
from kg.store.results import rows

_QUERY: Final = Path(__file__).with_name("homes.rq")
_PROVINCE: Final = "Province"
#: What is under no city belongs to one if more than two of three neighbours do: an agreement between
#: two cities belongs to none.
_SHARE: Final = 2 / 3
#: How far a home is passed on: a post of an office of a government is three steps away.
_ROUNDS: Final = 3

Neighbours = Mapping[str, set[str]]


def homes(store: Store, edges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give entities their homes.

    What is under a city or special administrative region by ``gba:jurisdiction`` has its home there; of
    several, that of most of its neighbours, then the first by id. What is under none has the home of nearly
    all its neighbours; what is under a province alone, or between several cities, has none.

    Args:
        store: The graph.
        edges: Pairs of ids of entities; direction and repetition do not matter.

    Returns:
        Id of the city by id of the entity, for entities of ``edges`` and those under a city by themselves.
    """
    neighbours: dict[str, set[str]] = defaultdict(set)
    for one, other in edges:
        if one != other:
            neighbours[one].add(other)
            neighbours[other].add(one)
    under: dict[str, set[str]] = defaultdict(set)
    provincial: set[str] = set()
    for row in rows(store, _QUERY):
        entity, home = local_name(row.text("entity")), local_name(row.text("home"))
        if local_name(row.text("class")) == _PROVINCE:
            provincial.add(entity)
        else:
            under[entity].add(home)
    found = _stated(under, neighbours)
    closed = provincial - found.keys()
    for _ in range(_ROUNDS):
        found |= _passed_on(found, neighbours, closed)
    return dict(sorted(found.items()))


def _stated(under: Mapping[str, set[str]], neighbours: Neighbours) -> dict[str, str]:
    """Choose one of the cities that each entity is under."""
    found = {entity: next(iter(cities)) for entity, cities in under.items() if len(cities) == 1}
    several = under.keys() - found.keys()
    votes = {entity: _votes(neighbours.get(entity, ()), found) for entity in several}
    chosen = {entity: min(under[entity], key=lambda city: (-votes[entity][city], city)) for entity in several}
    return found | chosen


def _passed_on(known: Mapping[str, str], neighbours: Neighbours, closed: set[str]) -> dict[str, str]:
    """Give homes to neighbours of what has one, all at once, so that no order matters."""
    found = {}
    for entity in neighbours.keys() - known.keys() - closed:
        votes = _votes(neighbours[entity], known)
        home = min(votes, key=lambda city: (-votes[city], city), default="")
        if home and votes[home] > _SHARE * votes.total():
            found[entity] = home
    return found


def _votes(neighbours: Iterable[str], known: Mapping[str, str]) -> Counter[str]:
    """How many neighbours have each home."""
    return Counter(known[name] for name in neighbours if name in known)
