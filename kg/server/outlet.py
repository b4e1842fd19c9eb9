"""Where a worker writes an answer: held while it is small, sent in pieces when it grows or takes long."""

import io
from collections.abc import Callable
from time import monotonic
from typing import Final

#: Bytes that are held; an answer of fewer is sent whole, and its status is the last word on it.
PIECE: Final = 256_000
#: Seconds after which what is there is sent, however little.
SOON: Final = 0.5


class Outlet(io.RawIOBase):
    """Bytes that go on their way before all are there.

    Args:
        send: Takes a piece that others will follow.
    """

    def __init__(self, send: Callable[[bytes], None]) -> None:
        self._send = send
        self._held = bytearray()
        self._since = monotonic()

    def writable(self) -> bool:
        """It is for writing alone."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Take bytes, and send what is held when it is enough, or has been held long enough."""
        self._held += data
        if len(self._held) >= PIECE or monotonic() - self._since >= SOON:
            self._send(bytes(self._held))
            self._held.clear()
            self._since = monotonic()
        return len(data)

    def rest(self) -> bytes:
        """Give what is held at the end."""
        return bytes(self._held)
