"""Files as they are, or compressed, with a count of what is read of them."""

import bz2
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from kg.errors import DataError

_COMPRESSED: Final = (".gz", ".bz2", ".zst")


class Counted(io.RawIOBase):
    """A file that tells how many bytes are read of it."""

    def __init__(self, inner: IO[bytes], progress: Callable[[int], None]) -> None:
        self._inner = inner
        self._progress = progress

    def readable(self) -> bool:
        """It can only be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Read and tell of it."""
        data = self._inner.read(size)
        self._progress(len(data))
        return data


def suffix_of(file: Path) -> str:
    """The suffix that tells the syntax, without the dot and without that of a compression."""
    suffixes = [suffix.lower() for suffix in file.suffixes]
    if suffixes and suffixes[-1] in _COMPRESSED:
        suffixes.pop()
    return suffixes[-1].lstrip(".") if suffixes else ""


@contextmanager
def opened(file: Path, progress: Callable[[int], None]) -> Iterator[IO[bytes]]:
    """Open a file, unpacked if its suffix says that it is compressed.

    Args:
        file: The file.
        progress: Told of the bytes that are read of the file itself, as it lies on the disk.

    Raises:
        DataError: It cannot be read or unpacked.
    """
    try:
        with file.open("rb") as raw:
            yield _unpacked(file, Counted(raw, progress))
    except (zlib.error, gzip.BadGzipFile, OSError) as error:
        if isinstance(error, OSError) and error.errno and not isinstance(error, gzip.BadGzipFile):
            raise DataError(f"{file}: cannot be read ({error.strerror})") from error
        raise DataError(f"{file}: is not what its suffix says, or is damaged ({error})") from error


def _unpacked(file: Path, stream: Counted) -> IO[bytes]:
    """The content of a file."""
    plain = cast("IO[bytes]", stream)
    if file.suffix.lower() == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=plain))
    if file.suffix.lower() == ".bz2":
        return cast("IO[bytes]", bz2.BZ2File(plain))
    if file.suffix.lower() == ".zst":
        try:
            from backports import zstd  # noqa: PLC0415 - most files need it not
        except ImportError as error:
            raise DataError(f"{file}: needs backports.zstd; pip install 'gba-kg[zstd]'") from error
        return cast("IO[bytes]", zstd.ZstdFile(plain))
    return plain
