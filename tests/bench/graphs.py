"""Made-up graphs of each size, as files and as stores, made once."""

import shutil
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench.measure import kg, process, say, script
from tests.bench.result import Setting

_WRITE: Final = """import sys
from pathlib import Path
from tests.bench.streamed import write
write(int(sys.argv[1]), Path(sys.argv[2]))"""
_ROOT: Final = Path(__file__).parent.parent.parent


class Files(NamedTuple):
    """The same graph twice: with its named graphs, and as triples."""

    quads: Path
    triples: Path


def files(setting: Setting, size: int) -> Files:
    """The files of a graph of so many triples."""
    folder = setting.folder / str(size)
    if not folder.is_dir():
        say(f"  writing a graph of {size:,} triples")
        aside = setting.folder / f"{size}.new"
        shutil.rmtree(aside, ignore_errors=True)
        process(script(_WRITE, str(size), aside), cwd=_ROOT)
        aside.rename(folder)
    return Files(folder / "graph.nq", folder / "graph.nt")


def store(setting: Setting, size: int) -> Path:
    """A store on disk of so many quads, in their named graphs."""
    folder = setting.folder / f"{size}.store"
    if not folder.is_dir():
        quads = files(setting, size).quads
        say(f"  loading it into {folder.name}")
        process(kg("load", quads, "--store", folder))
    return folder
