"""Named graphs as N-Quads in a fixed order, so that the same graph gives the same bytes, whatever its size.

Lines are sorted graph by graph, in runs that fit into memory; several runs are merged.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from typing import IO, Final

from pyoxigraph import RdfFormat

from kg.store.embedded import CHUNK, Embedded

#: Bytes of a graph that are kept in memory before they are sorted; the rest waits on the disk.
_SPOOLED: Final = 16_000_000
#: Bytes of a line, by which a run of so many lines is asked for.
_LINE: Final = 150
_END: Final = b".\n"


def write_sorted(store: Embedded, out: IO[bytes], room: Path, chunk: int = CHUNK) -> int:
    """Write the named graphs of a store, by the text of their names and of their quads.

    Args:
        store: Holds no quads outside named graphs.
        out: What is written to.
        room: A folder for what does not fit into memory.
        chunk: How many quads are sorted together, about.

    Returns:
        The number of quads.
    """
    count = 0
    for graph in store.graphs():
        end = f"{graph} .\n".encode()
        with SpooledTemporaryFile(_SPOOLED, dir=str(room)) as file:
            store.inner.dump(file, RdfFormat.N_TRIPLES, from_graph=graph)
            file.seek(0)
            for line in _sorted(_blocks(file, chunk * _LINE), room):
                out.write(line.removesuffix(_END) + end)
                count += 1
    return count


def _blocks(file: SpooledTemporaryFile[bytes], size: int) -> Iterator[list[bytes]]:
    """Yield the lines of a file, those of so many bytes at a time."""
    while lines := file.readlines(size):
        yield lines


def _sorted(blocks: Iterator[list[bytes]], room: Path) -> Iterator[bytes]:
    """Sort lines; a single block needs no file."""
    first, second = next(blocks, []), next(blocks, [])
    if not second:
        yield from sorted(first)
        return
    with TemporaryDirectory(dir=room) as folder, ExitStack() as stack:
        runs = [
            _run(block, Path(folder) / str(number))
            for number, block in enumerate(chain((first, second), blocks))
        ]
        yield from merge(*[stack.enter_context(run.open("rb")) for run in runs])


def _run(block: list[bytes], path: Path) -> Path:
    """Write a sorted run to a file."""
    block.sort()
    with path.open("wb") as file:
        file.writelines(block)
    block.clear()
    return path
