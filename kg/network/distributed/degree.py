"""How many others one is linked to, and by how many links, counted by many machines."""

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sql

from kg.network.distributed.network import Network


def degree(network: Network) -> DataFrame:
    """Count the neighbours of each entity: ``id`` and ``value``."""
    return _each(network, sql.count("*"))


def strength(network: Network) -> DataFrame:
    """Count the links of each entity, or sum up their weights: ``id`` and ``value``."""
    return _each(network, sql.sum("weight"))


def _each(network: Network, value: Column) -> DataFrame:
    """Aggregate the arcs of each entity; who has none has 0."""
    counts = network.arcs().groupBy(sql.col("src").alias("id")).agg(value.alias("value"))
    return network.entities.join(counts, "id", "left").na.fill(0, ["value"])
