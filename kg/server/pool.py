"""Worker processes that answer requests, and are ended where one takes too much."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Coroutine
from contextlib import suppress
from typing import Any, Final, TypeVar

from kg.server import frames
from kg.server.limits import Limits
from kg.server.reply import BrokenOffError, RefusalError, Reply

#: Seconds between tries to start a worker that does not start.
_PAUSE: Final = 1.0
#: Seconds that a job may still take when nobody waits for it any more: a worker is dearer than a short job.
_GRACE: Final = 0.5

_T = TypeVar("_T")


class _Worker:
    """One process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a worker needs pipes")
        self._process = process
        self._jobs = process.stdin
        self._replies = process.stdout

    @property
    def alive(self) -> bool:
        """Whether the process can take a job."""
        return self._process.returncode is None and not self._jobs.is_closing()

    async def exchange(self, job: frames.About) -> tuple[frames.About, bytes]:
        """Send a job and take its reply."""
        try:
            self._jobs.write(frames.pack(job))
        except RuntimeError as error:  # how uvloop says that a pipe is closed
            raise ConnectionResetError("the worker has ended") from error
        return await self.receive()

    async def receive(self) -> tuple[frames.About, bytes]:
        """Take one message."""
        about, body = frames.lengths(await self._replies.readexactly(frames.HEAD))
        return frames.unpack(await self._replies.readexactly(about)), await self._replies.readexactly(body)

    async def end(self) -> None:
        """End the process, whatever it is doing."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


class Pool:
    """A number of workers, each with one job at a time.

    Args:
        location: The graph that they open; see ``kg.store.location``.
        limits: How much a job may cost.
    """

    def __init__(self, location: str | None, limits: Limits) -> None:
        numbers = (limits.seconds, limits.memory, limits.answer)
        self._command = (sys.executable, "-m", "kg.server.worker", location or "", *map(str, numbers))
        self._limits = limits
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._all: set[_Worker] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._waiting = 0

    async def start(self) -> None:
        """Start the workers.

        Raises:
            RefusalError: The first cannot start; the message is its own.
        """
        await self._spawn()
        for _ in range(self._limits.workers - 1):
            self._replace()

    async def stop(self) -> None:
        """End all workers."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))

    def state(self) -> dict[str, int]:
        """Count the workers and the requests that wait for one."""
        return {"workers": len(self._all), "idle": self._idle.qsize(), "waiting": self._waiting}

    async def run(self, job: frames.About) -> Reply:
        """Have a job done.

        Raises:
            RefusalError: There is no room for it, or it took too long or too much memory (503).
        """
        clock = asyncio.get_running_loop().time
        patience = clock() + self._limits.seconds
        worker = await self._free(patience)
        while not worker.alive:  # something else has ended it
            await self._drop(worker)
            worker = await self._free(patience)
        # Its own time begins now: a quick job that had to wait is not to be told that it took too long.
        work = self._beside(self._work(worker, job, clock() + self._limits.seconds))
        try:
            return await asyncio.shield(work)
        except asyncio.CancelledError:  # the client has gone
            self._beside(_hurry(work))
            raise

    async def _work(self, worker: _Worker, job: frames.About, until: float) -> Reply:
        """Have a worker do a job; afterwards it is idle again, or another takes its place."""
        try:
            async with asyncio.timeout_at(until):
                about, body = await worker.exchange(job)
        except TimeoutError as error:
            await self._drop(worker)
            seconds = f"{self._limits.seconds:g} s"
            raise RefusalError(503, f"stopped: the answer took longer than {seconds}; narrow it") from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            await self._drop(worker)
            memory = f"{self._limits.memory:,} MB"
            reason = f"stopped: the answer needed more than {memory} of memory, or its worker was ended"
            raise RefusalError(503, reason) from error
        except asyncio.CancelledError:
            await self._drop(worker)
            raise
        if about.get("more"):
            return Reply(about["status"], about["type"], body, self._rest(worker, until))
        await self._done(worker, about)
        if refused := about.get("refused"):
            raise RefusalError(about["status"], refused)
        return Reply(about["status"], about["type"], body)

    def _rest(self, worker: _Worker, until: float) -> AsyncGenerator[bytes, None]:
        """Give what follows the first part of a reply; its time is over when that of the job is."""
        lost = False

        def lose() -> None:
            nonlocal lost
            if not lost:
                lost = True
                self._beside(self._drop(worker))

        # Also should nobody ever read, or not fast enough.
        timer = asyncio.get_running_loop().call_at(until, lose)

        async def pieces() -> AsyncGenerator[bytes, None]:
            about: frames.About = {"more": True}
            try:
                while about.get("more"):
                    about, body = await worker.receive()
                    if refused := about.get("refused"):
                        raise BrokenOffError(refused)
                    yield body
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                limits = f"{self._limits.seconds:g} s or {self._limits.memory:,} MB"
                raise BrokenOffError(f"it took more than {limits}, or its worker was ended") from error
            finally:
                timer.cancel()
                if about.get("more"):
                    lose()
                elif not lost:
                    await self._done(worker, about)

        return pieces()

    async def _done(self, worker: _Worker, about: frames.About) -> None:
        """Let a worker take the next job, or another take its place."""
        if about.get("tired"):
            await self._drop(worker)
        else:
            self._idle.put_nowait(worker)

    async def _free(self, until: float) -> _Worker:
        """Wait for a free worker."""
        if not self._idle.empty():
            return self._idle.get_nowait()
        if self._waiting >= self._limits.waiting:
            raise RefusalError(503, f"busy: {self._waiting} requests are waiting already", retry=1)
        self._waiting += 1
        try:
            async with asyncio.timeout_at(until):
                return await self._idle.get()
        except TimeoutError as error:
            raise RefusalError(503, "busy: no worker became free in time", retry=1) from error
        finally:
            self._waiting -= 1

    async def _drop(self, worker: _Worker) -> None:
        """End a worker and have another take its place."""
        self._all.discard(worker)
        self._replace()
        await worker.end()

    def _replace(self) -> None:
        """Start a worker."""
        self._beside(self._spawn_surely())

    def _beside(self, work: Coroutine[Any, Any, _T]) -> asyncio.Task[_T]:
        """Do something beside whatever else goes on."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _spawn_surely(self) -> None:
        """Start a worker, and try again where that fails."""
        while True:
            try:
                return await self._spawn()
            except RefusalError as error:
                sys.stderr.write(f"kg: {error}\n")
                await asyncio.sleep(_PAUSE)

    async def _spawn(self) -> None:
        """Start a worker and wait until it is ready."""
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *self._command, stdin=pipe, stdout=pipe, start_new_session=True
        )
        worker = _Worker(process)
        try:
            about, _ = await worker.receive()
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            await worker.end()
            raise RefusalError(503, "a worker ended while it was starting") from error
        except BaseException:
            await worker.end()
            raise
        if refused := about.get("refused"):
            await worker.end()
            raise RefusalError(503, refused)
        self._all.add(worker)
        self._idle.put_nowait(worker)


async def _hurry(work: asyncio.Task[Reply]) -> None:
    """Let a job that nobody waits for end soon, or stop it."""
    await asyncio.wait((work,), timeout=_GRACE)
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
