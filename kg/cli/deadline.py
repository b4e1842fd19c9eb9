"""Limits of time and memory for one command."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from kg.paths import remove_unfinished

#: Seconds between two looks at the memory.
_PACE: Final = 0.1
#: The share of the machine's memory that one command may take.
_SHARE: Final = 0.8


@contextmanager
def deadline(seconds: float, what: str = "the query") -> Iterator[None]:
    """End the whole process when its time is over, or most of the memory is taken: exit 2, with one line.

    The engine lets other threads run while it works, but cannot be told to stop.

    Args:
        seconds: The limit of time; 0 for none.
        what: What takes the time and the memory.
    """
    done = Event()
    watch = Thread(target=_watch, args=(done, seconds, time.monotonic(), what), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()


def _watch(done: Event, seconds: float, begin: float, what: str) -> None:
    """Look at the clock and the memory until the work is done."""
    most = _memory("SC_PHYS_PAGES") * _SHARE
    while not done.wait(_PACE):
        if 0 < seconds <= time.monotonic() - begin:
            _end(f"{what} took longer than {seconds:g} s; narrow it, or raise --timeout")
        if most and _resident() > most:
            _end(f"{what} needs more than {most / 1e9:.1f} GB of memory; narrow it, or use a store on disk")


def _end(reason: str) -> None:
    """End the process at once."""
    sys.stderr.write(f"kg: {reason}\n")
    sys.stderr.flush()
    remove_unfinished()
    os._exit(2)


def _resident() -> int:
    """Bytes that the process takes up in memory, where the system tells; else 0."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - often, and quick
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _memory(pages: str) -> int:
    """Bytes of so many pages of the machine, where it tells; else 0."""
    try:
        return os.sysconf(pages) * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0
