"""``kg rank``, ``kg communities`` and ``kg summary``."""

from typing import Annotated

import typer

from kg.cli.options import PATIENCE, AsOf, Form, Language, Location, Timeout

Kind = Annotated[str, typer.Option(help="The network: cooperation, claims, bipartite or places.")]
Plans = Annotated[bool, typer.Option("--plans", help="Plans link too.")]
Field = Annotated[str | None, typer.Option(help="Only what works in this field: an id or a name.")]
Number = Annotated[int, typer.Option("-n", "--number", min=1, help="Rows at most.")]


def rank(
    by: Annotated[
        str, typer.Option(help="betweenness, degree, strength, pagerank or constraint.")
    ] = "degree",
    kind: Kind = "cooperation",
    number: Number = 20,
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    lang: Language = None,
    form: Form = None,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Rank entities by their place in a network; by constraint, the least constrained come first.

    \b
    Examples:
      kg rank --by betweenness --lang en
      kg rank --by constraint --as-of 2023-12-31 -n 10
      kg rank --by strength --kind places --format csv
      kg rank --field 人工智能
    """
    from kg.cli.deadline import deadline
    from kg.cli.measured import Asked, open_network, print_ranking
    from kg.cli.options import language

    asked = Asked(kind, as_of or "", plans, field or "", language(lang))
    with deadline(timeout):
        print_ranking(open_network(asked, store), by, number, form)


def communities(
    kind: Kind = "cooperation",
    number: Number = 20,
    seed: Annotated[int, typer.Option(help="Another seed may give other communities.")] = 1,
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    lang: Language = None,
    form: Form = None,
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
    from kg.cli.measured import Asked, open_network, print_communities
    from kg.cli.options import language

    asked = Asked(kind, as_of or "", plans, field or "", language(lang))
    with deadline(timeout):
        print_communities(open_network(asked, store), number, seed, form)


def summary(
    kind: Kind = "cooperation",
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    form: Form = None,
    store: Location = None,
    timeout: Timeout = PATIENCE,
) -> None:
    """Sum a network up: entities, links, density, centralisation, E-I index, growth by year.

    The E-I index is that of jurisdictions: -1 where all links stay within one, 1 where all lead outwards.
    Growth counts links by the year from which they are known to hold.

    \b
    Examples:
      kg summary
      kg summary --kind places --as-of 2023-12-31
      kg summary --field biomedicine --format json
    """
    from kg.cli.deadline import deadline
    from kg.cli.measured import Asked, open_network, print_summary

    asked = Asked(kind, as_of or "", plans, field or "", "en")
    with deadline(timeout):
        print_summary(open_network(asked, store), form)
