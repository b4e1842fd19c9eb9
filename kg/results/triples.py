"""The triples of an answer."""

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple, serialize

from kg.errors import DataError
from kg.namespaces import PREFIXES, compact
from kg.nearest import hint
from kg.results import table
from kg.results.formats import GRAPHS
from kg.results.rows import SHOWN

if TYPE_CHECKING:
    import rdflib


class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query, read once and kept.

    Args:
        triples: What the store answered.
    """

    def __init__(self, triples: Iterator[Triple]) -> None:
        self._triples = triples

    @cached_property
    def _all(self) -> list[Triple]:
        """Every triple, read when first needed."""
        return list(self._triples)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __repr__(self) -> str:
        return f"<{len(self)} triples>"

    def serialize(self, form: str = "turtle") -> str:
        """Write the triples in an RDF syntax.

        Args:
            form: turtle, ntriples, trig, nquads, rdfxml or jsonld.

        Raises:
            DataError: There is no such syntax.
        """
        if form not in GRAPHS:
            raise DataError(f"there is no RDF syntax {form!r}; {hint(form, GRAPHS)}")
        return (serialize(self._all, format=GRAPHS[form].syntax, prefixes=PREFIXES) or b"").decode()

    def to_rdflib(self) -> "rdflib.Graph":
        """Make an rdflib graph."""
        from rdflib import Graph  # noqa: PLC0415 - only who wants it pays for it

        return Graph().parse(data=self.serialize("ntriples"), format="nt")

    def _repr_html_(self) -> str:
        """Show itself in a notebook."""
        body = [
            [_shown(term) for term in (triple.subject, triple.predicate, triple.object)]
            for triple in self._all[:SHOWN]
        ]
        return table.html(("subject", "predicate", "object"), body, len(self))


def _shown(term: object) -> str:
    """A term as a person reads it."""
    text = str(getattr(term, "value", term))
    return compact(text) if isinstance(term, NamedNode) else text
