"""What hangs together, found by many machines."""

from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from kg.network.distributed.network import Network


def components(network: Network) -> DataFrame:
    """Give the part of each entity: ``id``, and as ``part`` the first id of those that hang together.

    The edges are turned into stars around the first of each part, in rounds of two steps: each entity links
    its later neighbours to the first that it knows, then its earlier ones. No part changes by that.
    """
    edges = network.pairs.select("one", "other")
    while not _stars(edges):
        edges = _earlier(_later(edges)).checkpoint()
    first = edges.select(sql.col("other").alias("id"), sql.col("one").alias("part"))
    return network.entities.join(first, "id", "left").select("id", sql.coalesce("part", "id").alias("part"))


def _stars(edges: DataFrame) -> bool:
    """Whether every edge leads from the centre of a star to one that has no other edge."""
    ends = edges.groupBy(sql.col("other").alias("end")).count()
    chained = edges.join(ends, edges["one"] == ends["end"], "left_semi").select("one")
    return ends.where("count > 1").select("end").union(chained).isEmpty()


def _later(edges: DataFrame) -> DataFrame:
    """Link the later neighbours of each entity to the first of all its neighbours and itself."""
    near = edges.union(edges.select("other", "one")).toDF("id", "near")
    first = near.groupBy("id").agg(sql.least("id", sql.min("near")).alias("first"))
    return (
        edges.join(first, edges["one"] == first["id"])
        .select(sql.col("first").alias("one"), "other")
        .distinct()
    )


def _earlier(edges: DataFrame) -> DataFrame:
    """Link the earlier neighbours of each entity, and itself, to the first of them."""
    first = edges.groupBy(sql.col("other").alias("id")).agg(sql.min("one").alias("first"))
    moved = edges.join(first, edges["other"] == first["id"]).select("first", sql.col("one").alias("end"))
    return moved.where("first != end").union(first.select("first", "id")).toDF("one", "other").distinct()
