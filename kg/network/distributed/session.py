"""A session of Apache Spark, on this machine or on a cluster."""

import os
import re
import shutil
import socket
import tempfile
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import DataError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Where intermediate results stand; on a cluster, all of its machines reach it.
CHECKPOINTS: Final = "spark.checkpoint.dir"
#: The file that Spark's own log is kept in, if there is one.
LOG: Final = "GBA_KG_SPARK_LOG"
#: Seconds until the master of a cluster answers, and until it lends a first executor.
_ANSWER: Final = 10
_EXECUTOR: Final = 60
_STANDALONE: Final = "spark://"
_PORT: Final = 7077
#: What holds unless the user says otherwise. The page of Spark would listen on every interface.
_SETTINGS: Final = {
    "spark.app.name": "gba-kg",
    "spark.ui.enabled": "false",
    "spark.cleaner.referenceTracking.cleanCheckpoints": "true",
}
_LOOPBACK: Final = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}


@contextmanager
def session(master: str | None = None, settings: Mapping[str, str] | None = None) -> Iterator["SparkSession"]:
    """Open a session, and stop it in the end; whatever Spark says goes to its log, not to the user.

    Args:
        master: ``local[N]``, ``spark://HOST:PORT``, ``yarn`` or ``k8s://…``; without it what Spark's own
            configuration says, or all processors of this machine.
        settings: Properties of Spark, before what holds by itself.

    Raises:
        DataError: pyspark or Java is not there, the cluster does not answer, or a job fails.
    """
    with tempfile.TemporaryDirectory(prefix="gba-kg-spark-") as folder, _worded():
        _check_java()
        _check_master(master or "")
        spark = _start(master, {**_SETTINGS, **(settings or {})}, Path(os.environ.get(LOG, f"{folder}/log")))
        try:
            _wait_for_executor(spark)
            _keep_checkpoints(spark, folder)
            yield spark
            _drop_checkpoints(spark)
        finally:
            spark.stop()


def _start(master: str | None, settings: Mapping[str, str], log: Path) -> "SparkSession":
    """Start the Java side with its output in a file, and connect to it."""
    try:
        import pyarrow as pa  # noqa: F401, PLC0415 - tables go to Spark in its form
        from pyspark import SparkConf, SparkContext  # noqa: PLC0415 - heavy, and an extra
        from pyspark.java_gateway import launch_gateway  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError as error:
        raise DataError("the engine spark needs pyspark: pip install 'gba-kg[spark]'") from error
    # pyspark warns of versions of pandas, which is not used here.
    warnings.filterwarnings("ignore", module="pyspark")
    local = master is None or master.startswith("local")
    conf = SparkConf(loadDefaults=False)
    chosen = {**(_LOOPBACK if local else {}), **settings, **({"spark.master": master} if master else {})}
    conf.setAll(list(chosen.items()))
    with log.open("wb") as output:
        try:
            gateway = launch_gateway(conf, {"stdout": output, "stderr": output})  # type: ignore[no-untyped-call]
        except Exception as error:
            raise DataError(f"Spark does not start: {_last_line(log)}") from error
    context = SparkContext(conf=conf, gateway=gateway)
    return SparkSession(context)


def _last_line(log: Path) -> str:
    """The line of a log that says most about why it ends."""
    lines = [line.strip() for line in log.read_text(encoding="utf-8", errors="replace").splitlines()]
    told = [line for line in lines if line and not line.startswith(("at ", "WARNING"))]
    errors = [line for line in told if "rror" in line or "xception" in line]
    return (errors or told or ["it says nothing"])[-1]


def _check_java() -> None:
    """Make sure that there is a Java."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if not found:
        where = f"in JAVA_HOME ({home})" if home else "on the path"
        raise DataError(
            f"Spark needs Java 17 or newer, and there is none {where}; install one, or set JAVA_HOME"
        )


def _check_master(master: str) -> None:
    """Make sure that the master of a standalone cluster answers: Spark itself would try for a minute."""
    if not master.startswith(_STANDALONE):
        if not re.match(r"(local(\[.*\])?|yarn|k8s://.+)$|$", master):
            raise DataError(
                f"{master!r} is no master of Spark; it is local[N], spark://HOST:PORT, yarn or k8s://URL"
            )
        return
    addresses = master.removeprefix(_STANDALONE).split(",")
    reasons = [reason for reason in map(_silent, addresses) if reason]
    if len(reasons) == len(addresses):
        raise DataError(f"no Spark at {master}: {reasons[0]}")


def _silent(address: str) -> str:
    """Why nobody answers at an address; empty where somebody does."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        return f"{address!r} is no HOST:PORT"
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_ANSWER).close()
    except (OSError, OverflowError) as error:
        return str(error) or "no answer"
    return ""


def _wait_for_executor(spark: "SparkSession") -> None:
    """Make sure that a standalone cluster lends something: else a job would wait for ever."""
    context = _java(spark).sc()
    if not context.master().startswith(_STANDALONE):
        return
    end = time.monotonic() + _EXECUTOR
    while context.getExecutorMemoryStatus().size() < 2:  # the first is the driver itself
        if time.monotonic() > end:
            raise DataError(
                f"{context.master()} has lent no executor within {_EXECUTOR} s: "
                "its workers have no free cores, or less memory than spark.executor.memory"
            )
        time.sleep(0.1)


def _keep_checkpoints(spark: "SparkSession", folder: str) -> None:
    """Say where intermediate results stand."""
    context = spark.sparkContext
    place = context.getConf().get(CHECKPOINTS)
    if _java(spark).getCheckpointDir().isPresent():  # Spark has looked at the property itself
        return
    if not place and not str(context.master).startswith("local"):
        raise DataError(
            "a cluster needs a folder that all of its machines reach, for intermediate results: "
            f"--conf {CHECKPOINTS}=hdfs://… or another that Spark can write"
        )
    context.setCheckpointDir(place or folder)


def _drop_checkpoints(spark: "SparkSession") -> None:
    """Delete intermediate results."""
    context = _java(spark)
    folder = context.getCheckpointDir().orElse(None)
    path = _classes(spark).org.apache.hadoop.fs.Path(folder)
    path.getFileSystem(context.hadoopConfiguration()).delete(path, True)


def _java(spark: "SparkSession") -> Any:  # noqa: ANN401 - what py4j gives has no type
    """The context on the Java side."""
    return spark.sparkContext._jsc  # noqa: SLF001 - the one way there


def _classes(spark: "SparkSession") -> Any:  # noqa: ANN401
    """The classes of the Java side."""
    return spark.sparkContext._jvm  # noqa: SLF001


@contextmanager
def _worded() -> Iterator[None]:
    """Say in one line what Spark raises with the stacks of two languages."""
    try:
        yield
    except (DataError, BrokenPipeError):
        raise
    except Exception as error:
        if not type(error).__module__.startswith(("py4j", "pyspark")) and not isinstance(error, OSError):
            raise
        raise DataError(f"Spark: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """The first line that tells, of an error that may hold a stack of Java."""
    lines = [line.strip().removeprefix(": ") for line in str(error).splitlines()]
    told = [
        line for line in lines if line and not line.startswith(("An error occurred while calling", "at "))
    ]
    return told[0] if told else type(error).__name__
