"""Who takes part in what: parties of agreements, founders and operators of joint centres."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from kg.network.projections.link import Link, Wanted, in_field, kinds, read_links
from kg.store.base import Store

#: What joins organisations, as the rule ``cooperates-with`` has it.
JOINING: Final[Mapping[str, tuple[str, ...]]] = {
    "Agreement": ("party",),
    "JointCentre": ("founder", "operator"),
}
#: What joins places, as the rule ``spans`` has it.
SPANNING: Final[Mapping[str, tuple[str, ...]]] = {
    "Activity": ("party", "locatedIn"),
    "JointCentre": ("founder", "operator", "locatedIn"),
}
#: Claims by who takes part, by what they take part in.
Members = dict[str, dict[str, list[Link]]]


def predicates(roles: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Name every predicate by which one takes part.

    >>> sorted(predicates(JOINING))
    ['founder', 'operator', 'party']
    """
    return frozenset().union(*roles.values())


def members(
    store: Store, wanted: Wanted, links: Iterable[Link], roles: Mapping[str, tuple[str, ...]]
) -> Members:
    """Gather who takes part in each agreement, joint centre or activity.

    Args:
        store: The graph.
        wanted: Its field is that of what is taken part in.
        links: The claims that count.
        roles: Predicates by the class of what is taken part in.

    Raises:
        DataError: Nothing works in the field.
    """
    only = in_field(store, wanted.field)
    known = kinds(store)
    joining = {(entity, name) for kind, names in roles.items() for name in names for entity in known[kind]}
    found: Members = defaultdict(lambda: defaultdict(list))
    for link in links:
        if (link.subject, link.predicate) in joining and (only is None or link.subject in only):
            found[link.subject][link.object].append(link)
    return found


def read_members(store: Store, wanted: Wanted, roles: Mapping[str, tuple[str, ...]]) -> Members:
    """Read the claims and gather who takes part; see ``members``."""
    return members(store, wanted, read_links(store, wanted, predicates(roles)), roles)
