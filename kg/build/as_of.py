"""The graph as it was known on a day, or without plans."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg.build.derive import derive
from kg.errors import EmptyError
from kg.model.known import holds
from kg.namespaces import CLAIM, GBA, RDF
from kg.rdf.encode import DERIVED_GRAPH, ENTITY_GRAPH
from kg.rdf.terms import Quad
from kg.store.base import Store
from kg.store.embedded import Embedded

_PLANNED: Final = GBA + "planned"
#: What a claim node says: the term by the IRI of the property.
_Parts = Mapping[str, object]


def cut(store: Store, rules: Path, *, as_of: str = "", plans: bool = True) -> Store:
    """Leave out claims, what rests on them alone, and entities of which nothing is left to say.

    Args:
        store: The graph, which stays as it is.
        rules: The folder of the rules, which are run again over what is left.
        as_of: A day (ISO 8601); claims that are not known to hold on it go.
        plans: Whether plans stay.

    Raises:
        EmptyError: No claim is left.
    """
    if plans and not as_of:
        return store
    quads = [quad for quad in store.quads() if quad.graph_name != DERIVED_GRAPH]
    claims: dict[tuple[object, object], dict[str, object]] = defaultdict(dict)
    for quad in quads:
        if str(quad.subject).startswith(f"<{CLAIM}"):
            claims[quad.subject, quad.graph_name][quad.predicate.value] = quad.object
    known = {node for node, parts in claims.items() if _known(parts, as_of, plans)}
    unknown = claims.keys() - known
    if not known:
        raise EmptyError(f"nothing is known{f' as of {as_of}' if as_of else ' but plans'}")
    stated = {_plain(claims[node], node[1]) for node in known}
    gone = {_plain(claims[node], node[1]) for node in unknown} - stated
    left = [
        quad
        for quad in quads
        if (quad.subject, quad.graph_name) not in unknown
        and (quad.subject, quad.predicate, quad.object, quad.graph_name) not in gone
    ]
    result = Embedded.in_memory(_spoken_of(left))
    derive(result, rules)
    return result


def _known(parts: _Parts, as_of: str, plans: bool) -> bool:
    """Say whether a claim stays."""
    since, until, modality = (
        getattr(parts.get(GBA + name), "value", "") for name in ("since", "until", "modality")
    )
    return (plans or modality != _PLANNED) and holds(since, until, as_of)


def _plain(parts: _Parts, graph: object) -> tuple[object, ...]:
    """The triple that a claim states, in its graph; a plan states none."""
    modality = getattr(parts.get(GBA + "modality"), "value", "")
    names = ("subject", "predicate", "object")
    return () if modality == _PLANNED else (*(parts.get(RDF + name) for name in names), graph)


def _spoken_of(quads: list[Quad]) -> Iterator[Quad]:
    """Yield quads without the names of entities that nothing else speaks of."""
    named = {
        term for quad in quads if quad.graph_name != ENTITY_GRAPH for term in (quad.subject, quad.object)
    }
    return (quad for quad in quads if quad.graph_name != ENTITY_GRAPH or quad.subject in named)
