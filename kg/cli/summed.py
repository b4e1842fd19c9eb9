"""Prints a network in figures."""

import sys
from typing import Final

from kg.cli.measured import Measured, Row, bar
from kg.cli.output import format_or_default, print_rows, width
from kg.network.measures.assortativity import assortativity
from kg.network.measures.centralisation import centralisation
from kg.network.measures.communities import communities
from kg.network.measures.components import components
from kg.network.measures.core_periphery import CorePeriphery, core_periphery
from kg.network.measures.degree import strength
from kg.network.measures.density import density
from kg.network.measures.ei_index import ei_index
from kg.network.measures.growth import Year, growth
from kg.results.table import draw

#: The longest bar, in columns.
_BAR: Final = 24
_MIXED_BY: Final = ("jurisdiction", "cls", "field")


def print_summary(measured: Measured, form: str | None) -> None:
    """Print counts and measures of the whole, and its growth, with bars in a table."""
    name = format_or_default(form)
    years = growth(measured.network)
    core = core_periphery(measured.network)
    figures = _figures(measured, core)
    if name == "table":
        sys.stdout.write(_table(measured, figures, core, years))
        return
    rows: list[Row] = [{"what": what, "value": value} for what, value in figures.items()]
    for year, new in years.items():
        rows += [{"what": f"{what}-{year}", "value": value} for what, value in _new(new).items()]
    print_rows(("what", "value"), rows, name)


def _figures(measured: Measured, core: CorePeriphery) -> Row:
    """Counts and measures of the whole, by key."""
    network = measured.network
    parts, index, found = components(network), ei_index(network), communities(network)
    pairs = index.external + index.internal + index.unknown
    figures: Row = {
        "kind": network.graph["kind"],
        "entities": len(network),
        "links": sum(strength(network).values()) // 2,
        "pairs": pairs,
        "parts": len(parts),
        "largest-part": len(parts[0]),
        "density": round(density(network), 4),
        "centralisation": round(centralisation(network), 4),
        "core": " ".join(core.core),
        "core-correlation": round(core.correlation, 4),
        "communities": len(found.groups),
        "modularity": round(found.modularity, 4),
        "pairs-across": index.external,
        "pairs-within": index.internal,
        "pairs-unknown": index.unknown,
        "ei-jurisdiction": round(index.value, 4),
    }
    for attribute in _MIXED_BY:
        figures |= _mixing(measured, attribute)
    return figures


def _mixing(measured: Measured, attribute: str) -> Row:
    """Assortativity by an attribute, its error, and how many of the pairs it rests on."""
    found = assortativity(measured.network, attribute)
    key = f"assortativity-{attribute}"
    value, error = (None if figure is None else round(figure, 4) for figure in (found.value, found.error))
    return {key: value, f"{key}-error": error, f"{key}-pairs": found.known}


def _new(year: Year) -> Row:
    """What was new in a year, by key."""
    return {"new-links": year.links, "new-pairs": year.pairs, "new-entities": year.entities}


def _table(measured: Measured, figures: Row, core: CorePeriphery, years: dict[int, Year]) -> str:
    """Lay figures out for people, and below them the years with bars."""
    said = measured.said
    shown = dict(figures)
    shown["kind"] = said[f"network.{figures['kind']}"]
    shown["core"] = " · ".join(measured.network.nodes[node]["label"] for node in core.core)
    for attribute in _MIXED_BY:
        key = f"assortativity-{attribute}"
        value, error, pairs = (shown.pop(name) for name in (key, f"{key}-error", f"{key}-pairs"))
        spread = "" if error is None else f" ± {error}"
        shown[key] = "–" if value is None else f"{value}{spread} ({pairs} {said['network.pairs']})"
    body = [(said[f"network.{key}"], str(value)) for key, value in shown.items()]
    page = draw((said["column.what"], said["column.value"]), body, width())
    if not years:
        return page
    most = max(year.links for year in years.values())
    header = [said["column.year"], *(said[f"network.{key}"] for key in _new(Year(0, 0, 0))), ""]
    rows = [
        (str(year), *(str(value) for value in _new(new).values()), bar(new.links, most, _BAR))
        for year, new in years.items()
    ]
    return f"{page}\n{draw(header, rows, width())}"
