"""``kg search`` and ``kg show``."""

from typing import Annotated

import typer

Language = Annotated[str, typer.Option("--lang", help="Labels in zh-Hant, zh-Hans, en or pt.")]
Form = Annotated[str | None, typer.Option("--format", help="table, csv, json or md.")]


def search(
    text: Annotated[str, typer.Argument(help="A part of a name or an id, in any script, or pinyin.")],
    lang: Language = "zh-Hant",
    form: Form = None,
    limit: Annotated[int, typer.Option(min=1, help="How many entities at most.")] = 20,
) -> None:
    """Find entities by a name or a part of it, in any script, or by its pinyin.

    \b
    Examples:
      kg search 理工
      kg search 滨海湾 --lang en
      kg search xglgdx
      kg search oppo --format json --limit 5
    """
    from kg.build.curated import open_curated
    from kg.cli.found import print_matches, say_what_is_near

    curated = open_curated()
    names = curated.names()
    matches = names.search(text, limit + 1)
    print_matches(curated.store, matches, limit, lang, form)
    if not matches:
        say_what_is_near(names.alike(text))
        raise typer.Exit(1)


def show(
    entity: Annotated[str, typer.Argument(help="An id, a name or an alias, in any script.")],
    as_of: Annotated[str | None, typer.Option(help="A day: only what is known to hold on it.")] = None,
    lang: Language = "zh-Hant",
    form: Form = None,
) -> None:
    """Show the dossier of an entity: claims with evidence, partners, timeline, gaps.

    \b
    Examples:
      kg show 理大
      kg show oppo --as-of 2023-01-01
      kg show polyu-oppo-centre --lang en --format json
    """
    from kg.build.curated import open_curated
    from kg.cli.dossier import print_dossier
    from kg.cli.found import day, language
    from kg.dossier.compile import compile_dossier

    curated = open_curated()
    found = curated.names().resolve(entity)
    print_dossier(compile_dossier(curated.store, found, language(lang), day(as_of)), form)
