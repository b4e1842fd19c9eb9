"""Runs the service until it is told to stop."""

import asyncio
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from kg.errors import DataError
from kg.server.app import create_app
from kg.server.limits import Limits
from kg.server.pool import Pool
from kg.server.reply import RefusalError

#: Seconds that answers may still take when the service is stopped.
_GRACE: Final = 3


def run(
    location: str | None, host: str, port: int, limits: Limits, ready: Callable[[str], None], *, cors: bool
) -> None:
    """Serve a graph.

    Args:
        location: What is served; see ``kg.store.location``.
        host: The address to listen on.
        port: The port; 0 for any that is free.
        limits: How much a request may cost.
        ready: Told the address once requests are answered.
        cors: Whether pages of other sites may ask.

    Raises:
        DataError: The address cannot be used, or the graph cannot be opened.
    """
    with _listening(host, port) as listener:
        pool = Pool(location, limits)
        app = create_app(pool, limits, cors=cors)
        config = uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            server_header=False,
            lifespan="off",
            timeout_graceful_shutdown=_GRACE,
        )
        server = _Server(config, lambda: ready(_address(listener)))
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(_serve(server, pool, listener))


async def _serve(server: uvicorn.Server, pool: Pool, listener: socket.socket) -> None:
    """Serve as long as there are workers."""
    try:
        await pool.start()
    except RefusalError as error:
        raise DataError(str(error)) from error
    try:
        await server.serve(sockets=[listener])
    finally:
        await pool.stop()


class _Server(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        self._ready()


def _listening(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise DataError(f"{host}:{port} cannot be listened on ({reason}); choose another --port") from error


def _address(listener: socket.socket) -> str:
    """The address of a socket as a browser takes it."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
