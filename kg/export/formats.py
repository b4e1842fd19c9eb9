"""The formats of exports: one table of names, suffixes and writers."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Final, NamedTuple

from kg.errors import DataError
from kg.export.about import About
from kg.export.csv import csv
from kg.export.cypher import cypher
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.jsonld import jsonld
from kg.export.network import Network, network_of
from kg.export.parquet import parquet
from kg.export.rdf import nquads, ntriples, trig, turtle, turtle12
from kg.nearest import hint
from kg.store.base import Store

#: The content of a file, or of several by name, which make a folder.
Content = bytes | dict[str, bytes]


class ExportFormat(NamedTuple):
    """A format.

    Attributes:
        suffix: Of files, without the dot.
        rdf: Writes the whole graph.
        network: Writes entities and the claims between them.
        folder: Whether it is several files.
    """

    suffix: str
    rdf: Callable[[Store, About], bytes] | None = None
    network: Callable[[Network, About], Content] | None = None
    folder: bool = False


FORMATS: Final = {
    "turtle": ExportFormat("ttl", turtle),
    "turtle12": ExportFormat("ttl12", turtle12),
    "ntriples": ExportFormat("nt", ntriples),
    "trig": ExportFormat("trig", trig),
    "nquads": ExportFormat("nq", nquads),
    "jsonld": ExportFormat("jsonld", jsonld),
    "graphml": ExportFormat("graphml", network=graphml),
    "gexf": ExportFormat("gexf", network=gexf),
    "csv": ExportFormat("csv", network=csv, folder=True),
    "parquet": ExportFormat("parquet", network=parquet, folder=True),
    "cypher": ExportFormat("cypher", network=cypher),
}


def choose(name: str | None, out: str) -> str:
    """Choose a format by its name, else by the suffix of a file.

    Args:
        name: What was asked for.
        out: Where to; ``-`` for stdout.

    Raises:
        DataError: There is no such format, none is named, or it does not fit.
    """
    suffix = PurePath(out).suffix.lstrip(".")
    found = name or next((key for key, form in FORMATS.items() if form.suffix == suffix), None)
    if found is None:
        raise DataError("name a format with --format, or a file with -o whose suffix tells it")
    if found not in FORMATS:
        raise DataError(f"there is no format {found!r}; {hint(found, FORMATS)}")
    if FORMATS[found].folder and (out == "-" or (not name and suffix)):
        raise DataError(
            f"{found} is a folder of two tables; name one, such as -o gba-kg-{found} --format {found}"
        )
    return found


def export(store: Store, name: str, about: About, language: str, *, excel_safe: bool = False) -> Content:
    """Write a graph in one of ``FORMATS``.

    Args:
        store: The graph.
        name: The format.
        about: What the export says about itself.
        language: The tag of the language that labels of nodes and edges are wanted in.
        excel_safe: Whether CSV is for a spreadsheet.

    Raises:
        DataError: A library is missing that the format needs.
    """
    form = FORMATS[name]
    if form.rdf:
        return form.rdf(store, about)
    network = network_of(store, language)
    if form.network is csv:
        return csv(network, about, excel_safe=excel_safe)
    assert form.network  # noqa: S101 - each format has one of the two
    return form.network(network, about)
