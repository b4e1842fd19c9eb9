"""``kg rank``, ``kg communities`` and ``kg summary``."""

from typing import Annotated

import typer

from kg.cli.options import PATIENCE, AsOf, ExcelSafe, Form, Language, Location, Timeout

_BY = (
    "degree, strength, betweenness, pagerank, core, constraint, brokerage, or one of its roles: coordinator, "
    "consultant, gatekeeper, representative, liaison."
)
_SAMPLE = "Follow the paths from so many entities only: betweenness, estimated."
Kind = Annotated[str, typer.Option(help="The network: cooperation, claims, bipartite or places.")]
Plans = Annotated[bool, typer.Option("--plans/--no-plans", help="With or without what is planned.")]
Field = Annotated[str | None, typer.Option(help="Only what works in this field: an id or a name.")]
Number = Annotated[int, typer.Option("-n", "--number", min=1, help="Rows at most.")]


def rank(
    by: Annotated[str, typer.Option(help=_BY)] = "degree",
    kind: Kind = "cooperation",
    number: Number = 20,
    sample: Annotated[int | None, typer.Option(min=20, help=_SAMPLE)] = None,
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    lang: Language = None,
    form: Form = None,
    excel_safe: ExcelSafe = False,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Rank entities by their place in a network; by constraint, the least constrained come first.

    Brokers mediate between two that are not linked themselves; a role says in whose jurisdictions. Networks
    of 10,000 entities and more have their betweenness estimated, with standard errors.

    \b
    Examples:
      kg rank --by betweenness --lang en
      kg rank --by constraint --as-of 2023-12-31 -n 10
      kg rank --by liaison --format csv
      kg rank --by strength --kind places --plans
      kg rank --field 人工智能
    """
    from kg.cli.deadline import deadline
    from kg.cli.measured import Asked, open_network
    from kg.cli.options import language
    from kg.cli.ranked import print_ranking

    asked = Asked(kind, as_of or "", plans, field or "", language(lang))
    with deadline(timeout):
        print_ranking(open_network(asked, store), by, number, sample, form, excel_safe=excel_safe)


def communities(
    kind: Kind = "cooperation",
    number: Number = 20,
    seed: Annotated[int, typer.Option(help="Another seed may give other communities.")] = 1,
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    lang: Language = None,
    form: Form = None,
    excel_safe: ExcelSafe = False,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Show groups of entities that are linked to each other more than to the rest (Louvain).

    A terminal gets a row for each community, the largest first; a pipe gets a row for each member.

    \b
    Examples:
      kg communities --lang en
      kg communities --kind claims -n 5
      kg communities --as-of 2023-12-31 --format csv
    """
    from kg.cli.deadline import deadline
    from kg.cli.grouped import print_communities
    from kg.cli.measured import Asked, open_network
    from kg.cli.options import language

    asked = Asked(kind, as_of or "", plans, field or "", language(lang))
    with deadline(timeout):
        print_communities(open_network(asked, store), number, seed, form, excel_safe=excel_safe)


def summary(
    kind: Kind = "cooperation",
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    lang: Language = None,
    form: Form = None,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Sum a network up: density, centralisation, core, communities, mixing, growth by year.

    The E-I index is -1 where all links stay within a jurisdiction and 1 where all lead outwards;
    assortativity is 0 where links fall as chance would have it. Growth counts links by the year from which
    they are known to hold.

    \b
    Examples:
      kg summary
      kg summary --kind places --as-of 2023-12-31 --lang zh-Hant
      kg summary --field biomedicine --format json
    """
    from kg.cli.deadline import deadline
    from kg.cli.measured import Asked, open_network
    from kg.cli.options import language
    from kg.cli.summed import print_summary

    asked = Asked(kind, as_of or "", plans, field or "", language(lang))
    with deadline(timeout):
        print_summary(open_network(asked, store), form)
