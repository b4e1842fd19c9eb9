"""Rules over the graph, repeated until they find nothing new."""

import re
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from kg.errors import DataError, QueryError
from kg.namespaces import PREFIXES, RDF
from kg.rdf.encode import DERIVED_GRAPH
from kg.rdf.terms import NamedNode, Quad
from kg.store.embedded import CHUNK, Embedded
from kg.store.results import rows

_COUNT: Final = Path(__file__).with_name("derived.rq")
_TYPE: Final = RDF + "type"
_READS: Final = re.compile(r"^# Reads: (?P<terms>.+)$", re.MULTILINE)


class _Rule(NamedTuple):
    """A rule.

    Attributes:
        reads: IRIs of the properties and classes whose new triples it can follow from; empty for any.
    """

    path: Path
    text: str
    reads: frozenset[str]


def derive(store: Embedded, rules: Path, chunk: int = CHUNK) -> int:
    """Add what follows by rule to the derived graph.

    A rule is run again as long as another one has since added something that it reads; what follows from its
    own triples it has to find at once. The header ``# Reads:`` of a rule names what it reads: properties, and
    classes whose members count; ``gba:Claim`` stands for all that is said of claims, which no rule adds.
    Without the header, a rule reads everything.

    Args:
        store: The graph, which is changed.
        rules: A folder of SPARQL CONSTRUCT queries, run in the order of their names.
        chunk: How many triples are held in memory at a time.

    Returns:
        The number of triples added.

    Raises:
        DataError: A rule is not a CONSTRUCT query.
    """
    known = [_read(path) for path in sorted(rules.glob("*.rq"))]
    news: dict[_Rule, set[str] | None] = dict.fromkeys(known)  # since it was run last; None before
    start = _count(store)
    while any(_is_due(rule, news[rule]) for rule in known):
        for rule in known:
            if not _is_due(rule, news[rule]):
                continue
            terms = _apply(store, rule, chunk, again=news[rule] is not None)
            news[rule] = set()
            for other in known:
                if (since := news[other]) is not None and other is not rule:
                    news[other] = since | terms
    return _count(store) - start


def _count(store: Embedded) -> int:
    """Count the derived triples."""
    (row,) = rows(store, _COUNT)
    return int(row.text("number"))


def _is_due(rule: _Rule, news: set[str] | None) -> bool:
    """Say whether a rule has to be run."""
    return news is None or bool(news & rule.reads if rule.reads else news)


def _read(path: Path) -> _Rule:
    """Read a rule with what it reads."""
    text = path.read_text(encoding="utf-8")
    found = _READS.search(text)
    return _Rule(
        path, text, frozenset(_iri(path, term) for term in found["terms"].split()) if found else frozenset()
    )


def _iri(path: Path, term: str) -> str:
    """Write a term of a header in full."""
    prefix, _, local = term.partition(":")
    if prefix not in PREFIXES:
        raise DataError(f"{path}: '# Reads:' names {term}, whose prefix is unknown")
    return PREFIXES[prefix] + local


def _apply(store: Embedded, rule: _Rule, chunk: int, *, again: bool) -> set[str]:
    """Run one rule, and tell what its triples are news of; run again, it can find some that are none."""
    terms = set[str]()
    try:
        triples = store.triples(rule.text)
        while some := list(islice(triples, chunk)):
            quads = [Quad(one.subject, one.predicate, one.object, DERIVED_GRAPH) for one in some]
            new = store.lacking(quads) if again else quads
            store.add(new)
            terms.update(*map(_terms, new))
    except QueryError as error:
        raise DataError(f"{rule.path}: {error}") from error
    return terms


def _terms(quad: Quad) -> tuple[str, ...]:
    """What a new triple is news of: its property and, where it is a type, the class."""
    predicate, value = quad.predicate.value, quad.object
    return (predicate, value.value) if predicate == _TYPE and isinstance(value, NamedNode) else (predicate,)
