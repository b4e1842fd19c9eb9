"""A session of Spark for all tests of a run."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tests.conftest import missing

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def need_spark() -> None:
    """Skip where Spark cannot run, saying what it lacks."""
    if not shutil.which("java"):
        missing("no java found", "install it (apt-get install default-jre-headless)")
    if not find_spec("pyspark"):
        missing("no pyspark found", "install it (pip install -e '.[spark]')")


@pytest.fixture(scope="session")
def spark() -> Iterator["SparkSession"]:
    """Spark in a process of its own, on two processors."""
    need_spark()
    from kg.network.distributed.session import session

    with session("local[2]", {"spark.driver.memory": "1g"}) as opened:
        yield opened
