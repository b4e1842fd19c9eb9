"""What the program is doing, shown on a terminal while it takes time."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def steps(total: int) -> Iterator[Callable[[str, str], None]]:
    """Show a bar of so many steps on stderr; on anything but a terminal, show nothing.

    Yields:
        A function to be told the name of each step as it begins, and while it goes on how far it has come.
    """
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(bar_width=24), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=total)
        running = ""

        def step(name: str, detail: str = "") -> None:
            nonlocal running
            bar.update(
                task, description=f"{name} {detail}".strip(), advance=1 if running not in ("", name) else 0
            )
            running = name

        yield step


@contextmanager
def bytes_read(total: int) -> Iterator[Callable[[int], None]]:
    """Show on stderr how much of so many bytes is read, how fast and how much longer; on a terminal only.

    Yields:
        A function to be told of the bytes read since the last time.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    columns = (BarColumn(bar_width=24), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda count: bar.advance(task, count)


@contextmanager
def counted(total: int) -> Iterator[Callable[[int], None]]:
    """Show on stderr how many of so many triples are sent, and how much longer; on a terminal only.

    Yields:
        A function to be told of the triples sent since the last time.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("sending", total=total)
        yield lambda count: bar.advance(task, count)
