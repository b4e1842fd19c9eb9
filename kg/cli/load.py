"""``kg load``."""

from pathlib import Path
from typing import Annotated

import typer

_FILES = "RDF files: nt, nq, ttl, trig, rdf, jsonld; also .gz, .bz2, .zst."
_SKIP = "Leave bad lines of N-Triples and N-Quads out."
_RESUME = "Keep the files that are finished if the load is stopped, and go on from there the next time."


def load(
    files: Annotated[list[Path], typer.Argument(help=_FILES)],
    store: Annotated[Path, typer.Option("--store", help="The folder of the store; made if it is not there.")],
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help=_SKIP)] = False,
    resume: Annotated[bool, typer.Option("--resume", help=_RESUME)] = False,
) -> None:
    """Load RDF files into a store on disk, all of them or none.

    Whatever fails or is interrupted leaves the store as it was. The store is then at hand for every command
    that reads, by --store.

    \b
    Examples:
      kg load build/graph.nq --store gba-store
      kg load more.nt.gz other.ttl --store gba-store
      kg load raw.nt --skip-bad --store gba-store
      kg load part-*.nt.gz --resume --store gba-store
    """
    from kg.cli.loaded import load_files

    load_files(files, store, skip_bad=skip_bad, resume=resume)
