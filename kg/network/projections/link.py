"""What links two entities: claims, as far as they are wanted."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import DataError
from kg.model.claim import Modality
from kg.model.known import holds
from kg.namespaces import GBA, entity_iri, local_name
from kg.store.base import NamedNode, Store
from kg.store.results import Row, rows

_HERE: Final = Path(__file__).parent


class Wanted(NamedTuple):
    """Which claims count.

    Attributes:
        as_of: A day (ISO 8601), on which they are known to hold; empty for any.
        plans: Whether what is only planned counts too.
        field: The id of a field, in which what links works; narrower fields are part of it. Empty for any.
    """

    as_of: str = ""
    plans: bool = False
    field: str = ""


#: Every claim that is no plan, whenever it holds.
EVERYTHING: Final = Wanted()


class Link(NamedTuple):
    """A claim as far as it links.

    Attributes:
        since: The day from which it is known to hold, empty where there is none.
        until: The last day on which it can hold, empty where no end is known.
    """

    claim: str
    subject: str
    predicate: str
    object: str
    modality: str
    source: str
    since: str
    until: str


def read_links(store: Store, wanted: Wanted, predicates: Collection[str] = ()) -> list[Link]:
    """Read the claims between two different entities that hold on the day, in the order of their ids.

    The field is not looked at: what it means for a link depends on the projection.

    Args:
        store: The graph.
        wanted: Which claims count.
        predicates: Local names; the store then gives no other claims. Without any, all count.
    """
    terms = " ".join(str(NamedNode(GBA + name)) for name in sorted(predicates))
    choice = f"VALUES ?predicate {{ {terms} }}" if terms else ""
    text = (_HERE / "claims.rq").read_text(encoding="utf-8").replace("PREDICATES", choice)
    found = []
    for row in map(Row, store.rows(text)):
        names = [local_name(row.text(name)) for name in Link._fields[:6]]
        link = Link._make([*names, row.text("since"), row.text("until")])
        stated = wanted.plans or link.modality == Modality.ACTUAL
        if stated and link.subject != link.object and holds(link.since, link.until, wanted.as_of):
            found.append(link)
    return sorted(found)


def in_field(store: Store, field: str) -> frozenset[str] | None:
    """Give the ids of what works in a field or a narrower one; None where no field is asked for.

    Raises:
        DataError: Nothing works in it.
    """
    if not field:
        return None
    given = {"field": NamedNode(entity_iri(field))}
    found = frozenset(local_name(row.text("entity")) for row in rows(store, _HERE / "field.rq", given))
    if not found:
        raise DataError(f"nothing works in {field!r}; name a field, such as artificial-intelligence")
    return found


def kinds(store: Store) -> dict[str, frozenset[str]]:
    """Give the ids of all agreements, joint centres and activities, by class."""
    found = defaultdict(set)
    for row in rows(store, _HERE / "kinds.rq"):
        found[local_name(row.text("kind"))].add(local_name(row.text("entity")))
    return {kind: frozenset(found[kind]) for kind in ("Agreement", "JointCentre", "Activity")}


def span(sides: Iterable[Iterable[Link]]) -> tuple[str, str]:
    """Say since and until when all sides take part: each from its first claim to its last end.

    >>> one = Link("c1", "deal", "party", "a", "actual", "s", "2020-01-01", "")
    >>> other = Link("c2", "deal", "party", "b", "actual", "s", "2021-01-01", "2023-12-31")
    >>> span([[one], [other]])
    ('2021-01-01', '2023-12-31')
    """
    begun, over = [], []
    for side in sides:
        links = list(side)
        begun.append(min((link.since for link in links if link.since), default=""))
        over.append("" if any(not link.until for link in links) else max(link.until for link in links))
    return max(begun) if all(begun) else "", min((end for end in over if end), default="")
