"""What is sent back to a client."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Final

from kg.errors import AmbiguousError, KgError, NotFoundError

PLAIN: Final = "text/plain; charset=utf-8"
PAGE: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer over HTTP.

    Attributes:
        body: The whole, or what comes first of it.
        rest: What follows.
    """

    status: int
    media_type: str
    body: bytes
    rest: AsyncGenerator[bytes, None] | None = None


class BrokenOffError(Exception):
    """An answer that has begun and cannot be finished; the message says why."""


class RefusalError(Exception):
    """A request that is not answered; the message tells the client why.

    Args:
        status: Of HTTP.
        reason: One line.
        retry: Seconds after which another try may succeed; 0 where none will.
    """

    def __init__(self, status: int, reason: str, retry: int = 0) -> None:
        super().__init__(reason)
        self.status = status
        self.retry = retry


def refusal_of(error: KgError) -> RefusalError:
    """Say over HTTP what the user can put right."""
    if isinstance(error, NotFoundError):
        return RefusalError(404, str(error))
    return RefusalError(300 if isinstance(error, AmbiguousError) else 400, str(error))


def with_charset(media_type: str) -> str:
    """Say that text is UTF-8; the types of RDF and SPARQL always are."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
