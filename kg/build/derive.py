"""Rules over the graph, repeated until they find nothing new."""

from pathlib import Path

from kg.errors import DataError, QueryError
from kg.rdf.encode import DERIVED_GRAPH
from kg.rdf.terms import Quad
from kg.store.embedded import Embedded


def derive(store: Embedded, rules: Path) -> int:
    """Add what follows by rule to the derived graph.

    Args:
        store: The graph, which is changed.
        rules: A folder of SPARQL CONSTRUCT queries, run in the order of their names.

    Returns:
        The number of triples added.

    Raises:
        DataError: A rule is not a CONSTRUCT query.
    """
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(rules.glob("*.rq"))]
    start = len(store)
    before = -1
    while before != len(store):
        before = len(store)
        for path, text in texts:
            store.add(_apply(store, path, text))
    return len(store) - start


def _apply(store: Embedded, path: Path, text: str) -> list[Quad]:
    """Run one rule."""
    try:
        triples = store.triples(text)
    except QueryError as error:
        raise DataError(f"{path}: {error}") from error
    return [Quad(triple.subject, triple.predicate, triple.object, DERIVED_GRAPH) for triple in triples]
