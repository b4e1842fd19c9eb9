"""Prints a dossier: a page for a terminal, its claims as rows for a pipe."""

import sys
from dataclasses import asdict

from kg.cli.output import format_or_default, print_rows, width
from kg.cli.statements import COLUMNS, HEADER, flat, line, sources
from kg.dossier.model import Dossier
from kg.results.table import as_json, draw, printable


def print_dossier(dossier: Dossier, form: str | None) -> None:
    """Print a dossier in a format of ``kg.cli.output``."""
    name = format_or_default(form)
    if name == "table":
        sys.stdout.write(page(dossier, width()))
    elif name == "json":
        sys.stdout.write(as_json(asdict(dossier)))
    else:
        print_rows(COLUMNS, [flat(item) for item in dossier.statements], name)


def page(dossier: Dossier, columns: int) -> str:
    """Lay a dossier out for a terminal."""
    parts = [_head(dossier)]
    if dossier.statements:
        body = [line(item, dossier.entity.id) for item in dossier.statements]
        parts.append(draw(HEADER, body, columns))
        parts.append(sources(dossier.statements))
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
