"""The formats in which answers leave the program: one table of names, suffixes and media types."""

from typing import Final, NamedTuple

from pyoxigraph import QueryResultsFormat, RdfFormat


class ResultFormat(NamedTuple):
    """A format for rows and for yes or no.

    Attributes:
        name: What ``--format`` takes.
        suffix: Of files, without the dot.
        syntax: The format as the engine knows it; None for those that are made here.
    """

    name: str
    suffix: str
    media_type: str
    syntax: QueryResultsFormat | None = None


class GraphFormat(NamedTuple):
    """A format for triples; its attributes are those of ``ResultFormat``."""

    name: str
    suffix: str
    media_type: str
    syntax: RdfFormat


_RESULTS: Final = (
    ResultFormat("csv", "csv", "text/csv", QueryResultsFormat.CSV),
    ResultFormat("tsv", "tsv", "text/tab-separated-values", QueryResultsFormat.TSV),
    ResultFormat("json", "json", "application/sparql-results+json", QueryResultsFormat.JSON),
    ResultFormat("xml", "xml", "application/sparql-results+xml", QueryResultsFormat.XML),
    ResultFormat("md", "md", "text/markdown"),
    ResultFormat("html", "html", "text/html"),
    ResultFormat("table", "txt", "text/plain"),
)
_GRAPHS: Final = (
    GraphFormat("turtle", "ttl", "text/turtle", RdfFormat.TURTLE),
    GraphFormat("ntriples", "nt", "application/n-triples", RdfFormat.N_TRIPLES),
    GraphFormat("trig", "trig", "application/trig", RdfFormat.TRIG),
    GraphFormat("nquads", "nq", "application/n-quads", RdfFormat.N_QUADS),
    GraphFormat("rdfxml", "rdf", "application/rdf+xml", RdfFormat.RDF_XML),
    GraphFormat("jsonld", "jsonld", "application/ld+json", RdfFormat.JSON_LD),
)
#: Yes or no, and rows; by name.
RESULTS: Final = {form.name: form for form in _RESULTS}
GRAPHS: Final = {form.name: form for form in _GRAPHS}
