"""``kg check`` and ``kg fmt``."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[Path | None, typer.Option(help="The folder of the data.")]


def check(
    data: Data = None,
    format: Annotated[  # noqa: A002 - the name of the option
        str | None, typer.Option(help="table, csv, json or md.")
    ] = None,
) -> None:
    """List everything that is wrong with the data: file, row, column, rule, value and fix.

    \b
    Examples:
      kg check
      kg check --data data --format json
    """
    import sys

    from kg import paths
    from kg.build.checked import check as run
    from kg.build.run import STEPS
    from kg.cli.output import format_or_default, print_rows, say, width
    from kg.cli.progress import steps
    from kg.cli.summary import FINDING_COLUMNS, findings_table, more

    with steps(STEPS - 2) as step:
        found = run(paths.given_dir(data or paths.data_dir()), paths.ontology_dir(), step)
    findings = found.in_order()
    name = format_or_default(format)
    if name == "table":
        sys.stdout.write(findings_table(findings, width()) if findings else "")
    else:
        print_rows(FINDING_COLUMNS, [finding.row() for finding in findings], name)
    say(f"{more(found)}{found.errors} errors, {found.warnings} warnings")
    raise typer.Exit(1 if found.errors else 0)


def fmt(
    data: Data = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing, only tell.")] = False,
) -> None:
    """Bring the CSV files into canonical form: sorted, fixed columns, UTF-8, LF.

    \b
    Examples:
      kg fmt
      kg fmt --check
    """
    from kg import paths
    from kg.cli.output import say, width
    from kg.cli.summary import findings_table
    from kg.curation.canonical import format_data

    files = format_data(paths.given_dir(data or paths.data_dir()))
    blocked = [finding for file in files for finding in file.findings]
    changed = [file for file in files if file.changed]
    if blocked:
        say(findings_table(blocked, width()))
    for file in changed:
        typer.echo(file.path)
        if not check:
            paths.write_whole(file.path, file.text.encode())
    if blocked:
        raise typer.Exit(2)
    raise typer.Exit(1 if check and changed else 0)
