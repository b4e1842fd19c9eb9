"""A worker: one process with the graph open, which does one job after another."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from math import ceil
from pathlib import Path
from typing import IO, Any, Final

from kg.build.opened import open_graph
from kg.errors import KgError
from kg.server import frames
from kg.server.desk import Desk, Visit
from kg.server.jobs import asking, finding, resources
from kg.server.jobs.query import query
from kg.server.reply import RefusalError, Reply, refusal_of

#: MB above its start at which a worker is replaced after a job: what one took may never come back.
_TIRED: Final = 192
#: Seconds after which a worker ends itself, should nobody be left to end it.
_GRACE: Final = 2
_MB: Final = 1_000_000
#: What makes each kind of page.
PAGES: Final[dict[str, Callable[[Desk, Visit], Reply]]] = {
    "explorer": finding.explorer,
    "search": finding.search,
    "questions": asking.questions,
    "question": asking.question,
    "entity": resources.entity,
    "source": resources.source,
    "claim": resources.claim,
    "ontology": resources.ontology,
    "description": resources.description,
}


def main() -> None:
    """Do jobs from stdin until there are no more; replies go to stdout."""
    location, seconds, memory, most = sys.argv[1:]
    jobs, replies = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever prints must not disturb the replies
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        desk = Desk(open_graph(location or None), location or None, int(most) * _MB, partial(_send, replies))
        message = frames.pack({})
    except KgError as error:
        message, desk = frames.pack({"refused": str(error)}), None
    replies.write(message)
    replies.flush()
    start = _resident()
    _limit_memory(int(memory) * _MB)
    while desk is not None and (job := frames.read(jobs)) is not None:
        _alarm(ceil(float(seconds)) + _GRACE)
        about, body = perform(desk, job)
        _alarm(0)
        if _resident() > start + _TIRED * _MB:
            about["tired"] = True
        replies.write(frames.pack(about, body))
        replies.flush()


def _send(replies: IO[bytes], reply: Reply) -> None:
    """Send a part of a reply that others will follow."""
    replies.write(frames.pack({"status": reply.status, "type": reply.media_type, "more": True}, reply.body))
    replies.flush()


def perform(desk: Desk, job: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Do one job, and say what came of it."""
    name = job.pop("do")
    try:
        reply = query(desk, **job) if name == "query" else PAGES[name](desk, Visit(**job))
    except KgError as error:
        return _refused(refusal_of(error))
    except RefusalError as error:
        return _refused(error)
    except MemoryError:
        return _refused(RefusalError(503, "stopped: the answer needs too much memory; narrow it"))
    except Exception:  # noqa: BLE001 - a mistake of ours: it is told, and the next job is done
        traceback.print_exc()
        return _refused(RefusalError(500, "the service made a mistake"))
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
