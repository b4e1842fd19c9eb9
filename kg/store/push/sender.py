"""Updates sent by a process of its own, which takes back what waits if the one that pushes ends too early.

One that is killed can take nothing back, and does not know what becomes of its last request. This one takes
the reply to each before it goes on, so that nothing arrives after it has cleared up.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Final, Protocol

from kg.errors import DataError, KgError, QueryError
from kg.store.push.updates import PATIENCE, Updates
from kg.store.service import Service

_COMMAND: Final = (sys.executable, "-P", "-m", __name__)


class Send(Protocol):
    """Sends an update."""

    def __call__(self, body: bytes, *, last: bool = False) -> None:
        """Send it, and take the reply.

        Args:
            body: An update that may be made twice without harm.
            last: Whether nothing is to be taken back any more, unless this one is refused.

        Raises:
            DataError: The service does not answer.
            QueryError: It refuses.
        """


@contextmanager
def sending(updates: Updates, back: str) -> Iterator[Send]:
    """Send updates by another process, until the block ends.

    Args:
        updates: Where to.
        back: The update that takes back all that was sent, if the last one was not among it, or was refused.

    Raises:
        OSError: No process can be started.
    """
    here, there = Pipe()
    with there:
        process = subprocess.Popen(  # noqa: S603 - this program
            [*_COMMAND, str(there.fileno()), updates.service.address, back],
            pass_fds=[there.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # what ends this one from a terminal must not end that one
        )

    def send(body: bytes, *, last: bool = False) -> None:
        try:
            here.send((body, last))
            refusal: KgError | None = here.recv()
        except (EOFError, OSError) as error:
            raise DataError("the process that sends has ended; push again") from error
        if refusal:
            raise refusal

    with process, here:
        yield send


def _serve(there: Connection, updates: Updates, back: str) -> None:
    """Send what comes from the process that pushes, until it ends."""
    left = False
    with suppress(EOFError, OSError):
        while True:
            body, last = there.recv()
            refusal = _refusal(updates, body)
            # A last one that nobody has answered may still be at work.
            left = not last or isinstance(refusal, QueryError)
            there.send(refusal)
    if left:
        updates.send(back.encode())


def _refusal(updates: Updates, body: bytes) -> KgError | None:
    """Send an update, and give what the service says against it."""
    try:
        updates.send(body)
    except KgError as error:
        return error
    return None


if __name__ == "__main__":
    with Connection(int(sys.argv[1])) as pipe:
        _serve(pipe, Updates(Service(sys.argv[2], PATIENCE, PATIENCE), streams=False), sys.argv[3])
