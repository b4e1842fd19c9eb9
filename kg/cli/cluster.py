"""The network that Spark measures for a command, and what its entities are called."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from kg.cli.engines import Cluster
from kg.cli.measured import ENTITY, Asked, Measured, Row, open_network
from kg.errors import DataError, EmptyError
from kg.evidence.words import Words, words
from kg.model.edtf import last_day
from kg.network.distributed.session import session

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from kg.network.distributed.network import Network

#: The network that stands in a store unless another is asked for.
_KIND: Final = "cooperation"


class Listed(NamedTuple):
    """Entities of a table, as it describes them."""

    rows: Mapping[str, Row]
    said: Words

    def row(self, node: str) -> Row:
        """What a program reads of an entity."""
        return self.rows[node]

    def cells(self, node: str) -> tuple[str, str, str]:
        """What a person reads of an entity."""
        row = self.rows[node]
        return str(row["label"]), str(row["class"]), str(row["jurisdiction"])


class There(NamedTuple):
    """A network on Spark.

    Attributes:
        entities: What they are called, where that is known.
        measured: The same network in this process, if it comes from a store.
    """

    network: "Network"
    entities: "DataFrame | None"
    measured: Measured | None
    said: Words

    def place(self, name: str) -> str:
        """What a jurisdiction is called."""
        return self.measured.place(name) if self.measured else name


def rows_of(found: "DataFrame", there: There, order: Sequence[str] = ()) -> Iterator[Row]:
    """Yield rows with what their entities are called, ordered by columns, ``-`` for the greatest first."""
    from kg.network.distributed.parquet import DESCRIPTION, described

    keys = [name.removeprefix("-") for name in order]
    upwards = [not name.startswith("-") for name in order]
    rows = described(found, there.entities)
    for row in (rows.orderBy(keys, ascending=upwards) if keys else rows).toLocalIterator():
        values = row.asDict()
        yield {**values, **dict(zip(ENTITY, map(values.get, ("id", *DESCRIPTION)), strict=True))}


@contextmanager
def network_there(cluster: Cluster, asked: Asked, location: str | None) -> Iterator[There]:
    """Bring a network to Spark, or let Spark read it.

    Raises:
        EmptyError: Nothing is linked in it.
    """
    settings = dict(map(_setting, cluster.settings))
    if cluster.edges:
        _check_alone(asked, location)
        with session(cluster.master, settings) as spark:
            yield _read(spark, cluster, asked)
        return
    measured = open_network(asked, location)
    with session(cluster.master, settings) as spark:
        from kg.network.distributed.network import describe, hand_over

        network, entities = hand_over(spark, measured.network), describe(spark, measured.network)
        yield There(network, entities, measured, measured.said)


def _read(spark: "SparkSession", cluster: Cluster, asked: Asked) -> There:
    """Let Spark read a network."""
    from kg.network.distributed.network import of_links
    from kg.network.distributed.parquet import read_entities, read_links, tables

    place = cluster.edges or ""
    written = tables(place)
    links = read_links(spark, written.get("edges", place), as_of=last_day(asked.as_of), plans=asked.plans)
    nodes = cluster.nodes or written.get("nodes")
    entities = read_entities(spark, nodes) if nodes else None
    network = of_links(links)
    if not network.size:
        raise EmptyError(f"nothing is linked in {place} under these conditions")
    return There(network, entities, None, words(asked.language))


def _check_alone(asked: Asked, location: str | None) -> None:
    """Make sure that nothing is asked of a store that is not looked at."""
    given = {"--store": location, "--field": asked.field, "--kind": asked.kind != _KIND}
    for option, value in given.items():
        if value:
            raise DataError(f"{option} is for a store, and --edges takes its place; give one of them")


def _setting(text: str) -> tuple[str, str]:
    """Take a property of Spark apart."""
    name, sign, value = text.partition("=")
    if not (name.startswith("spark.") and sign):
        raise DataError(f"--conf {text!r} is no property of Spark; write spark.NAME=VALUE")
    return name, value
