"""``kg build``."""

from pathlib import Path
from typing import Annotated

import typer


def build(
    data: Annotated[Path | None, typer.Option(help="The folder of the data.")] = None,
    out: Annotated[Path, typer.Option(help="The folder of results, replaced as a whole.")] = Path("build"),
    sparql: Annotated[
        bool,
        typer.Option(
            "--sparql/--no-sparql", help="A console for SPARQL in the page, if its engine is there."
        ),
    ] = True,
) -> None:
    """Check the data, load and derive, and write explorer.html, graph.trig, graph.nq, manifest.json.

    \b
    Examples:
      kg build
      kg build --data data --out build
      kg build --no-sparql
    """
    from kg import paths
    from kg.build.run import STEPS
    from kg.build.run import build as run
    from kg.cli.output import say, width
    from kg.cli.progress import steps
    from kg.cli.summary import errors_in, findings_table, more, summary

    folder = paths.given_dir(data or paths.data_dir())
    with steps(STEPS) as step:
        built = run(folder, paths.ontology_dir(), out, step, sparql=sparql)
    if built.out is None:
        say(findings_table(errors_in(built.found.in_order()), width()) + more(built.found))
        say(f"kg: {built.found.errors} errors in {folder}; nothing was written")
        raise typer.Exit(1)
    typer.echo(summary(built, folder, width()))
    typer.echo(f"Open {built.out / 'explorer.html'} in a browser.")
    if left := built.counts["claims"] - built.shown:
        say(
            f"kg: the page shows the {built.shown:,} best-linked claims and leaves out {left:,};"
            f" see what is around any entity by 'kg view ENTITY --store {folder}',"
            f" or all by 'kg serve --store {folder}'"
        )
