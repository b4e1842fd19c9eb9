"""Writes into a service and tells what came of it."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kg.build.curated import open_curated
from kg.cli.output import format_or_default, print_rows, say
from kg.cli.progress import bytes_read, counted
from kg.errors import DataError
from kg.store.files import syntax_of
from kg.store.location import is_address
from kg.store.push.files import quads_of
from kg.store.push.push import Plan, Quads, plan, push
from kg.store.push.updates import find_updates
from kg.store.remote import Remote


def push_graph(graph: str | None, address: str, update: str | None, *, dry_run: bool) -> None:
    """Write the curated graph.

    Raises:
        KgError: The data have errors, or the service cannot be used.
    """
    if graph:
        raise DataError("--graph is for files; the curated graph has graphs of its own")
    store = _service(address)
    curated = open_curated().store
    _push(curated.quads, plan(curated.quads(), store), store, update, dry_run=dry_run)


def push_files(
    files: Sequence[Path], graph: str | None, address: str, update: str | None, *, dry_run: bool
) -> None:
    """Write files.

    Raises:
        KgError: A file cannot be read, or the service cannot be used.
    """
    store = _service(address)
    for file in files:
        syntax_of(file)
    with bytes_read(sum(file.stat().st_size for file in files)) as progress:
        todo = plan(quads_of(files, graph, progress))
    if not todo.written:
        raise DataError("there are no triples in these files")
    _push(lambda: quads_of(files, graph), todo, store, update, dry_run=dry_run)


def _service(address: str) -> Remote:
    """Open the service."""
    if not is_address(address):
        raise DataError("name the service by --store and its http(s) address; kg load fills a folder")
    return Remote(address)


def _push(quads: Quads, todo: Plan, store: Remote, update: str | None, *, dry_run: bool) -> None:
    """Write what is planned, or show it."""
    begin = time.monotonic()
    updates = find_updates(store.address, update)
    if dry_run:
        rows = [{"graph": graph, "triples": number} for graph, number in todo.written.items()]
        rows += [{"graph": graph, "triples": 0} for graph in todo.removed]
        print_rows(("graph", "triples"), rows, format_or_default(None))
        say(f"{updates.service.address}: nothing is written; this would be: {_counts(todo)}")
        return
    with counted(todo.triples) as progress:
        push(quads, todo, store, updates, progress)
    took = time.monotonic() - begin
    sys.stdout.write(f"{updates.service.address}: {_counts(todo)}, in {took:.1f} s\n")


def _counts(todo: Plan) -> str:
    """Say how much is written and removed."""
    removed = f", {len(todo.removed):,} graphs removed" if todo.removed else ""
    return f"{len(todo.written):,} graphs with {todo.triples:,} triples{removed}"
