"""``kg ask``."""

from typing import Annotated

import typer

from kg.cli.options import PATIENCE, ExcelSafe, Form, Ids, Language, Location, Timeout


def ask(
    question: Annotated[str | None, typer.Argument(help="Its name; without one, all are listed.")] = None,
    values: Annotated[list[str] | None, typer.Argument(help="Parameters as name=value.")] = None,
    sparql: Annotated[
        bool, typer.Option("--sparql", help="Show the query instead, with given values.")
    ] = False,
    lang: Language = None,
    form: Form = None,
    ids: Ids = False,
    excel_safe: ExcelSafe = False,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Ask a named question; without a name, list them.

    \b
    Examples:
      kg ask
      kg ask partners-of org=理大
      kg ask partners-of org=PolyU --lang en --format csv --excel-safe
      kg ask status-as-of entity=oppo-manufacturing-center as_of=2024-11-19
      kg ask partners-of --sparql
    """
    from kg.cli.asked import answer, listing, query_text, questions
    from kg.cli.options import language
    from kg.questions.ask import find, parse

    known, tag, given = questions(), language(lang), parse(values or [])
    if question is None:
        listing(known, tag, form)
    elif sparql:
        typer.echo(query_text(find(known, question), given, store), nl=False)
    else:
        wanted, style = find(known, question), {"ids": ids, "excel_safe": excel_safe}
        raise typer.Exit(0 if answer(wanted, given, store, tag, form, timeout, style) else 1)
