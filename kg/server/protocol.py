"""Requests of the SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013, section 2.1)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kg.server.reply import RefusalError

_FORM: Final = "application/x-www-form-urlencoded"
_DIRECT: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"
_MOST_FIELDS: Final = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with the graphs that it is about.

    Attributes:
        text: The query; empty where there is none, for which a service describes itself.
        default: IRIs given by ``default-graph-uri``.
        named: IRIs given by ``named-graph-uri``.
        form: The format that the client names, an addition of ours.
    """

    text: str
    default: tuple[str, ...]
    named: tuple[str, ...]
    form: str

    def job(self) -> Mapping[str, object]:
        """What a worker is told."""
        return asdict(self)


async def read_request(request: Request, most: int) -> Asked:
    """Read a query operation.

    Args:
        request: GET, or POST with a form or with the query itself.
        most: Bytes that it may have.

    Raises:
        RefusalError: It is no such operation.
    """
    fields = _fields(request.scope["query_string"], most)
    if request.method == "POST":
        kind, body = _media_type(request), await _body(request, most)
        if kind == _FORM:
            fields = [*_fields(body, most), *((name, text) for name, text in fields if name == "format")]
        elif kind == _DIRECT:
            if any(name == "query" for name, _ in fields):
                raise RefusalError(400, "the query is given twice: in the address and in the body")
            fields = [*fields, ("query", _text(body))]
        elif kind == _UPDATE:
            raise RefusalError(403, "the graph is read-only: updates are refused")
        else:
            raise RefusalError(415, f"send a query as {_DIRECT} or {_FORM}, not as {kind or 'nothing'}")
    return _asked(fields, request.method)


def _asked(fields: list[tuple[str, str]], method: str) -> Asked:
    """Make a query of its fields."""
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in fields):
        raise RefusalError(403, "the graph is read-only: updates are refused")
    queries = [text for name, text in fields if name == "query"]
    if len(queries) > 1:
        raise RefusalError(400, f"{len(queries)} queries were sent; send one")
    if method == "POST" and not queries:
        raise RefusalError(400, "no query was sent; send it in the field 'query'")
    if queries and not queries[0].strip():
        raise RefusalError(400, "the query is empty")
    forms = [text for name, text in fields if name == "format"]
    return Asked(
        text=queries[0] if queries else "",
        default=tuple(text for name, text in fields if name == "default-graph-uri"),
        named=tuple(text for name, text in fields if name == "named-graph-uri"),
        form=forms[-1] if forms else "",
    )


def _media_type(request: Request) -> str:
    """The media type of a body that is UTF-8."""
    kind, *parameters = request.headers.get("content-type", "").split(";")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name.lower() == "charset" and value.strip("\"'").lower() not in ("utf-8", "utf8", "us-ascii"):
            raise RefusalError(415, f"send the query in UTF-8, not in {value}")
    return kind.strip().lower()


async def _body(request: Request, most: int) -> bytes:
    """Read a body as long as it is not too large."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > most:
                raise RefusalError(413, f"the request is larger than {most // 1000:,} kB")
    except ClientDisconnect as error:
        raise RefusalError(400, "the request broke off") from error
    return body


def _fields(encoded: bytes, most: int) -> list[tuple[str, str]]:
    """Read the fields of a form or of an address."""
    if len(encoded) > most:
        raise RefusalError(413, f"the request is larger than {most // 1000:,} kB")
    try:
        return parse_qsl(
            encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except UnicodeDecodeError as error:
        raise RefusalError(400, "the request is not UTF-8 in percent-encoding") from error
    except ValueError as error:
        raise RefusalError(400, f"the request has more than {_MOST_FIELDS:,} fields") from error


def _text(body: bytes) -> str:
    """The text of a query sent as it is."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusalError(400, f"the query is not UTF-8 (byte {error.start})") from error
