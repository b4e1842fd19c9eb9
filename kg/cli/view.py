"""``kg view``."""

from typing import Annotated

import typer

from kg.cli.options import PATIENCE, AsOf, Location, Timeout

_WORDS = "Ids, names or aliases, in any script; with --question, its parameters as name=value."
_HOPS = "Steps around it; 0 for what is among it. Without it, 1 around entities and 0 around an answer."


def view(
    words: Annotated[list[str] | None, typer.Argument(metavar="[ENTITY]...", help=_WORDS)] = None,
    hops: Annotated[int | None, typer.Option(min=0, help=_HOPS)] = None,
    question: Annotated[str | None, typer.Option(help="Draw the answer to this named question.")] = None,
    query: Annotated[
        str | None, typer.Option(metavar="FILE", help="Draw the answer to this SPARQL query; - for stdin.")
    ] = None,
    as_of: AsOf = None,
    lang: Annotated[
        str | None, typer.Option("--lang", help="Open the page in zh-Hant, zh-Hans or en.")
    ] = None,
    out: Annotated[str, typer.Option("-o", "--out", help="The file; - for stdout.")] = "view.html",
    show: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Draw a part of the graph as one page: entities and their neighbours, or an answer; without any, all.

    \b
    Examples:
      kg view 理大
      kg view polyu oppo --hops 2 --as-of 2024-11-19 --open
      kg view --question partners-of org=polyu -o partners.html
      echo 'SELECT ?centre { ?centre a gba:JointCentre }' | kg view --query - --hops 1 -o -
    """
    from kg.cli.deadline import deadline
    from kg.cli.drawn import draw_page, topic_of, write_page
    from kg.errors import DataError
    from kg.model.edtf import last_day

    if show and out == "-":
        raise DataError("--open needs a file; name one with -o")
    topic = topic_of(words or [], question, query)
    with deadline(timeout):
        page = draw_page(topic, hops, last_day(as_of or ""), lang, store)
    write_page(page, out, show)
