"""The rows of an answer: iterated, or turned into a table of any kind."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions

from kg.namespaces import XSD, compact
from kg.results import table
from kg.store.base import Term
from kg.store.labels import Labels

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_INTEGERS: Final = frozenset(
    XSD + name
    for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
)
_FRACTIONS: Final = frozenset(XSD + name for name in ("decimal", "double", "float"))
#: Ends the name of a column that says what the column before it is called.
LABEL: Final = "_label"
#: Rows that a notebook shows.
SHOWN: Final = 30

Value = str | int | float | bool | None


class Rows:
    """The answer to a SELECT query.

    Iterating gives the solutions as the engine has them: ``row["partner"].value``. They are read once and
    kept, so that an answer can be iterated, counted and converted as often as one likes.

    Args:
        solutions: What the store answered.
        labels: What things are called; with it, tables for people show labels.
        beside: Whether tables for programs have a column of labels beside each column of things.
        given: Values that the reader gave to variables; these are no columns.
    """

    def __init__(
        self,
        solutions: QuerySolutions,
        labels: Labels | None = None,
        *,
        beside: bool = False,
        given: Mapping[str, Term] | None = None,
    ) -> None:
        self._solutions = solutions
        self._read: list[QuerySolution] | None = None
        self._labels = labels
        self._beside = beside
        #: Values that the reader gave to variables.
        self.given = dict(given or {})

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The variables that were asked for."""
        names = (variable.value for variable in self._solutions.variables)
        return tuple(name for name in names if name not in self.given)

    @property
    def _all(self) -> list[QuerySolution]:
        """Every solution, read when first needed."""
        if self._read is None:
            self._read = list(self._solutions)
        return self._read

    def __iter__(self) -> Iterator[QuerySolution]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, index: int) -> QuerySolution:
        return self._all[index]

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def records(self) -> list[dict[str, Value]]:
        """Give the rows as plain values by column.

        IRIs become short (``id:polyu``), numbers and booleans become Python's, everything else is text.
        """
        header = self.header()
        named = self._named()
        return [
            {name: self._label(row, name) if name in named else value_of(row[name]) for name in header}
            for row in self._all
        ]

    def header(self) -> list[str]:
        """The columns of tables for programs, with those of labels."""
        labelled = {column + LABEL for column in self._things()} if self._beside else set()
        return [
            name
            for column in self.columns
            for name in (column, column + LABEL)
            if name == column or name in labelled
        ]

    def cells(self, *, ids: bool = False, most: int | None = None) -> list[list[str]]:
        """Give the rows as a person reads them: labels in place of IRIs, or short IRIs.

        Args:
            ids: Whether short IRIs are wanted even where there are labels.
            most: How many rows are wanted; all without it.
        """
        some = self._all[:most]
        if not ids:
            self._learn(some)
        return [[self._shown(row[column], ids=ids) for column in self.columns] for row in some]

    def to_csv(self, *, excel_safe: bool = False) -> str:
        """Write CSV with a header.

        Args:
            excel_safe: See ``kg.results.table.as_csv``.
        """
        return table.as_csv(self.header(), self.records(), excel_safe=excel_safe)

    def to_pandas(self) -> "pd.DataFrame":
        """Make a pandas DataFrame; needs pandas to be installed."""
        import pandas as pd  # noqa: PLC0415 - only who has it pays for it

        return pd.DataFrame(self.records(), columns=self.header())

    def to_polars(self) -> "pl.DataFrame":
        """Make a polars DataFrame; needs polars to be installed."""
        import polars as pl  # noqa: PLC0415 - only who has it pays for it

        return pl.DataFrame(self.records(), schema=self.header(), infer_schema_length=None, strict=False)

    def _repr_html_(self) -> str:
        """Show itself in a notebook, with labels where they are known."""
        return table.html(self.columns, self.cells(most=SHOWN), len(self))

    def _things(self) -> list[str]:
        """The columns in which IRIs with labels stand."""
        self._learn(self._all)
        return [column for column in self.columns if any(self._label(row, column) for row in self._all)]

    def _named(self) -> set[str]:
        """The names of the columns of labels."""
        return set(self.header()) - set(self.columns)

    def _learn(self, some: Sequence[QuerySolution]) -> None:
        """Ask for all labels of some rows at once."""
        if self._labels is not None:
            self._labels.learn(
                term.value
                for row in some
                for column in self.columns
                if isinstance(term := row[column], NamedNode)
            )

    def _label(self, row: QuerySolution, name: str) -> str:
        """The label of the thing in a column, or empty."""
        term = row[name.removesuffix(LABEL)]
        return self._labels.of(term.value) if self._labels is not None and isinstance(term, NamedNode) else ""

    def _shown(self, term: object, *, ids: bool) -> str:
        """A term as a person reads it."""
        if isinstance(term, NamedNode):
            label = "" if ids or self._labels is None else self._labels.of(term.value)
            return label or compact(term.value)
        return "" if term is None else str(getattr(term, "value", term))


def value_of(term: object) -> Value:
    """A term as a plain value.

    >>> value_of(Literal(5)), value_of(NamedNode("https://w3id.org/gba-kg/id/polyu")), value_of(None)
    (5, 'id:polyu', None)
    """
    if term is None:
        return None
    if isinstance(term, NamedNode):
        return compact(term.value)
    if isinstance(term, Literal):
        return _plain(term)
    return str(getattr(term, "value", term))


def _plain(literal: Literal) -> Value:
    """The value of a literal; one that breaks the rules of its type stays text."""
    kind: Any = literal.datatype.value
    try:
        # Virtuoso keeps whole numbers of more than 32 bits as decimals.
        if kind in _INTEGERS or (kind == XSD + "decimal" and "." not in literal.value):
            return int(literal.value)
        if kind in _FRACTIONS:
            return float(literal.value)
    except ValueError:
        return literal.value
    return literal.value in ("true", "1") if kind == XSD + "boolean" else literal.value
