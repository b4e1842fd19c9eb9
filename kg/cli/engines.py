"""The engine that measures a network, as several commands let it be chosen."""

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Final, NamedTuple

import typer

from kg.errors import DataError
from kg.nearest import hint

ENGINES: Final = ("embedded", "spark")
Engine = Annotated[str, typer.Option(help="embedded; or spark, for what one machine does not hold.")]
Master = Annotated[
    str | None,
    typer.Option(help="Of Spark: local[N], spark://HOST:PORT, yarn or k8s://URL; else this machine."),
]
Edges = Annotated[
    str | None,
    typer.Option(help="For Spark to read, not a store: links in Parquet, by path or hdfs://, s3a:// …"),
]
Nodes = Annotated[str | None, typer.Option(help="Parquet with what the entities of --edges are called.")]
Conf = Annotated[list[str] | None, typer.Option(help="A property of Spark, NAME=VALUE; may be repeated.")]


class Cluster(NamedTuple):
    """Where a network is measured, and what it is if no store has it.

    Attributes:
        edges: Parquet with links, in the place of a store.
        nodes: Parquet with what entities are called.
        settings: Properties of Spark, ``NAME=VALUE``.
    """

    engine: str
    master: str | None
    edges: str | None
    nodes: str | None
    settings: Sequence[str]

    @property
    def wanted(self) -> bool:
        """Whether Spark is to measure.

        Raises:
            DataError: There is no such engine, or what only Spark takes is given without it.
        """
        if self.engine not in ENGINES:
            raise DataError(f"there is no engine {self.engine!r}; {hint(self.engine, ENGINES)}")
        given = {
            "--master": self.master,
            "--edges": self.edges,
            "--nodes": self.nodes,
            "--conf": self.settings,
        }
        if self.engine == "embedded":
            for option, value in given.items():
                if value:
                    raise DataError(f"{option} is for --engine spark")
        if self.nodes and not self.edges:
            raise DataError("--nodes tells what entities of --edges are called; give both")
        return self.engine == "spark"


def with_engine(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that takes a ``cluster`` the options that make one."""
    named = inspect.signature(command, eval_str=True).parameters
    options = {
        "engine": (Engine, "embedded"),
        "master": (Master, None),
        "edges": (Edges, None),
        "nodes": (Nodes, None),
        "conf": (Conf, None),
    }
    more = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in options.items()
    ]
    taken = [
        item.replace(kind=inspect.Parameter.KEYWORD_ONLY) for name, item in named.items() if name != "cluster"
    ]

    def run(**given: object) -> None:
        """Gather the options."""
        engine, master, edges, nodes, conf = (given.pop(name) for name in options)
        command(cluster=Cluster(engine, master, edges, nodes, conf or ()), **given)  # type: ignore[arg-type]

    run.__doc__, run.__signature__ = command.__doc__, inspect.Signature([*taken, *more])  # type: ignore[attr-defined]
    run.__annotations__ = {item.name: item.annotation for item in [*taken, *more]}
    return run
