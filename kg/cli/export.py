"""``kg export``."""

from typing import Annotated

import typer

from kg.cli.options import AsOf, ExcelSafe, Language, Location

_FORMAT = (
    "turtle, turtle12, trig, nquads, ntriples, jsonld, graphml, gexf, csv, parquet, cypher; else by suffix."
)


def export(
    form: Annotated[str | None, typer.Option("--format", help=_FORMAT)] = None,
    out: Annotated[
        str, typer.Option("-o", "--out", help="The file, or the folder of csv and parquet; - for stdout.")
    ] = "-",
    as_of: AsOf = None,
    plans: Annotated[
        bool, typer.Option("--plans/--no-plans", help="With or without what is planned.")
    ] = True,
    lang: Language = None,
    excel_safe: ExcelSafe = False,
    store: Location = None,
) -> None:
    """Write the graph in the format of another program.

    turtle and ntriples hold the union of all graphs, turtle12 in RDF 1.2 with claims as reified triples;
    trig, nquads and jsonld hold each graph by its name.
    The others hold entities as nodes and the claims between two of them as edges, under the claim's id.
    A claim whose object is a literal becomes an attribute of its entity only where there is one value,
    stated as fact, without qualifier or unit; all others, and what follows by rule, are in RDF alone.

    \b
    Examples:
      kg export --format turtle -o gba-kg.ttl
      kg export -o gba-kg.gexf --lang en --as-of 2024-11-19
      kg export --format csv -o gba-kg-csv --excel-safe --no-plans
      kg export --format nquads | gzip > gba-kg.nq.gz
    """
    from kg.cli.exported import write_export
    from kg.cli.options import language
    from kg.export.formats import choose
    from kg.model.edtf import last_day

    name = choose(form, out)
    write_export(
        name, out, store, last_day(as_of or ""), plans=plans, language=language(lang), excel_safe=excel_safe
    )
