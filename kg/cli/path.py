"""``kg path``."""

from typing import Annotated

import typer

from kg.cli.options import PATIENCE, AsOf, Form, Language, Location, Timeout

_ENTITY = "An id, a name or an alias, in any script."
_ONLY = "Only this connects, concepts too; may be repeated."
_WITHOUT = "This does not connect; may be repeated."
Predicates = list[str] | None


def path(
    one: Annotated[str, typer.Argument(metavar="A", help=_ENTITY)],
    other: Annotated[str, typer.Argument(metavar="B", help=_ENTITY)],
    as_of: AsOf = None,
    plans: Annotated[bool, typer.Option("--plans", help="Plans connect too; they are marked.")] = False,
    only: Annotated[Predicates, typer.Option(metavar="PREDICATE", help=_ONLY)] = None,
    without: Annotated[Predicates, typer.Option(metavar="PREDICATE", help=_WITHOUT)] = None,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="Paths at most.")] = 3,
    lang: Language = None,
    form: Form = None,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Show how two entities are connected: the shortest chains of claims, a source for each step.

    \b
    Examples:
      kg path 理大 tcl
      kg path polyu hkust --without locatedIn --lang en
      kg path polyu oppo --as-of 2023-01-01 -n 1 --format json
      kg path what-lab hku-getech-lab --only field
    """
    from kg.cli.chains import Walk, print_walk
    from kg.cli.deadline import deadline
    from kg.cli.options import language
    from kg.model.edtf import last_day

    walk = Walk(number, last_day(as_of or ""), plans, only or (), without or (), language(lang))
    with deadline(timeout):
        raise typer.Exit(0 if print_walk(one, other, walk, store, form) else 1)
