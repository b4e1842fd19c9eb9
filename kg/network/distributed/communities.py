"""Groups whose members are linked to each other more than to the rest, found by many machines."""

from typing import Final, NamedTuple

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sql

from kg.network.distributed.degree import strength
from kg.network.distributed.network import Network

#: Rounds after which entities that still waver are left where they are.
_ROUNDS: Final = 100


class Communities(NamedTuple):
    """A partition of a network.

    Attributes:
        members: ``id``, and as ``community`` the id of a member of its group.
        modularity: How much more links lie within groups than chance would have it, at most 1.
        rounds: How many rounds it took.
        restless: How many entities would still move.
    """

    members: DataFrame
    modularity: float
    rounds: int
    restless: int


def communities(network: Network, *, seed: int = 1) -> Communities:
    """Find communities by label propagation; the same seed gives the same ones, on any number of machines.

    Each entity begins as a group of its own. In a round about half of them, chosen by the seed, join the
    group that most of their links lead to; of equal ones their own, or else the first by id. If all moved at
    once, two neighbours could change places for ever.

    Source: U. N. Raghavan, R. Albert and S. Kumara, "Near Linear Time Algorithm to Detect Community
    Structures in Large-scale Networks", Physical Review E 76 (2007) 036106.
    """
    arcs = network.arcs().persist()
    now = network.entities.select("id", sql.col("id").alias("community"))
    rounds, restless = 0, network.size
    while restless and rounds < _ROUNDS:
        moved = _move(arcs, now, sql.xxhash64(sql.lit(seed), sql.lit(rounds), "id")).checkpoint()
        restless = moved.where("restless").count()
        now, rounds = moved.drop("restless"), rounds + 1
    return Communities(now, modularity(network, now), rounds, restless)


def _move(arcs: DataFrame, now: DataFrame, chance: Column) -> DataFrame:
    """Make one round: ``id``, ``community``, and ``restless`` where another group holds more of its links."""
    theirs = now.select(sql.col("id").alias("dst"), sql.col("community").alias("offered"))
    votes = (
        arcs.join(theirs, "dst")
        .groupBy("src", "offered")
        .agg(sql.round(sql.sum("weight"), 9).alias("votes"))
        .join(now, sql.col("src") == now["id"])
    )
    # The least of these triples has the most votes, and among them the own group or else the first.
    order = sql.struct(-sql.col("votes"), sql.col("offered") != sql.col("community"), sql.col("offered"))
    best = votes.groupBy("src").agg(sql.min(order)["offered"].alias("best"))
    restless = sql.coalesce(sql.col("best") != sql.col("community"), sql.lit(False))
    moves = restless & (sql.pmod(chance, sql.lit(2)) == 0)
    return now.join(best, now["id"] == best["src"], "left").select(
        "id",
        sql.when(moves, sql.col("best")).otherwise(sql.col("community")).alias("community"),
        restless.alias("restless"),
    )


def modularity(network: Network, members: DataFrame) -> float:
    """Give the modularity of a partition by the weights of links; 0 without links."""
    ends = [
        members.select(sql.col("id").alias(end), sql.col("community").alias(f"{end}_in"))
        for end in ("one", "other")
    ]
    whole, within = (
        network.pairs.join(ends[0], "one")
        .join(ends[1], "other")
        .agg(
            sql.sum("weight"), sql.sum(sql.when(sql.col("one_in") == sql.col("other_in"), sql.col("weight")))
        )
        .collect()[0]
    )
    if not whole:
        return 0.0
    sums = strength(network).join(members, "id").groupBy("community").agg(sql.sum("value").alias("all"))
    share = sql.pow(sql.col("all") / (2 * whole), sql.lit(2))
    return float((within or 0) / whole - sums.agg(sql.sum(share)).collect()[0][0])
