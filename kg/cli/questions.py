"""``kg ask``."""

from typing import Annotated

import typer


def ask(
    question: Annotated[str | None, typer.Argument(help="Its name; without one, all are listed.")] = None,
    values: Annotated[list[str] | None, typer.Argument(help="Parameters as name=value.")] = None,
    sparql: Annotated[bool, typer.Option("--sparql", help="Show the query instead.")] = False,
    lang: Annotated[str, typer.Option("--lang", help="Titles in zh-Hant, zh-Hans or en.")] = "en",
    form: Annotated[str | None, typer.Option("--format", help="table, csv, json or md.")] = None,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds; 0 for no limit.")] = 30.0,
) -> None:
    """Ask a named question; without a name, list them.

    \b
    Examples:
      kg ask
      kg ask partners-of org=理大
      kg ask status-as-of entity=oppo-manufacturing-center as_of=2024-11-19
      kg ask partners-of --sparql
    """
    from kg import paths
    from kg.cli.asked import answer, listing
    from kg.questions.ask import find, parse
    from kg.questions.question import read_questions

    questions = read_questions(paths.ontology_dir() / "questions")
    if question is None:
        listing(questions, lang, form)
    elif sparql:
        typer.echo(find(questions, question).text, nl=False)
    elif not answer(find(questions, question), parse(values or []), form, timeout):
        raise typer.Exit(1)
