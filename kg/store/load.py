"""Loads RDF files into a store on disk: all of them or none."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import Store as Oxigraph

from kg.aside import beside, put_back, recover
from kg.errors import DataError
from kg.store.files import BY_LINE, Bad, Progress, load_file, syntax_of
from kg.store.unfinished import JOB, Unfinished, state_of

#: Bad lines that are told one by one.
_TOLD: Final = 20


class Loaded(NamedTuple):
    """What a load did.

    Attributes:
        before: Quads in the store before it.
        after: Quads in it now.
        resumed: Files that an earlier load had finished.
        skipped: How many lines were left out.
        told: The first of these.
    """

    before: int
    after: int
    resumed: int
    skipped: int
    told: Sequence[Bad]


def load(
    files: Sequence[Path],
    folder: Path,
    *,
    skip_bad: bool = False,
    resume: bool = False,
    progress: Progress = lambda _: None,
) -> Loaded:
    """Load files into a store, which is made if it is not there.

    A copy is loaded that shares the unchanged parts on disk, and takes the place of the store at the end;
    whatever fails before leaves the store as it was.

    Args:
        files: RDF of any syntax, by suffix, also compressed.
        folder: The store.
        skip_bad: Leave bad lines of N-Triples and N-Quads out, and count them.
        resume: Go on with a load that was stopped, and leave this one to be gone on with if it is.
        progress: Told of the bytes of the files as they are read.

    Raises:
        DataError: A file cannot be read, or the folder is no store.
    """
    for file in files:
        if syntax_of(file) not in BY_LINE and skip_bad:
            raise DataError(f"{file}: bad lines can be skipped in N-Triples and N-Quads only")
    try:
        return _load(files, folder, skip_bad=skip_bad, resume=resume, progress=progress)
    except OSError as error:
        raise DataError(f"{folder}: cannot be written ({error.strerror or error})") from error


def _load(files: Sequence[Path], folder: Path, *, skip_bad: bool, resume: bool, progress: Progress) -> Loaded:
    """Load files that are there."""
    put_back(folder, JOB)
    base = _held(folder)
    before = len(base) if base is not None else 0
    state = state_of(base, folder)
    with _work(files, folder, state, resume=resume) as work:
        resumed, bad = len(work.finished), _Counted()
        if base is not None and not resumed:
            base.backup(str(work.store))
        after = _load_files(work, files, progress, bad if skip_bad else None, resume=resume)
        if base is None and folder.exists() and any(folder.iterdir()):
            raise DataError(f"{folder}: another program has made a store here meanwhile; load again")
        del base  # nobody else could write to it until now
        work.place(folder)
    return Loaded(before, after, resumed, bad.count, bad.told)


@contextmanager
def _work(files: Sequence[Path], folder: Path, state: Sequence[str], *, resume: bool) -> Iterator[Unfinished]:
    """Give what to work in: what another load has left, or something new; and leave it, if that is wanted."""
    if not resume:
        with beside(folder, JOB) as aside:
            yield Unfinished(aside, state)
        return
    work = Unfinished.resume(folder, state, files)
    recover(folder, JOB)
    work = work or Unfinished.begin(folder, state)
    try:
        yield work
    finally:
        work.leave()


class _Counted:
    """Bad lines: all are counted, the first are kept."""

    def __init__(self) -> None:
        self.count = 0
        self.told: list[Bad] = []

    def __call__(self, bad: Bad) -> None:
        self.count += 1
        if len(self.told) < _TOLD:
            self.told.append(bad)


def _held(folder: Path) -> Oxigraph | None:
    """Open a store, if there is one, so that nobody else writes to it."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return None
    if not (folder / "CURRENT").is_file():
        raise DataError(f"{folder} is no store; name an empty folder, or one that kg load made")
    try:
        return Oxigraph(str(folder))
    except OSError as error:
        raise DataError(f"{folder}: another program writes to this store ({error})") from error


def _load_files(
    work: Unfinished, files: Sequence[Path], progress: Progress, bad: _Counted | None, *, resume: bool
) -> int:
    """Load the files that are not finished yet, and count what the store then holds."""
    store = Oxigraph(str(work.store))
    for file in files:
        if work.holds(file):
            progress(file.stat().st_size)
            continue
        advice = "; --skip-bad leaves such lines out" if bad is None else ""
        load_file(store, file, progress, bad, advice)
        if resume:  # to be sure of each file waits for the disk
            store.flush()
            work.finish(file)
    store.flush()
    return len(store)
