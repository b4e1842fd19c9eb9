"""Measures a network by the engine that is asked for."""

from kg.cli.deadline import deadline
from kg.cli.engines import Cluster
from kg.cli.measured import Asked, open_network
from kg.cli.options import PATIENCE
from kg.errors import DataError


def rank_network(
    asked: Asked,
    location: str | None,
    cluster: Cluster,
    seconds: float | None,
    by: str,
    number: int,
    sample: int | None,
    form: str | None,
    *,
    excel_safe: bool,
) -> None:
    """Print the first entities by a measure."""
    with deadline(_limit(seconds, cluster)):
        if cluster.wanted:
            from kg.cli.distributed import rank_there

            if sample is not None:
                raise DataError("--sample is for betweenness, which the engine spark does not have")
            rank_there(cluster, asked, location, by, number, form, excel_safe=excel_safe)
        else:
            from kg.cli.ranked import print_ranking

            print_ranking(open_network(asked, location), by, number, sample, form, excel_safe=excel_safe)


def group_network(
    asked: Asked,
    location: str | None,
    cluster: Cluster,
    seconds: float | None,
    method: str | None,
    number: int,
    seed: int,
    form: str | None,
    *,
    excel_safe: bool,
) -> None:
    """Print the largest groups."""
    with deadline(_limit(seconds, cluster)):
        if cluster.wanted:
            from kg.cli.distributed import group_there

            group_there(cluster, asked, location, method, number, seed, form, excel_safe=excel_safe)
        else:
            from kg.cli.grouped import print_communities

            network = open_network(asked, location)
            print_communities(network, number, seed, form, method, excel_safe=excel_safe)


def sum_network(
    asked: Asked, location: str | None, cluster: Cluster, seconds: float | None, form: str | None
) -> None:
    """Print a network in figures."""
    with deadline(_limit(seconds, cluster)):
        if cluster.wanted:
            from kg.cli.distributed import sum_there

            sum_there(cluster, asked, location, form)
        else:
            from kg.cli.summed import print_summary

            print_summary(open_network(asked, location), form)


def _limit(seconds: float | None, cluster: Cluster) -> float:
    """Seconds that a command may take: what the user says, or what is usual."""
    if seconds is not None:
        return seconds
    return 0.0 if cluster.wanted else PATIENCE
