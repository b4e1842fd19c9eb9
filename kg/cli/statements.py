"""Statements as rows for a pipe, as lines of a table, and the sources that they rest on."""

from collections.abc import Iterable

from kg.evidence.statement import Statement
from kg.evidence.wording import modality, value, when
from kg.evidence.words import Words
from kg.results.table import printable

COLUMNS = (
    "claim", "subject", "predicate", "object", "qualifier", "unit", "from", "to", "modality",
    "source", "title", "publisher", "published", "grade", "locator", "url", "note",
)  # fmt: skip


def flat(item: Statement) -> dict[str, str]:
    """A statement as one row; things by their ids."""
    return {
        **{name: getattr(item, name) for name in COLUMNS if hasattr(item, name)},
        "subject": item.subject.id,
        "predicate": item.predicate.id,
        "object": item.object.id,
        "from": item.begin,
        "to": item.end,
    }


def header(said: Words) -> tuple[str, ...]:
    """The heads of the cells of ``line``."""
    return tuple(said[f"column.{name}"] for name in ("when", "what", "status", "source", "where"))


def line(item: Statement, entity: str, said: Words) -> tuple[str, ...]:
    """One statement as cells; the entity itself is not named again."""
    if item.subject.id == entity:
        what = f"{item.predicate.label}{said['colon']}{value(item, said)}"
    else:
        what = f"← {item.subject.label}{said['colon']}{item.predicate.label}"
    remark = f" [{item.note}]" if item.note else ""
    source = f"{item.source} ({item.grade})"
    return (when(item, said), what + remark, modality(item, said), source, item.locator)


def sources(statements: Iterable[Statement], said: Words) -> str:
    """The sources that statements rest on."""
    found = {item.source: item for item in statements}
    return "".join(
        printable(f"[{name}] {_citation(item, said)}") + "\n" for name, item in sorted(found.items())
    )


def _citation(item: Statement, said: Words) -> str:
    """The source of a statement, as one cites it."""
    date = item.published or said["undated"]
    cited = said["citation"].format(title=item.title, publisher=item.publisher, date=date)
    return f"{cited} {item.url}".rstrip()
