"""Links and entities in Parquet, which Spark reads by itself: this process never holds them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from pyspark.errors import AnalysisException
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sql
from pyspark.sql.types import NumericType

from kg.errors import DataError
from kg.model.claim import Modality

#: Columns that links must have, with the names that GraphFrames gives them.
_ENDS: Final = {"source": ("source", "src"), "target": ("target", "dst")}
_KNOWN: Final = ("since", "until")
#: What describes an entity, beside its id.
DESCRIPTION: Final = ("label", "class", "jurisdiction")


def read_links(spark: SparkSession, place: str, *, as_of: str = "", plans: bool = False) -> DataFrame:
    """Read links: ``source``, ``target`` and ``weight``.

    What has a column ``modality`` is filtered by it, and ``as_of`` needs ``since`` and ``until``: the tables
    that ``kg export --format parquet`` writes have all of them. Without ``weight`` each link weighs 1.

    Args:
        spark: The session.
        place: A file or folder of Parquet: a path, or an address that Spark can read (``hdfs://``, ``s3a://``).
        as_of: A day (ISO 8601), on which links are known to hold; see ``kg.model.known``.
        plans: Whether what is only planned counts.

    Raises:
        DataError: There is no Parquet, or a column is missing.
    """
    found = _read(spark, place)
    names = {end: _column(found, place, end, choices) for end, choices in _ENDS.items()}
    if not plans and "modality" in found.columns:
        found = found.where(sql.coalesce("modality", sql.lit("")) != str(Modality.PLANNED))
    if as_of:
        for name in _KNOWN:
            _column(found, place, name, (name,))
        since, until = (sql.coalesce(sql.col(name).cast("string"), sql.lit("")) for name in _KNOWN)
        found = found.where((since != "") & (since <= as_of) & ((until == "") | (until >= as_of)))
    ends = [found[name].cast("string").alias(end) for end, name in names.items()]
    return found.select(*ends, _weight(found, place)).where("source is not null and target is not null")


def read_entities(spark: SparkSession, place: str) -> DataFrame:
    """Read what entities are called: ``id``, ``label``, ``class``, ``jurisdiction``, empty where not given.

    Raises:
        DataError: There is no Parquet, or no column ``id``.
    """
    found = _read(spark, place)
    name = _column(found, place, "id", ("id",))
    described = [found[column] if column in found.columns else sql.lit(None) for column in DESCRIPTION]
    columns = [
        sql.coalesce(value.cast("string"), sql.lit("")).alias(column)
        for column, value in zip(DESCRIPTION, described, strict=True)
    ]
    return found.select(found[name].cast("string").alias("id"), *columns).dropDuplicates(["id"])


def described(rows: DataFrame, entities: DataFrame | None) -> DataFrame:
    """Put what entities are called beside their ids; without a label, the id stands for it."""
    blank = [sql.lit("").alias(name) for name in DESCRIPTION]
    known = rows.join(entities, "id", "left") if entities is not None else rows.select("*", *blank)
    label = sql.coalesce(sql.nullif("label", sql.lit("")), "id")
    return known.na.fill("", list(DESCRIPTION)).withColumn("label", label)


def tables(place: str) -> Mapping[str, str]:
    """Find the tables in a folder that ``kg export`` has written: ``edges`` and ``nodes``; else none."""
    folder = Path(place)
    files = {name: folder / f"{name}.parquet" for name in ("edges", "nodes")}
    return {name: str(file) for name, file in files.items()} if all(map(Path.is_file, files.values())) else {}


def _read(spark: SparkSession, place: str) -> DataFrame:
    """Read a table."""
    try:
        return spark.read.parquet(place)
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error):
            raise DataError(f"there is no {place}") from error
        raise


def _column(found: DataFrame, place: str, wanted: str, choices: tuple[str, ...]) -> str:
    """Find a column by one of its names."""
    for name in choices:
        if name in found.columns:
            return name
    raise DataError(f"{place} has no column {wanted!r}; it has {', '.join(found.columns)}")


def _weight(found: DataFrame, place: str) -> Column:
    """The weight of each link."""
    if "weight" not in found.columns:
        return sql.lit(1).cast("bigint").alias("weight")
    if not isinstance(found.schema["weight"].dataType, NumericType):
        raise DataError(f"the column 'weight' of {place} holds no numbers")
    return sql.coalesce("weight", sql.lit(1)).alias("weight")
