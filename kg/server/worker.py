"""A worker: one process with the graph open, which does one job after another."""

import os
import signal
import sys
from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import Any, Final

from kg.build.opened import open_graph
from kg.errors import KgError
from kg.server import frames
from kg.server.reply import RefusalError, Reply, refusal_of
from kg.server.service import Service

#: MB above its start at which a worker is replaced after a job: what one took may never come back.
_TIRED: Final = 192
#: Seconds after which a worker ends itself, should nobody be left to end it.
_GRACE: Final = 2
_MB: Final = 1_000_000


def main() -> None:
    """Do jobs from stdin until there are no more; replies go to stdout."""
    location, seconds, memory, most = sys.argv[1:]
    jobs, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever prints must not disturb the replies
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        service = Service(open_graph(location or None), int(most) * _MB)
        message = frames.pack({})
    except KgError as error:
        message, service = frames.pack({"refused": str(error)}), None
    replies.write(message)
    replies.flush()
    start = _resident()
    _limit_memory(int(memory) * _MB)
    while service is not None and (job := frames.read(jobs)) is not None:
        _alarm(ceil(float(seconds)) + _GRACE)
        about, body = perform(service, job)
        _alarm(0)
        if _resident() > start + _TIRED * _MB:
            about["tired"] = True
        replies.write(frames.pack(about, body))
        replies.flush()


def perform(service: Service, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Do one job, and say what came of it."""
    work: Callable[..., Reply] = getattr(service, job.pop("do"))
    try:
        reply = work(**job)
    except KgError as error:
        return _refused(refusal_of(error))
    except RefusalError as error:
        return _refused(error)
    except MemoryError:
        return _refused(RefusalError(503, "stopped: the answer needs too much memory; narrow it"))
    return {"status": reply.status, "type": reply.media_type}, reply.body


def _refused(error: RefusalError) -> tuple[dict[str, Any], bytes]:
    """What is said of a job that was not done."""
    return {"status": error.status, "refused": str(error)}, b""


def _resident() -> int:
    """Bytes that the process takes up in memory, where the system tells; else 0."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _limit_memory(extra: int) -> None:
    """Have the system end the process when it takes much more than now."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * os.sysconf("SC_PAGE_SIZE") + extra
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):  # a system without such limits
        return


def _alarm(seconds: int) -> None:
    """Have the system end the process after so many seconds, where it can."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


if __name__ == "__main__":
    main()
