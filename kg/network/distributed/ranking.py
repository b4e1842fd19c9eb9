"""Entities in the order of a measure, by many machines."""

from collections.abc import Callable, Mapping
from typing import Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from kg.network.distributed.degree import degree, strength
from kg.network.distributed.network import Network
from kg.network.distributed.offered import MEASURES
from kg.network.distributed.pagerank import pagerank

_COUNTS: Final[Mapping[str, Callable[[Network], DataFrame]]] = dict(
    zip(MEASURES, (degree, strength, pagerank), strict=True)
)


def ranking(network: Network, by: str, number: int) -> DataFrame:
    """Give the first entities by a measure, in order: ``id`` and ``value``, of which six digits count."""
    values = _COUNTS[by](network).withColumn("value", sql.round("value", 6))
    return values.orderBy(sql.desc("value"), "id").limit(number)
