"""``kg search`` and ``kg show``."""

from typing import Annotated

import typer

from kg.cli.options import PATIENCE, AsOf, Form, Language, Location, Timeout


def search(
    text: Annotated[str, typer.Argument(help="A part of a name or an id, in any script, or pinyin.")],
    lang: Language = None,
    form: Form = None,
    limit: Annotated[int, typer.Option(min=1, help="How many entities at most.")] = 20,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Find entities by a name or a part of it, in any script, or by its pinyin.

    \b
    Examples:
      kg search 理工
      kg search 滨海湾 --lang en
      kg search xglgdx
      kg search oppo --format json --limit 5
    """
    from kg.build.opened import open_graph
    from kg.cli.deadline import deadline
    from kg.cli.found import print_matches, say_what_is_near
    from kg.cli.options import language

    tag = language(lang)
    with deadline(timeout):
        graph = open_graph(store)
        matches = graph.names.search(text, limit + 1)
        print_matches(graph.store, matches, limit, tag, form)
        if not matches:
            say_what_is_near(graph.names.alike(text))
            raise typer.Exit(1)


def show(
    entity: Annotated[str, typer.Argument(help="An id, a name or an alias, in any script.")],
    as_of: AsOf = None,
    lang: Language = None,
    form: Form = None,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Show the dossier of an entity: claims with evidence, partners, timeline, gaps.

    \b
    Examples:
      kg show 理大
      kg show oppo --as-of 2023-01-01
      kg show polyu-oppo-centre --lang en --format json
      kg show oppo-manufacturing-center --lang zh-Hant --format html
    """
    from kg.build.opened import open_graph
    from kg.cli.deadline import deadline
    from kg.cli.dossier import print_dossier
    from kg.cli.options import language
    from kg.dossier.compile import compile_dossier
    from kg.model.edtf import last_day

    tag, on = language(lang), last_day(as_of or "")
    with deadline(timeout):
        graph = open_graph(store)
        print_dossier(compile_dossier(graph.store, graph.names.resolve(entity), tag, on), form)
