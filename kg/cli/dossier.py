"""Prints a dossier: a page for people, its claims as rows for a pipe."""

import sys
from dataclasses import asdict

from kg.cli.output import format_or_default, print_rows, width
from kg.cli.statements import COLUMNS, flat, header, line, sources
from kg.dossier.model import Dossier
from kg.evidence.words import Words, words
from kg.results.table import as_json, draw, printable


def print_dossier(dossier: Dossier, form: str | None) -> None:
    """Print a dossier in a format of ``kg.cli.output``."""
    match format_or_default(form):
        case "table":
            sys.stdout.write(page(dossier, width()))
        case "json":
            sys.stdout.write(as_json(asdict(dossier)))
        case "html":
            from kg.dossier.page import whole_page

            sys.stdout.write(whole_page(dossier))
        case name:
            print_rows(COLUMNS, [flat(item) for item in dossier.statements], name)


def page(dossier: Dossier, columns: int) -> str:
    """Lay a dossier out for a terminal."""
    said = words(dossier.language)
    parts = [_head(dossier, said)]
    if dossier.statements:
        body = [line(item, dossier.entity.id, said) for item in dossier.statements]
        parts.append(draw(header(said), body, columns))
        parts.append(sources(dossier.statements, said))
    else:
        nothing = said["nothing-as-of" if dossier.as_of else "nothing"]
        parts.append(nothing.format(date=dossier.as_of) + "\n")
    if dossier.partners:
        partners = [
            (partner.entity.label, said["list-comma"].join(link.label for link in partner.through))
            for partner in dossier.partners
        ]
        parts.append(draw((said["cooperates"], said["through"]), partners, columns))
    if dossier.gaps:
        gaps = "".join(f"  - {printable(gap)}\n" for gap in dossier.gaps)
        parts.append(f"{said['gaps']}{said['colon'].rstrip()}\n{gaps}")
    return "\n".join(parts)


def _head(dossier: Dossier, said: Words) -> str:
    """Names, class and place."""
    entity, colon = dossier.entity, said["colon"]
    head = said["head-as-of" if dossier.as_of else "head"]
    lines = [head.format(label=entity.label, id=entity.id, cls=dossier.cls.label, date=dossier.as_of)]
    for tag, label in dossier.labels.items():
        mark = f"  {said['descriptive']}" if tag in dossier.descriptive else ""
        lines.append(f"  {tag}: {label}{mark}")
    if dossier.aliases:
        lines.append(f"  {said['also']}{colon}{' · '.join(dossier.aliases)}")
    if dossier.places:
        lines.append(f"  {said['in']}{colon}{' · '.join(place.label for place in dossier.places)}")
    lines += [f"  {text}" for text in (dossier.description, dossier.homepage) if text]
    return "".join(printable(text) + "\n" for text in lines)
