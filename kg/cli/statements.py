"""Statements as rows for a pipe, as lines of a table, and the sources that they rest on."""

from collections.abc import Iterable

from kg.evidence.statement import Statement
from kg.results.table import printable

COLUMNS = (
    "claim", "subject", "predicate", "object", "qualifier", "unit", "from", "to", "modality",
    "source", "title", "publisher", "published", "grade", "locator", "url", "note",
)  # fmt: skip
#: The heads of the cells of ``line``.
HEADER = ("when", "what", "status", "source", "where")


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


def line(item: Statement, entity: str) -> tuple[str, ...]:
    """One statement as cells; the entity itself is not named again."""
    number = item.object.label
    value = f"{int(number):,}" if item.unit and number.isdigit() else number
    said = " ".join(word for word in (item.qualifier.replace("-", " "), value, item.unit) if word)
    if item.subject.id == entity:
        words = f"{item.predicate.label}: {said}"
    else:
        words = f"← {item.subject.label}: {item.predicate.label}"
    remark = f" [{item.note}]" if item.note else ""
    when = item.when + (f" to {item.end}" if item.end else "")
    return (when, words + remark, item.modality, f"{item.source} ({item.grade})", item.locator)


def sources(statements: Iterable[Statement]) -> str:
    """The sources that statements rest on."""
    found = {item.source: item for item in statements}
    return "".join(
        printable(
            f"[{name}] {item.title}. {item.publisher}, {item.published or 'undated'}. {item.url}".rstrip()
        )
        + "\n"
        for name, item in sorted(found.items())
    )
