"""A network in figures, counted by many machines."""

from typing import NamedTuple

from pyspark.sql import functions as sql

from kg.network.distributed.components import components
from kg.network.distributed.degree import degree
from kg.network.distributed.network import Network


class Shape(NamedTuple):
    """Counts and measures of the whole.

    Attributes:
        links: Links, or the sum of their weights.
        pairs: Pairs that are linked.
        parts: Connected parts.
        largest: Entities of the largest part.
        density: As in ``kg.network.measures.density``.
        centralisation: As in ``kg.network.measures.centralisation``.
    """

    entities: int
    links: float
    pairs: int
    parts: int
    largest: int
    density: float
    centralisation: float


def shape(network: Network) -> Shape:
    """Count what a network holds."""
    size = network.size
    pairs, links = network.pairs.agg(sql.count("*"), sql.coalesce(sql.sum("weight"), sql.lit(0))).collect()[0]
    most = degree(network).agg(sql.max("value")).collect()[0][0] or 0
    sizes = components(network).groupBy("part").count()
    parts, largest = sizes.agg(sql.count("*"), sql.coalesce(sql.max("count"), sql.lit(0))).collect()[0]
    density = 2 * pairs / (size * (size - 1)) if size > 1 else 0.0
    spread = (size * most - 2 * pairs) / ((size - 1) * (size - 2)) if size > 2 else 0.0
    return Shape(size, links, pairs, parts, largest, density, spread)
