"""What passes between the service and its workers: JSON about the message, and its bytes."""

import json
import struct
from collections.abc import Mapping
from typing import IO, Any, Final

_LENGTHS: Final = struct.Struct(">II")
#: Bytes that tell how long the two parts are.
HEAD: Final = _LENGTHS.size

About = Mapping[str, Any]


def pack(about: About, body: bytes = b"") -> bytes:
    """Write a message."""
    head = json.dumps(about, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return _LENGTHS.pack(len(head), len(body)) + head + body


def lengths(head: bytes) -> tuple[int, int]:
    """Read how long the two parts of a message are."""
    about, body = _LENGTHS.unpack(head)
    return about, body


def unpack(head: bytes) -> dict[str, Any]:
    """Read what a message says of itself."""
    found: dict[str, Any] = json.loads(head.decode("utf-8", "surrogatepass"))
    return found


def read(stream: IO[bytes]) -> dict[str, Any] | None:
    """Read the next message without a body; None at the end of the stream."""
    head = stream.read(HEAD)
    if len(head) < HEAD:
        return None
    about, _ = lengths(head)
    return unpack(stream.read(about))
