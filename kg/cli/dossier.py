"""Prints a dossier: a page for a terminal, its claims as rows for a pipe."""

import sys
from dataclasses import asdict

from kg.cli.output import format_or_default, print_rows, width
from kg.dossier.model import Dossier, Statement
from kg.results.table import as_json, draw, printable

COLUMNS = (
    "claim", "subject", "predicate", "object", "qualifier", "unit", "from", "to", "modality",
    "source", "title", "publisher", "published", "grade", "locator", "url", "note",
)  # fmt: skip


def print_dossier(dossier: Dossier, form: str | None) -> None:
    """Print a dossier in a format of ``kg.cli.output``."""
    name = format_or_default(form)
    if name == "table":
        sys.stdout.write(page(dossier, width()))
    elif name == "json":
        sys.stdout.write(as_json(asdict(dossier)))
    else:
        print_rows(COLUMNS, [flat(item) for item in dossier.statements], name)


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


def page(dossier: Dossier, columns: int) -> str:
    """Lay a dossier out for a terminal."""
    parts = [_head(dossier)]
    if dossier.statements:
        header = ("when", "what", "status", "source", "where")
        body = [_line(item, dossier.entity.id) for item in dossier.statements]
        parts.append(draw(header, body, columns))
        parts.append(_sources(dossier))
    else:
        parts.append(f"Nothing is known{' as of ' + dossier.as_of if dossier.as_of else ''}.\n")
    if dossier.partners:
        partners = [
            (partner.entity.label, ", ".join(link.label for link in partner.through))
            for partner in dossier.partners
        ]
        parts.append(draw(("cooperates with (by rule)", "through"), partners, columns))
    if dossier.gaps:
        parts.append("Not known:\n" + "".join(f"  - {printable(gap)}\n" for gap in dossier.gaps))
    return "\n".join(parts)


def _head(dossier: Dossier) -> str:
    """Names, class and place."""
    known = f", as of {dossier.as_of}" if dossier.as_of else ""
    lines = [f"{dossier.entity.label} ({dossier.entity.id}), {dossier.cls.label}{known}"]
    for tag, label in dossier.labels.items():
        mark = "  (a description, not an official name)" if tag in dossier.descriptive else ""
        lines.append(f"  {tag}: {label}{mark}")
    if dossier.aliases:
        lines.append(f"  also: {' · '.join(dossier.aliases)}")
    if dossier.places:
        lines.append("  in: " + " · ".join(place.label for place in dossier.places))
    lines += [f"  {text}" for text in (dossier.description, dossier.homepage) if text]
    return "".join(printable(line) + "\n" for line in lines)


def _line(item: Statement, entity: str) -> tuple[str, ...]:
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


def _sources(dossier: Dossier) -> str:
    """The sources that the statements rest on."""
    found = {item.source: item for item in dossier.statements}
    return "".join(
        printable(
            f"[{name}] {item.title}. {item.publisher}, {item.published or 'undated'}. {item.url}".rstrip()
        )
        + "\n"
        for name, item in sorted(found.items())
    )
