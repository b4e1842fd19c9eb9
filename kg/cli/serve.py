"""``kg serve``."""

from typing import Annotated

import typer

from kg.cli.options import PATIENCE, Location


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 for any that is free.")] = 8000,
    store: Location = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds for one answer, or to wait.")] = PATIENCE,
    workers: Annotated[int | None, typer.Option(min=1, help="Requests at one time.")] = None,
    waiting: Annotated[int, typer.Option(min=0, help="Requests that may wait for their turn.")] = 256,
    memory: Annotated[int, typer.Option(min=64, help="MB that one request may need.")] = 1024,
    answer: Annotated[
        int, typer.Option(min=1, help="MB of an answer that is held whole, such as a table.")
    ] = 64,
    request: Annotated[int, typer.Option(min=1, help="kB that one query may have.")] = 1024,
    cors: Annotated[bool, typer.Option("--cors/--no-cors", help="Let pages of other sites ask.")] = True,
) -> None:
    """Serve the graph over HTTP: the explorer, dossiers, search, questions, and SPARQL at /sparql. Read-only.

    \b
    Examples:
      kg serve
      kg serve --port 8080 --timeout 10
      kg serve --store store/ --host 0.0.0.0
    """
    from kg.cli.served import run_service
    from kg.server.limits import Limits

    limits = Limits(timeout, workers or _processors(), waiting, memory, answer, request)
    run_service(store, host, port, limits, cors=cors)


def _processors() -> int:
    """The number of processors, and at least two."""
    import os

    return max(2, os.cpu_count() or 2)
