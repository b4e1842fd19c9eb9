"""The measures that many machines give, by name."""

from collections.abc import Callable
from typing import Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from kg.errors import DataError
from kg.network.distributed.degree import degree, strength
from kg.network.distributed.network import Network
from kg.network.distributed.pagerank import pagerank

MEASURES: Final[dict[str, Callable[[Network], DataFrame]]] = {
    "degree": degree,
    "strength": strength,
    "pagerank": pagerank,
}


def ranking(network: Network, by: str, number: int) -> DataFrame:
    """Give the first entities by a measure in order: ``id``, ``value``; see ``kg.network.measures.ranking``.

    Raises:
        DataError: There is no such measure here.
    """
    values = check(by)(network).withColumn("value", sql.round("value", 6))
    return values.orderBy(sql.desc("value"), "id").limit(number)


def check(by: str) -> Callable[[Network], DataFrame]:
    """Find a measure by its name.

    Raises:
        DataError: There is no such measure here.
    """
    if by not in MEASURES:
        raise DataError(f"the engine spark has no measure {by!r}; it has {', '.join(MEASURES)}")
    return MEASURES[by]
