"""Who is linked to those who are linked, by many machines."""

from math import ceil, log, sqrt
from typing import Final

from pyspark.sql import DataFrame
from pyspark.sql import functions as sql

from kg.network.distributed.degree import strength
from kg.network.distributed.network import PARTS, Network

#: How far a value may be from the true one, at most.
_ERROR: Final = 1e-8


def pagerank(network: Network, *, damping: float = 0.85) -> DataFrame:
    """Give PageRank by ``id`` as ``value``: the numbers of ``kg.network.measures.pagerank``.

    All entities that are not linked have one value, which is known beforehand; with it the values r of the
    others solve r = base + damping · A r, where A hands the value of each on to its neighbours by the weight
    of links. Links have no direction, so the eigenvalues of A are real, and Chebyshev's semi-iteration
    applies: each round takes a step beyond what A gives, away from the value before, and errors shrink by
    0.557 a round instead of 0.85. So many rounds are made as bring them below 1e-8.

    Source: for the rounds G. H. Golub and R. S. Varga, "Chebyshev Semi-iterative Methods, Successive
    Overrelaxation Iterative Methods, and Second Order Richardson Iterative Methods, Part I", Numerische
    Mathematik 3 (1961).
    """
    sums = strength(network).where("value > 0").persist()
    linked, total, least, most = sums.agg(
        sql.count("*"), sql.sum("value"), sql.min("value"), sql.max("value")
    ).collect()[0]
    alone = network.size - linked
    if not linked:
        return network.entities.withColumn("value", sql.lit(1 / alone if alone else 0.0))
    base = (1 - damping) / (network.size - damping * alone)
    parts = int(network.spark.conf.get(PARTS) or 1)
    arcs = (
        network.arcs()
        .join(sums.withColumnRenamed("id", "src"), "src")
        .select("src", "dst", (sql.col("weight") / sql.col("value")).alias("share"))
        .repartition(parts, "src")
        .persist()
    )
    now = sums.select("id", (sql.col("value") * ((1 - alone * base) / total)).alias("value"))
    now = now.withColumn("before", sql.lit(0.0))
    step = 1.0
    for turn in range(_rounds(damping, most / least)):
        now = _hand_on(arcs, now, base, damping, step).checkpoint()
        step = 1 / (1 - damping**2 * (step / 4 if turn else 1 / 2))
    found = now.select("id", "value")
    return network.entities.join(found, "id", "left").select(
        "id", sql.coalesce("value", sql.lit(base)).alias("value")
    )


def _hand_on(arcs: DataFrame, now: DataFrame, base: float, damping: float, step: float) -> DataFrame:
    """Make one round."""
    flow = (
        arcs.join(now, arcs["src"] == now["id"])
        .groupBy("dst")
        .agg(sql.sum(sql.expr("share * value")).alias("flow"))
    )
    value = sql.lit(step) * (base + damping * sql.col("flow") - sql.col("before")) + sql.col("before")
    return (
        now.join(flow, now["id"] == flow["dst"])
        .select("id", value.alias("next"), sql.col("value").alias("before"))
        .withColumnRenamed("next", "value")
    )


def _rounds(damping: float, spread: float) -> int:
    """How many rounds bring the error below the limit.

    After k rounds it is at most 2 q^k of what it was, q = damping / (1 + √(1 - damping²)), in a norm that
    differs from the greatest error by no more than the root of the spread: of the greatest strength to the
    least.
    """
    factor = damping / (1 + sqrt(1 - damping**2))
    return ceil(log(_ERROR / (2 * sqrt(spread))) / log(factor))
