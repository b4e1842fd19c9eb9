"""The service as an ASGI application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response

from kg.server.limits import Limits
from kg.server.negotiation import wants_page
from kg.server.page import render
from kg.server.pool import Pool
from kg.server.reply import PLAIN, RefusalError
from kg.server.routes import answer_with, routes_over, visit_of


def create_app(pool: Pool, limits: Limits, *, cors: bool = True) -> Starlette:
    """Make the application.

    Args:
        pool: Answers requests; started and stopped by the caller.
        limits: How much a request may cost.
        cors: Whether pages of other sites may ask.
    """
    everyone = ["*"]
    shared = Middleware(
        CORSMiddleware, allow_origins=everyone, allow_methods=["GET", "POST"], allow_headers=everyone
    )
    return Starlette(
        routes=routes_over(pool, limits),
        middleware=[shared] if cors else [],
        exception_handlers={RefusalError: _refused, HTTPException: _refused},
    )


async def _refused(request: Request, error: Exception) -> Response:
    """Say why a request is not answered: on a page for a browser, in a line for a program."""
    status, reason, retry, headers = 500, "", 0, {}
    if isinstance(error, RefusalError):
        status, reason, retry = error.status, str(error), error.retry
    elif isinstance(error, HTTPException):
        status, reason, headers = error.status_code, error.detail, dict(error.headers or {})
    if retry:
        headers["retry-after"] = str(retry)
    if request.method == "GET" and _is_browser(request):
        response = answer_with(render("error.html", visit_of(request), status, code=status, problem=reason))
        response.headers.update(headers)
        return response
    return Response(f"{reason}\n", status, {"content-type": PLAIN, **headers})


def _is_browser(request: Request) -> bool:
    """Say whether a page is wanted, even where the header cannot be read."""
    try:
        return wants_page(request.headers.get("accept", ""))
    except RefusalError:
        return False
