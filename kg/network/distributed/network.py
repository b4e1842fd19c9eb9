"""A network as tables of Spark: who is linked to whom, and how strongly."""

from math import ceil
from typing import Final, NamedTuple

import networkx as nx
import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sql

from kg.network.measures.numbered import numbered

PARTS: Final = "spark.sql.shuffle.partitions"
#: Rows of a part that one processor works on at a time.
_ROWS: Final = 200_000
#: What is left out where one part holds all: planning anew, compiling and broadcasting outlast the work.
_LITTLE: Final = {
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.autoBroadcastJoinThreshold": "-1",
}


class Network(NamedTuple):
    """A network without direction, loops and parallel edges; see ``kg.network.simple``.

    Attributes:
        pairs: ``one``, ``other`` and ``weight`` of each two that are linked; the id of ``one`` comes first.
        entities: The ``id`` of each, linked or not.
        size: How many entities there are.
    """

    pairs: DataFrame
    entities: DataFrame
    size: int

    @property
    def spark(self) -> SparkSession:
        """The session that it lives in."""
        return self.pairs.sparkSession

    def arcs(self) -> DataFrame:
        """Each pair in both directions: ``src``, ``dst`` and ``weight``."""
        one, other, weight = (self.pairs[name] for name in ("one", "other", "weight"))
        there = self.pairs.select(one.alias("src"), other.alias("dst"), weight)
        return there.union(self.pairs.select(other, one, weight))


def hand_over(spark: SparkSession, graph: nx.Graph) -> Network:
    """Hand a network of this process over to Spark."""
    inner, names = numbered(graph)
    ends = inner.get_edgelist()
    weights = inner.es["weight"]
    if all(float(weight).is_integer() for weight in weights):
        weights = list(map(int, weights))
    pairs = pa.table(
        {
            "one": pa.array([names[one] for one, _ in ends], pa.string()),
            "other": pa.array([names[other] for _, other in ends], pa.string()),
            "weight": pa.array(weights, pa.int64() if not weights else None),
        }
    )
    entities = spark.createDataFrame(pa.table({"id": pa.array(names, pa.string())}))
    fit(spark, len(ends))
    return Network(spark.createDataFrame(pairs).persist(), entities.persist(), len(names))


def describe(spark: SparkSession, graph: nx.Graph) -> DataFrame:
    """Hand over what entities are called: ``id``, ``label``, ``class`` and ``jurisdiction``."""
    nodes = list(graph.nodes(data=True))
    columns = {"label": "label", "class": "cls", "jurisdiction": "jurisdiction"}
    texts = {name: pa.array([data[key] for _, data in nodes], pa.string()) for name, key in columns.items()}
    return spark.createDataFrame(
        pa.table({"id": pa.array([node for node, _ in nodes], pa.string()), **texts})
    )


def of_links(links: DataFrame) -> Network:
    """Make a network of links: ``source``, ``target`` and ``weight`` of each, in any order and direction."""
    fit(links.sparkSession, links.count())
    source, target = links["source"], links["target"]
    pairs = (
        links.where(source != target)
        .select(sql.least(source, target).alias("one"), sql.greatest(source, target).alias("other"), "weight")
        .groupBy("one", "other")
        .agg(sql.sum("weight").alias("weight"))
        .persist()
    )
    entities = pairs.select(sql.col("one").alias("id")).union(pairs.select("other")).distinct().persist()
    return Network(pairs, entities, entities.count())


def fit(spark: SparkSession, pairs: int) -> None:
    """Let Spark work in as many parts as so many pairs are worth, unless the user has said how."""
    parts = max(1, ceil(2 * pairs / _ROWS))
    chosen = spark.sparkContext.getConf()
    for name, value in {PARTS: str(parts), **(_LITTLE if parts == 1 else {})}.items():
        if not chosen.contains(name):
            spark.conf.set(name, value)
