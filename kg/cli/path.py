"""``kg path``."""

from typing import Annotated

import typer

_ENTITY = "An id, a name or an alias, in any script."
_ONLY = "Only this connects, concepts too; may be repeated."
_WITHOUT = "This does not connect; may be repeated."
Predicates = list[str] | None


def path(
    one: Annotated[str, typer.Argument(metavar="A", help=_ENTITY)],
    other: Annotated[str, typer.Argument(metavar="B", help=_ENTITY)],
    as_of: Annotated[str | None, typer.Option(help="A day: only what is known to hold on it.")] = None,
    plans: Annotated[bool, typer.Option("--plans", help="Plans connect too; they are marked.")] = False,
    only: Annotated[Predicates, typer.Option(metavar="PREDICATE", help=_ONLY)] = None,
    without: Annotated[Predicates, typer.Option(metavar="PREDICATE", help=_WITHOUT)] = None,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="Paths at most.")] = 3,
    lang: Annotated[str, typer.Option("--lang", help="Labels in zh-Hant, zh-Hans, en or pt.")] = "zh-Hant",
    form: Annotated[str | None, typer.Option("--format", help="table, csv, json or md.")] = None,
) -> None:
    """Show how two entities are connected: the shortest chains of claims, a source for each step.

    \b
    Examples:
      kg path 理大 tcl
      kg path polyu hkust --without locatedIn --lang en
      kg path polyu oppo --as-of 2023-01-01 -n 1 --format json
      kg path what-lab hku-getech-lab --only field
    """
    from kg.build.curated import open_curated
    from kg.cli.chains import print_chains
    from kg.cli.found import day, language
    from kg.cli.output import say
    from kg.network.paths import find_paths
    from kg.search.names import Names

    curated = open_curated()
    names = Names.load(curated.names)
    ends = names.resolve(one), names.resolve(other)
    chains = find_paths(
        curated.store, *ends, number=number, as_of=day(as_of), plans=plans,
        only=only or (), without=without or (), language=language(lang),
    )  # fmt: skip
    if not chains:
        hint = "" if plans else "; with --plans, plans connect too"
        say(f"no chain of claims connects {ends[0]} and {ends[1]} under these conditions{hint}")
        raise typer.Exit(1)
    print_chains(chains, form)
