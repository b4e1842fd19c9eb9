"""A response that is sent as it comes, and shows when it could not be finished."""

import sys
from collections.abc import AsyncGenerator, Mapping

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
        self, first: bytes, rest: AsyncGenerator[bytes, None], status: int, headers: Mapping[str, str]
    ) -> None:
        super().__init__(rest, status, headers)
        self._first = first
        self._rest = rest

    async def stream_response(self, send: Send) -> None:
        """Send head and pieces."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            await _send_piece(send, self._first)
            async for piece in self._rest:
                await _send_piece(send, piece)
        except BrokenOffError as error:
            sys.stderr.write(f"kg: an answer was broken off: {error}\n")
            return
        finally:
            await self._rest.aclose()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _send_piece(send: Send, piece: bytes) -> None:
    """Send a piece that is not the last."""
    await send({"type": "http.response.body", "body": piece, "more_body": True})
