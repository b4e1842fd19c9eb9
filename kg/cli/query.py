"""``kg query``."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import PATIENCE, ExcelSafe, Ids, Language, Location, Timeout


def query(
    file: Annotated[str | None, typer.Argument(help="A file with the query; - for stdin.")] = None,
    text: Annotated[str | None, typer.Option("-q", help="The query itself.")] = None,
    data: Annotated[
        list[Path] | None, typer.Option(help="Ask these RDF files instead; may be repeated.")
    ] = None,
    store: Location = None,
    format: Annotated[  # noqa: A002 - the name of the option
        str | None,
        typer.Option(
            help="table, csv, tsv, json, xml, md, html; turtle, ntriples, trig, jsonld … for triples."
        ),
    ] = None,
    timeout: Timeout = PATIENCE,
    out: Annotated[Path | None, typer.Option("-o", help="Write to this file.")] = None,
    lang: Language = None,
    ids: Ids = False,
    excel_safe: ExcelSafe = False,
) -> None:
    """Run a SPARQL 1.1 query over the curated graph. Our prefixes (gba:, id:, skos: …) are known.

    \b
    Examples:
      kg query -q 'SELECT ?centre { ?centre a gba:JointCentre }'
      kg query question.rq --format json -o answer.json
      echo 'ASK { id:oppo a gba:Company }' | kg query -
      kg query --data graph.ttl -q 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'
      kg query --store http://localhost:3030/gba/sparql -q 'ASK { ?s ?p ?o }'
    """
    from kg.cli.answer import answer_to, asked, by_suffix, opened
    from kg.cli.deadline import deadline
    from kg.cli.options import language
    from kg.cli.output import format_or_default, look

    wanted, tag = asked(file, text), language(lang)
    with deadline(0, "the data"):  # the limit is for the query
        source = opened(data or [], store)
    with deadline(timeout):
        form = format or by_suffix(out) or format_or_default(None)
        answer_to(source, wanted, form, look(source, tag, ids=ids, excel_safe=excel_safe), out)
