"""Prints what Spark has measured."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.cli.cluster import Listed, There, network_there, rows_of
from kg.cli.engines import Cluster
from kg.cli.measured import ENTITY, Asked, Row
from kg.cli.output import format_or_default, print_rows, say, width
from kg.cli.ranked import show_ranking
from kg.network.distributed.offered import COMPONENTS, MEASURES, METHODS, PROPAGATION, check
from kg.results.table import draw, write_csv

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

#: Members of a community, and places, that a row for people names.
_NAMED: Final = 4
_HEADER: Final = ("community", "size", *ENTITY, "strength")


def rank_there(
    cluster: Cluster,
    asked: Asked,
    location: str | None,
    by: str,
    number: int,
    form: str | None,
    *,
    excel_safe: bool,
) -> None:
    """Print the first entities by a measure.

    Raises:
        DataError: Spark has no such measure.
    """
    check("measure", by, MEASURES)
    with network_there(cluster, asked, location) as there:
        from kg.network.distributed.ranking import ranking

        first = ranking(there.network, by, number).persist()
        values = [(row["id"], row["value"]) for row in first.collect()]
        known = {str(row["entity"]): {name: row[name] for name in ENTITY} for row in rows_of(first, there)}
    show_ranking(there.measured or Listed(known, there.said), by, values, form, excel_safe=excel_safe)


def group_there(
    cluster: Cluster,
    asked: Asked,
    location: str | None,
    method: str | None,
    number: int,
    seed: int,
    form: str | None,
    *,
    excel_safe: bool,
) -> None:
    """Print the largest groups: a row for each in a table, or else a row for each member.

    Raises:
        DataError: Spark has no such method.
    """
    way = method or PROPAGATION
    check("method", way, METHODS)
    with network_there(cluster, asked, location) as there:
        from kg.network.distributed.largest import largest

        members, told = _members(there, way, seed)
        found, count = largest(members, number)
        name = format_or_default(form)
        if name == "table":
            sys.stdout.write(_table(there, found))
        else:
            _print(rows_of(found, there, ("community", "-strength", "id")), name, excel_safe)
    say(told.format(count=count))


def sum_there(cluster: Cluster, asked: Asked, location: str | None, form: str | None) -> None:
    """Print counts and measures of the whole."""
    with network_there(cluster, asked, location) as there:
        from kg.network.distributed.shape import shape

        found = shape(there.network)
    figures: Row = {
        "entities": found.entities,
        "links": found.links,
        "pairs": found.pairs,
        "parts": found.parts,
        "largest-part": found.largest,
        "density": round(found.density, 4),
        "centralisation": round(found.centralisation, 4),
    }
    name = format_or_default(form)
    if name == "table":
        body = [(there.said[f"network.{key}"], str(value)) for key, value in figures.items()]
        sys.stdout.write(draw((there.said["column.what"], there.said["column.value"]), body, width()))
    else:
        print_rows(
            ("what", "value"), [{"what": what, "value": value} for what, value in figures.items()], name
        )
    say("core, communities, mixing and growth are left out: the embedded engine has them")


def _members(there: There, method: str, seed: int) -> "tuple[DataFrame, str]":
    """Give each entity its group and strength, and what is to be told of the groups."""
    from kg.network.distributed.communities import communities
    from kg.network.distributed.components import components
    from kg.network.distributed.degree import strength

    strengths = strength(there.network).withColumnRenamed("value", "strength")
    if method == COMPONENTS:
        groups = components(there.network).withColumnRenamed("part", "group")
        return groups.join(strengths, "id"), "{count} connected parts in all"
    found = communities(there.network, seed=seed)
    told = f"{{count}} communities in all, modularity {found.modularity:.3f} (label propagation, seed {seed}"
    restless = f", {found.restless} entities between two of them" if found.restless else ""
    groups = found.members.withColumnRenamed("community", "group")
    return groups.join(strengths, "id"), f"{told}, {found.rounds} rounds{restless})"


def _print(rows: Iterator[Row], name: str, excel_safe: bool) -> None:
    """Print rows; CSV as they come, since a group may be larger than this process."""
    if name != "csv":
        print_rows(_HEADER, list(_cut(rows)), name, excel_safe=excel_safe)
        return
    write_csv(sys.stdout, _HEADER, _cut(rows), excel_safe=excel_safe)


def _cut(rows: Iterator[Row]) -> Iterator[Row]:
    """Keep the columns that are printed."""
    return ({name: row[name] for name in _HEADER} for row in rows)


def _table(there: There, members: "DataFrame") -> str:
    """Lay groups out for people: the size of each, its foremost members, and where they lie."""
    from kg.network.distributed.largest import foremost, places

    first, lie_in = foremost(members, there.entities, _NAMED), places(members, there.entities)
    body = []
    for number, (size, labels) in sorted(first.items()):
        counts = [f"{there.place(name) if name else '?'} {count}" for name, count in lie_in[number][:_NAMED]]
        more = " …" if size > _NAMED else ""
        body.append(
            (str(number), str(size), " · ".join(labels) + more, there.said["list-comma"].join(counts))
        )
    names = ("community", "size", "foremost", "jurisdictions")
    return draw([there.said[f"column.{name}"] for name in names], body, width())
