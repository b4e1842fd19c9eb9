"""``kg search`` and ``kg show``."""

from typing import Annotated

import typer

Language = Annotated[str, typer.Option("--lang", help="Labels in zh-Hant, zh-Hans, en or pt.")]
Form = Annotated[str | None, typer.Option("--format", help="table, csv, json or md.")]


def search(text: str, lang: Language = "zh-Hant", form: Form = None, limit: int = 20) -> None:
    """Find entities by a name or a part of it, in any script.

    \b
    Examples:
      kg search 理工
      kg search 滨海湾 --lang en
      kg search oppo --format json
    """
    from kg.build.curated import open_curated
    from kg.cli.found import print_matches
    from kg.search.names import Names

    curated = open_curated()
    matches = Names.load(curated.names).search(text)
    print_matches(curated.store, matches, limit, lang, form)
    raise typer.Exit(0 if matches else 1)


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
    from kg.search.names import Names

    curated = open_curated()
    found = Names.load(curated.names).resolve(entity)
    print_dossier(compile_dossier(curated.store, found, language(lang), day(as_of)), form)
