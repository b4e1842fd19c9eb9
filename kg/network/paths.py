"""How two entities are connected: the shortest chains of claims between them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from math import log
from pathlib import Path
from typing import Final, NamedTuple

import networkx as nx

from kg.errors import DataError
from kg.evidence.claims import claim
from kg.evidence.labels import Namer, class_of, unknown
from kg.evidence.statement import Named, Statement
from kg.model.claim import Modality
from kg.model.known import holds
from kg.namespaces import entity_iri, local_name
from kg.nearest import hint
from kg.network.concepts import concepts
from kg.store.base import Store
from kg.store.results import rows

_QUERY: Final = Path(__file__).with_name("links.rq")


@dataclass(frozen=True, slots=True)
class Step:
    """From one entity to the next.

    Attributes:
        claims: Every claim between the two, in either direction, those stated as fact first.
    """

    start: Named
    end: Named
    claims: tuple[Statement, ...]

    @property
    def planned(self) -> bool:
        """Whether nothing but plans connects the two."""
        return all(item.modality == Modality.PLANNED for item in self.claims)


#: A path, from the one entity to the other.
Chain = tuple[Step, ...]
#: Ids of claims by the two entities that they link.
Between = dict[frozenset[str], list[str]]


class _Link(NamedTuple):
    """A claim as far as it connects."""

    claim: str
    ends: frozenset[str]
    predicate: str


def find_paths(  # noqa: PLR0913 - choices of the reader, each by its name
    store: Store,
    one: str,
    other: str,
    *,
    number: int = 3,
    as_of: str = "",
    plans: bool = False,
    only: Collection[str] = (),
    without: Collection[str] = (),
    language: str = "en",
) -> tuple[Chain, ...]:
    """Find the shortest chains of claims from one entity to another, whatever the direction of the claims.

    Among equally long chains, those through entities with fewer links come first: they tell more.

    Args:
        store: The graph.
        one: The id of the entity to begin with.
        other: The id of the entity to arrive at.
        number: How many chains at most.
        as_of: A day (ISO 8601); claims that are not known to hold on it do not connect.
        plans: Whether what is only planned connects as well.
        only: The predicates that connect, by local name; concepts connect only if some are named.
        without: Predicates that do not connect.
        language: The tag of the language that labels are wanted in.

    Raises:
        NotFoundError: No entity has one of the ids.
        DataError: The two are one, or no claim links entities by one of the predicates.
    """
    _check_ends(store, one, other)
    links = _links(store, as_of, plans, {*only, *without})
    describing = frozenset() if only else concepts(store) - {one, other}
    between = _between(links, only, without, describing)
    namer = Namer(store, language)
    walks = islice(_walk(between, one, other), number)
    return tuple(_chain(store, nodes, between, namer) for nodes in walks)


def _check_ends(store: Store, one: str, other: str) -> None:
    """Make sure that there are two entities."""
    if one == other:
        raise DataError(f"both ends are {one}; name two entities")
    for entity in (one, other):
        if not class_of(store, entity):
            raise unknown(entity)


def _links(store: Store, as_of: str, plans: bool, named: Collection[str]) -> Iterator[_Link]:
    """Yield what connects two entities, after making sure that the named predicates do so at all."""
    found = list(rows(store, _QUERY))
    known = {local_name(row.text("predicate")) for row in found}
    for name in sorted(set(named) - known):
        raise DataError(f"no claim links two entities by {name!r}; {hint(name, known)}")
    for row in found:
        actual = local_name(row.text("modality")) == Modality.ACTUAL
        if (actual or plans) and holds(row.text("since"), row.text("until"), as_of):
            ends = frozenset((local_name(row.text("subject")), local_name(row.text("object"))))
            if len(ends) == 2:
                yield _Link(local_name(row.text("claim")), ends, local_name(row.text("predicate")))


def _between(
    links: Iterable[_Link], only: Collection[str], without: Collection[str], describing: frozenset[str]
) -> Between:
    """Gather the claims that connect, by the two that they connect."""
    between: Between = defaultdict(list)
    for link in links:
        wanted = (not only or link.predicate in only) and link.predicate not in without
        if wanted and describing.isdisjoint(link.ends):
            between[link.ends].append(link.claim)
    return between


def _walk(between: Collection[frozenset[str]], one: str, other: str) -> Iterator[list[str]]:
    """Yield the entities of each chain, the shortest first."""
    network = nx.Graph()
    network.add_nodes_from((one, other))
    network.add_edges_from(sorted(tuple(sorted(pair)) for pair in between))
    # So small a share that the links of all entities together weigh less than one step.
    share = 1 / (len(network) * log(len(network) + 1))

    def weight(start: str, end: str, _: Mapping[str, object]) -> float:
        return 1 + share * (log(network.degree[start]) + log(network.degree[end])) / 2

    try:
        yield from nx.shortest_simple_paths(network, one, other, weight)
    except nx.NetworkXNoPath:
        return


def _chain(store: Store, nodes: Iterable[str], between: Between, namer: Namer) -> Chain:
    """Give each step of a chain its claims."""
    return tuple(
        Step(
            namer.name(entity_iri(start)),
            namer.name(entity_iri(end)),
            tuple(
                sorted(
                    (claim(store, name, namer) for name in between[frozenset((start, end))]),
                    key=_facts_first,
                )
            ),
        )
        for start, end in pairwise(nodes)
    )


def _facts_first(item: Statement) -> tuple[str, ...]:
    """Order claims: facts before plans, then by time."""
    return (item.modality, item.when or "~", item.predicate.id, item.subject.id, item.claim)
