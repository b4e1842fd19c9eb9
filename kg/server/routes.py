"""Which address leads to which job."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.model.language import preferred
from kg.server.desk import Visit
from kg.server.limits import Limits
from kg.server.negotiation import wants_page
from kg.server.page import LANGUAGES, render
from kg.server.pool import Pool
from kg.server.protocol import read_request
from kg.server.reply import PAGE, RefusalError, Reply
from kg.server.streamed import Streamed

Handler = Callable[[Request], Awaitable[Response]]
_STATIC: Final = Path(__file__).with_name("static")
#: What the editor begins with.
_EXAMPLE: Final = Path(__file__).with_name("example.rq")
#: Pages run scripts of their own alone, and are shown in no frame of another site.
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self';"
    " img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_PAGES: Final = {
    "/": "explorer",
    "/search": "search",
    "/ask": "questions",
    "/ask/{name}": "question",
    "/id/{name}": "entity",
    "/source/{name}": "source",
    "/claim/{name}": "claim",
    "/ontology": "ontology",
}


def routes_over(pool: Pool, limits: Limits) -> list[Route | Mount]:
    """The addresses of the service.

    Args:
        pool: Answers requests.
        limits: How much a request may cost.
    """

    async def sparql(request: Request) -> Response:
        visit = visit_of(request)
        if request.method == "GET" and "format" not in visit.fields and wants_page(visit.accept):
            example = _EXAMPLE.read_text(encoding="utf-8").replace("LANGUAGE", visit.language.lower())
            return answer_with(render("editor.html", visit, title="SPARQL", example=example))
        asked = await read_request(request, limits.request * 1000)
        if not asked.text:
            return answer_with(await while_connected(request, pool.run(job_of("description", visit))))
        job = {"do": "query", **asked.job(), "accept": visit.accept}
        return answer_with(await while_connected(request, pool.run(job)))

    def page(name: str) -> Handler:
        async def show(request: Request) -> Response:
            job = job_of(name, visit_of(request))
            return answer_with(await while_connected(request, pool.run(job)), framed=name == "explorer")

        return show

    async def health(_: Request) -> Response:
        return JSONResponse({"status": "ok", **pool.state()})

    return [
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/healthz", health),
        *(Route(path, page(name)) for path, name in _PAGES.items()),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


def visit_of(request: Request) -> Visit:
    """Read what a request for a page says."""
    fields = dict(request.query_params)
    chosen = fields.get("lang", "")
    language = chosen if chosen in LANGUAGES else preferred(request.headers.get("accept-language", ""))
    return Visit(
        path=request.url.path,
        name=request.path_params.get("name", ""),
        fields=fields,
        language=language if language in LANGUAGES else "en",
        accept=request.headers.get("accept", ""),
        base=str(request.base_url).rstrip("/"),
    )


def job_of(name: str, visit: Visit) -> Mapping[str, Any]:
    """What a worker is told of a visit."""
    return {"do": name, **asdict(visit)}


def answer_with(reply: Reply, *, framed: bool = False) -> Response:
    """Send a reply.

    Args:
        reply: What to send.
        framed: Whether the page brings its own policy.
    """
    headers = {"content-type": reply.media_type, "vary": "accept, accept-language"}
    headers["x-content-type-options"] = "nosniff"
    if reply.media_type == PAGE and not framed:
        headers |= {"content-security-policy": _POLICY, "referrer-policy": "no-referrer"}
    if reply.rest is not None:
        return Streamed(reply.body, reply.rest, reply.status, headers)
    return Response(reply.body, reply.status, headers)


async def while_connected(request: Request, work: Coroutine[Any, Any, Reply]) -> Reply:
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
