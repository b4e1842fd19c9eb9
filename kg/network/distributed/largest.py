"""The largest groups of a network that many machines hold."""

from collections import defaultdict

from pyspark.sql import DataFrame, Window
from pyspark.sql import functions as sql

from kg.network.distributed.parquet import described


def largest(members: DataFrame, number: int) -> tuple[DataFrame, int]:
    """Keep the members of the largest groups, and count all groups.

    Args:
        members: ``id`` and ``group`` of each entity; other columns stay.
        number: How many groups at most.

    Returns:
        The members, with the ``size`` of the group and as ``community`` its number, from 1: the largest is
        the first, and of equal ones that whose first member comes first.
    """
    sizes = members.groupBy("group").agg(sql.count("*").alias("size"), sql.min("id").alias("first")).persist()
    order = (sql.desc("size"), sql.col("first"))
    kept = sizes.orderBy(*order).limit(number)
    numbered = kept.withColumn("community", sql.row_number().over(Window.orderBy(*order))).drop("first")
    return members.join(sql.broadcast(numbered), "group").persist(), sizes.count()


def foremost(members: DataFrame, entities: DataFrame | None, number: int) -> dict[int, tuple[int, list[str]]]:
    """Give the size of each group and the labels of its first members by strength, by its number."""
    place = sql.row_number().over(Window.partitionBy("community").orderBy(sql.desc("strength"), "id"))
    first = members.withColumn("place", place).where(sql.col("place") <= number)
    found: dict[int, tuple[int, list[str]]] = {}
    for row in described(first, entities).orderBy("community", "place").collect():
        found.setdefault(row["community"], (row["size"], []))[1].append(row["label"])
    return found


def places(members: DataFrame, entities: DataFrame | None) -> dict[int, list[tuple[str, int]]]:
    """Count the members of each group by jurisdiction, the most first, by number of the group."""
    counts = (
        described(members, entities).groupBy("community", "jurisdiction").agg(sql.count("*").alias("members"))
    )
    found = defaultdict(list)
    for row in counts.orderBy("community", sql.desc("members"), "jurisdiction").collect():
        found[row["community"]].append((row["jurisdiction"], row["members"]))
    return dict(found)
