"""How much one request may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of a service.

    Attributes:
        seconds: For the answer to a request, and before that for a worker to become free.
        workers: Requests that are answered at one time.
        waiting: Requests that may wait for their turn.
        memory: MB that a worker may take beyond what it has when it starts.
        answer: MB of one answer that has to be held whole, such as a table.
        request: kB of one query.
    """

    seconds: float = 30.0
    workers: int = 2
    waiting: int = 256
    memory: int = 1024
    answer: int = 64
    request: int = 1024
