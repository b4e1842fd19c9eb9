"""Times of processes and of calls, of contenders that take turns."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from signal import ITIMER_REAL, SIGALRM, setitimer, signal
from typing import Any, NamedTuple


class Taken(NamedTuple):
    """What one run took.

    Attributes:
        wall: Seconds on the clock.
        cpu: Seconds on processors, of all threads.
        peak: The most memory that a process held at once, in MB; 0 where a part of a process was timed.
    """

    wall: float
    cpu: float
    peak: float = 0.0


#: A run of a contender.
Run = Callable[[], Taken]
#: What each run of each contender took.
Times = dict[str, list[Taken]]


class TooSlowError(Exception):
    """A run took longer than it may."""


class FailedError(Exception):
    """A process ended with an error."""


def process(command: Sequence[str | Path], *, cwd: Path | None = None, patience: float = 0) -> Taken:
    """Run a command in a process of its own.

    The peak is the kernel's (``getrusage``), which counts what this process held when it made the other: keep it small.

    Args:
        command: What to run; its output is thrown away.
        cwd: Where.
        patience: Seconds after which it is stopped; 0 for never.

    Raises:
        TooSlowError: It was stopped.
        FailedError: It ended with an error.
    """
    # Python keeps what it has compiled, as it does for everybody who has not told it otherwise.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    words = [str(word) for word in command]
    start = time.perf_counter()
    with subprocess.Popen(
        words, cwd=cwd, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as running:
        with limited(patience, running.kill):
            said = running.stderr.read() if running.stderr else b""
            _, status, used = os.wait4(running.pid, 0)
        wall = time.perf_counter() - start
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode < 0 and patience and wall >= patience:
        raise TooSlowError
    if running.returncode:
        raise FailedError(f"{' '.join(map(str, command))[:200]}: {said.decode(errors='replace')[-500:]}")
    return Taken(
        wall, used.ru_utime + used.ru_stime, used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    )


def script(text: str, *arguments: str | Path) -> list[str]:
    """The command that runs some Python."""
    return [sys.executable, "-c", text, *map(str, arguments)]


def kg(*arguments: str | Path) -> list[str]:
    """The command that runs ours, as installed."""
    return [str(Path(sys.executable).with_name("kg")), *map(str, arguments)]


def call(work: Callable[[], object], patience: float = 0) -> Taken:
    """Run a part of this process.

    Raises:
        TooSlowError: It took more than ``patience`` seconds, and is written in Python, so that it could be stopped.
    """
    gc.collect()
    start, begin = time.perf_counter(), time.process_time()
    with limited(patience, _too_slow):
        work()
    return Taken(time.perf_counter() - start, time.process_time() - begin)


def _too_slow() -> None:
    raise TooSlowError


@contextmanager
def limited(patience: float, act: Callable[[], object]) -> Iterator[None]:
    """Do something if what is inside takes longer."""
    before = signal(SIGALRM, lambda *_: act())
    setitimer(ITIMER_REAL, patience)
    try:
        yield
    finally:
        setitimer(ITIMER_REAL, 0)
        signal(SIGALRM, before)


def processes(commands: Mapping[str, Sequence[str | Path]]) -> dict[str, Run]:
    """Runs of some commands."""
    return {title: partial(process, command) for title, command in commands.items()}


def calls(works: Mapping[str, Callable[[], object]]) -> dict[str, Run]:
    """Runs of parts of this process."""
    return {title: partial(call, work) for title, work in works.items()}


def in_turn(
    runs: Mapping[str, Run],
    rounds: int,
    *,
    warm: int = 1,
    few: Mapping[str, int] | None = None,
    budget: float = 60,
) -> Times:
    """Let contenders take turns, so that a machine that slows down slows them all.

    Args:
        runs: What to time, by contender.
        rounds: How often.
        warm: Rounds before, which are not counted.
        few: How often at most, for those that take long; they do not warm up.
        budget: Seconds of the others after which no further round begins, if there is one.
    """
    most = few or {}
    times: Times = {title: [] for title in runs}
    chance = Random(rounds)  # noqa: S311 - to be repeatable, not secret
    spent = 0.0
    for turn in range(-warm, rounds):
        # Each comes after each other one as often: what ran before fills the caches of the processor.
        for title, run in chance.sample(list(runs.items()), len(runs)):
            if title in most and (turn < 0 or turn >= most[title]):
                continue
            begin = time.perf_counter()
            taken = run()
            if title not in most:
                spent += time.perf_counter() - begin
            if turn >= 0:
                times[title].append(taken)
        if turn >= 0 and spent > budget:
            break
    return times


def apart(work: Callable[..., Any], *arguments: object, patience: float | None = None) -> Any:
    """Do something in a process of its own, so that its memory is given back, and give what it returned.

    Raises:
        TooSlowError: It took more than ``patience`` seconds, and was stopped.
        FailedError: The process ended without an answer.
    """
    here, there = Pipe(duplex=False)
    child = get_context("fork").Process(target=_answer, args=(there, work, arguments))
    child.start()
    there.close()
    try:
        if not here.poll(patience):
            raise TooSlowError
        done, value = here.recv()
    except EOFError as error:
        raise FailedError(f"{work.__module__}: the process ended without an answer") from error
    finally:
        child.kill()
        child.join()
    if not done:
        raise value
    return value


def _answer(there: Connection, work: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    """Send what a piece of work returns, or raises."""
    try:
        there.send((True, work(*arguments)))
    except Exception as error:  # noqa: BLE001 - raised again on the other side
        there.send((False, error))


def say(text: str) -> None:
    """Tell how far it has come."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
