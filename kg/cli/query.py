"""``kg query``."""

from pathlib import Path
from typing import Annotated

import typer


def query(
    file: Annotated[str | None, typer.Argument(help="A file with the query; - for stdin.")] = None,
    text: Annotated[str | None, typer.Option("-q", help="The query itself.")] = None,
    data: Annotated[
        list[Path] | None, typer.Option(help="Ask these RDF files instead; may be repeated.")
    ] = None,
    store: Annotated[Path | None, typer.Option(help="Ask the Oxigraph store in this folder instead.")] = None,
    format: Annotated[  # noqa: A002 - the name of the option
        str | None,
        typer.Option(help="table, csv, tsv, json, xml, md; turtle, ntriples, trig, jsonld … for triples."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds; 0 for no limit.")] = 30.0,
    out: Annotated[Path | None, typer.Option("-o", help="Write to this file.")] = None,
) -> None:
    """Run a SPARQL 1.1 query over the curated graph. Our prefixes (gba:, id:, skos: …) are known.

    \b
    Examples:
      kg query -q 'SELECT ?centre { ?centre a gba:JointCentre }'
      kg query question.rq --format json -o answer.json
      echo 'ASK { id:oppo a gba:Company }' | kg query -
      kg query --data graph.ttl -q 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
    """
    from kg.cli.ask import answer_to, asked, opened

    answer_to(asked(file, text), lambda: opened(data or [], store), format, timeout, out)
