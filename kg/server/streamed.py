"""A response that is sent as it comes, and shows when it could not be finished."""

import sys
from collections.abc import AsyncGenerator, AsyncIterator, Mapping

from starlette.responses import StreamingResponse
from starlette.types import Send

from kg.server.reply import BrokenOffError


class Streamed(StreamingResponse):
    """A body in pieces; one that breaks off is not ended, so that the client sees that it is not whole.

    Args:
        first: What is at hand.
        rest: What follows.
        status: Of HTTP; it is sent before the rest is known.
        headers: Without a length.
    """

    def __init__(
        self, first: bytes, rest: AsyncIterator[bytes], status: int, headers: Mapping[str, str]
    ) -> None:
        super().__init__(_joined(first, rest), status, headers)

    async def stream_response(self, send: Send) -> None:
        """Send head and pieces."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            async for piece in self.body_iterator:
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        except BrokenOffError as error:
            sys.stderr.write(f"kg: an answer was broken off: {error}\n")
            return
        finally:
            if isinstance(self.body_iterator, AsyncGenerator):
                await self.body_iterator.aclose()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _joined(first: bytes, rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Give a first piece and the others, and let go of them whatever happens."""
    try:
        yield first
        async for piece in rest:
            yield piece
    finally:
        if isinstance(rest, AsyncGenerator):
            await rest.aclose()
