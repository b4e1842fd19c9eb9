"""A part of the graph: which claims and entities one page shows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.explorer.data import ClaimData, DerivedData
from kg.namespaces import CLAIM, ID


@dataclass(frozen=True, slots=True)
class Part:
    """What a page is to show.

    Attributes:
        seeds: IRIs of entities, and of claims, which stand for their two ends; None for the whole graph.
        hops: How many steps around the seeds are shown too; with 0 only what is among them.
        as_of: A day (ISO 8601); what is not known to hold on it is left out.
        marked: IRIs of the entities that stand out in the picture.
    """

    seeds: frozenset[str] | None = None
    hops: int = 0
    as_of: str = ""
    marked: tuple[str, ...] = ()


class Known(NamedTuple):
    """What is known on the day of a part, and the ids of all entities and of those that are concepts."""

    claims: Sequence[ClaimData]
    derived: Sequence[DerivedData]
    entities: Collection[str]
    concepts: Collection[str]


class Cut(NamedTuple):
    """What a part holds.

    Attributes:
        seeds: The entities that it was cut around; empty for the whole graph.
        drawn: The entities in the picture.
        named: Everything that it speaks of: these, units, what evidence names, and sources.
    """

    seeds: set[str]
    drawn: set[str]
    named: set[str]
    claims: list[ClaimData]
    derived: list[DerivedData]


def cut_out(part: Part, known: Known) -> Cut:
    """Cut a part out of the graph.

    Concepts are reached, but not walked through: two centres of one field are no neighbours.
    """
    derived = _with_evidence(known)
    ends = {claim["id"]: ends_of(claim).intersection(known.entities) for claim in known.claims}
    links = [*ends.values(), *({item["subject"], item["object"]} for item in derived)]
    if part.seeds is None:
        seeds: set[str] = set()
        drawn = set[str]().union(*(pair for pair in links if len(pair) == 2))
        kept = {claim["id"] for claim in known.claims}
    else:
        seeds = _entities(part.seeds, known).intersection(known.entities)
        if part.as_of:
            seeds &= set[str]().union(*links)
        drawn = _around(seeds, part.hops, links, set(known.concepts) - seeds)
        kept = {name for name, some in ends.items() if some and some <= drawn}
    derived = [item for item in derived if {item["subject"], item["object"]} <= drawn]
    kept.update(*(item["evidence"] for item in derived))
    claims = [claim for claim in known.claims if claim["id"] in kept]
    return Cut(seeds, drawn, drawn | _named(claims, derived), claims, derived)


def ends_of(claim: ClaimData) -> set[str]:
    """The ids of what a claim is about: its subject, and its object if that is no literal."""
    return {claim["subject"], claim["object"]} if claim["kind"] == "entity" else {claim["subject"]}


def _with_evidence(known: Known) -> list[DerivedData]:
    """Relations by rule that rest on a known claim, without the evidence that came later."""
    names = {claim["id"] for claim in known.claims}
    found = []
    for item in known.derived:
        evidence = [name for name in item["evidence"] if name in names]
        if evidence:
            found.append(DerivedData(**{**item, "evidence": evidence}))
    return found


def _entities(iris: Iterable[str], known: Known) -> set[str]:
    """The ids of entities, of the ends of claims, and of the two that are related by rule."""
    ends = {claim["id"]: ends_of(claim) for claim in known.claims}
    ends |= {item["id"]: {item["subject"], item["object"]} for item in known.derived}
    found: set[str] = set()
    for iri in iris:
        if iri.startswith(ID):
            found.add(iri.removeprefix(ID))
        elif iri.startswith(CLAIM):
            found |= ends.get(iri.removeprefix(CLAIM), set())
    return found


def _around(seeds: set[str], hops: int, links: Iterable[set[str]], closed: set[str]) -> set[str]:
    """Walk from the seeds, without leaving what is closed once it is reached."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for pair in links:
        for end in pair:
            neighbours[end] |= pair
    reached, rim = set(seeds), set(seeds)
    for _ in range(hops):
        rim = set[str]().union(*(neighbours[name] for name in rim - closed)) - reached
        if not rim:
            break
        reached |= rim
    return reached


def _named(claims: Iterable[ClaimData], derived: Iterable[DerivedData]) -> set[str]:
    """The ids of everything that claims and relations by rule speak of."""
    named = {name for claim in claims for name in (*ends_of(claim), claim["source"], claim.get("unit", ""))}
    return named | {item.get("through", "") for item in derived}
