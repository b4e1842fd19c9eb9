"""``kg push``."""

from pathlib import Path
from typing import Annotated

import typer

_FILES = "RDF files instead of the curated graph: nt, nq, ttl, trig, rdf, jsonld; also .gz, .bz2, .zst."
_STORE = "The http(s) address of the service, as for every command that reads."
_UPDATE = "Where the service takes updates, if that is not found."
_GRAPH = "The graph for triples of files that name none: an IRI."
_DRY = "Write nothing; show what would be written and removed."


def push(
    files: Annotated[list[Path] | None, typer.Argument(help=_FILES)] = None,
    store: Annotated[str, typer.Option("--store", help=_STORE)] = "",
    update: Annotated[str | None, typer.Option("--update", help=_UPDATE)] = None,
    graph: Annotated[str | None, typer.Option("--graph", help=_GRAPH)] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_DRY)] = False,
) -> None:
    """Write the curated graph, or RDF files, into a SPARQL service, all or nothing.

    Each graph takes the place of that of the same name. With the curated graph, others under
    https://w3id.org/gba-kg/ are removed; graphs with other names are left alone. User and password come from
    GBA_KG_USER and GBA_KG_PASSWORD, a token from GBA_KG_TOKEN, or either from ~/.netrc.

    \b
    Examples:
      kg push --store http://localhost:3030/gba/sparql --dry-run
      kg push --store http://localhost:3030/gba/sparql
      kg push patents.nt.gz --graph https://example.org/patents --store http://localhost:8890/sparql
      kg push more.nq --store https://example.org/query --update https://example.org/update
    """
    from kg.cli.pushed import push_files, push_graph

    if files:
        push_files(files, graph, store, update, dry_run=dry_run)
    else:
        push_graph(graph, store, update, dry_run=dry_run)
