"""The service as an ASGI application."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg.server.limits import Limits
from kg.server.pool import Pool
from kg.server.protocol import read_request
from kg.server.reply import PLAIN, RefusalError, Reply


def create_app(pool: Pool, limits: Limits, *, cors: bool = True) -> Starlette:
    """Make the application.

    Args:
        pool: Answers requests; started and stopped by the caller.
        limits: How much a request may cost.
        cors: Whether pages of other sites may ask.
    """

    async def sparql(request: Request) -> Response:
        asked = await read_request(request, limits.request * 1000)
        job = {"do": "query", **asked.job(), "accept": request.headers.get("accept", "")}
        return _response(await _while_connected(request, pool.run(job)))

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", **pool.state()})

    shared = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"])
    return Starlette(
        routes=[
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/healthz", health),
        ],
        middleware=[shared] if cors else [],
        exception_handlers={RefusalError: _refused},
    )


async def _while_connected(request: Request, work: Coroutine[Any, Any, Reply]) -> Reply:
    """Do work as long as the client is there to have its result."""
    task = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnected(request))
    await asyncio.wait((task, gone), return_when=asyncio.FIRST_COMPLETED)
    gone.cancel()
    if not task.done():
        task.cancel()
    try:
        return await task
    except asyncio.CancelledError as error:
        raise RefusalError(499, "the client has gone") from error


async def _disconnected(request: Request) -> None:
    """Wait until the client has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(reply: Reply) -> Response:
    """Send a reply."""
    return Response(reply.body, reply.status, {"content-type": reply.media_type, "vary": "accept"})


async def _refused(_: Request, error: Exception) -> Response:
    """Send the reason why a request is not answered."""
    retry = error.retry if isinstance(error, RefusalError) else 0
    status = error.status if isinstance(error, RefusalError) else 500
    headers = {"content-type": PLAIN} | ({"retry-after": str(retry)} if retry else {})
    return Response(f"{error}\n", status, headers)
