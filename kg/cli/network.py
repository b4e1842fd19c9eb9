"""``kg rank``, ``kg communities`` and ``kg summary``."""

from typing import Annotated

import typer

from kg.cli.engines import Cluster, with_engine
from kg.cli.options import AsOf, ExcelSafe, Form, Language, Location

_BY = (
    "degree, strength, betweenness, pagerank, core, constraint, brokerage, or one of its roles: coordinator, "
    "consultant, gatekeeper, representative, liaison."
)
_METHOD = "louvain or leiden; with spark, label-propagation (else) or components. Else louvain."
_SAMPLE = "Follow the paths from so many entities only: betweenness, estimated."
Kind = Annotated[str, typer.Option(help="The network: cooperation, claims, bipartite or places.")]
Plans = Annotated[bool, typer.Option("--plans/--no-plans", help="With or without what is planned.")]
Field = Annotated[str | None, typer.Option(help="Only what works in this field: an id or a name.")]
Number = Annotated[int, typer.Option("-n", "--number", min=1, help="Rows at most.")]
Limit = Annotated[
    float | None, typer.Option("--timeout", min=0, help="Seconds; 0 for no limit. Else 30, none with Spark.")
]


@with_engine
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
    timeout: Limit = None,
    *,
    cluster: Cluster,
) -> None:
    """Rank entities by their place in a network; by constraint, the least constrained come first.

    Brokers mediate between two that are not linked themselves; a role says in whose jurisdictions. Networks
    of 10,000 entities and more have their betweenness estimated, with standard errors.
    Spark ranks by degree, strength and pagerank.

    \b
    Examples:
      kg rank --by betweenness --lang en
      kg rank --by constraint --as-of 2023-12-31 -n 10
      kg rank --by liaison --format csv
      kg rank --by strength --kind places --plans
      kg rank --field 人工智能
      kg rank --by pagerank --engine spark --edges links.parquet
      kg rank --engine spark --master yarn --edges hdfs:///links --conf spark.checkpoint.dir=hdfs:///tmp
    """
    from kg.cli.measured import asked
    from kg.cli.measuring import rank_network

    wanted = asked(kind, as_of, plans, field, lang)
    rank_network(wanted, store, cluster, timeout, by, number, sample, form, excel_safe=excel_safe)


@with_engine
def communities(
    kind: Kind = "cooperation",
    number: Number = 20,
    method: Annotated[str | None, typer.Option(help=_METHOD)] = None,
    seed: Annotated[int, typer.Option(help="Another seed may give other communities.")] = 1,
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    lang: Language = None,
    form: Form = None,
    excel_safe: ExcelSafe = False,
    store: Location = None,
    timeout: Limit = None,
    *,
    cluster: Cluster,
) -> None:
    """Show groups of entities that are linked to each other more than to the rest (Louvain).

    A terminal gets a row for each community, the largest first; a pipe gets a row for each member.
    Spark has no Louvain: it propagates labels, or gives the connected parts.

    \b
    Examples:
      kg communities --lang en
      kg communities --kind claims -n 5
      kg communities --as-of 2023-12-31 --format csv
      kg communities --engine spark --method components --edges links.parquet
    """
    from kg.cli.measured import asked
    from kg.cli.measuring import group_network

    wanted = asked(kind, as_of, plans, field, lang)
    group_network(wanted, store, cluster, timeout, method, number, seed, form, excel_safe=excel_safe)


@with_engine
def summary(
    kind: Kind = "cooperation",
    as_of: AsOf = None,
    plans: Plans = False,
    field: Field = None,
    lang: Language = None,
    form: Form = None,
    store: Location = None,
    timeout: Limit = None,
    *,
    cluster: Cluster,
) -> None:
    """Sum a network up: density, centralisation, core, communities, mixing, growth by year.

    The E-I index is -1 where all links stay within a jurisdiction and 1 where all lead outwards;
    assortativity is 0 where links fall as chance would have it. Growth counts links by the year from which
    they are known to hold.
    Spark gives entities, links, pairs, parts, density and centralisation.

    \b
    Examples:
      kg summary
      kg summary --kind places --as-of 2023-12-31 --lang zh-Hant
      kg summary --field biomedicine --format json
      kg summary --engine spark --edges links.parquet
    """
    from kg.cli.measured import asked
    from kg.cli.measuring import sum_network

    sum_network(asked(kind, as_of, plans, field, lang), store, cluster, timeout, form)
