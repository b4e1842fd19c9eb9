"""A limit of time for one command."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End the whole process when the time is over: exit 2, with one line.

    The engine lets other threads run while it works, but cannot be told to stop.

    Args:
        seconds: The limit; 0 for none.
    """

    def end() -> None:
        sys.stderr.write(f"kg: the query took longer than {seconds:g} s; narrow it, or raise --timeout\n")
        sys.stderr.flush()
        os._exit(2)

    timer = Timer(seconds, end)
    timer.daemon = True
    if seconds > 0:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
