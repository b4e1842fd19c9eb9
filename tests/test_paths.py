"""Files are written whole, and what is no file is not replaced by one."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.paths import remove_unfinished, write_whole, writing_whole


def test_a_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    for content in (b"old", b"new"):
        write_whole(file, content)
        assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_link_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "a.txt")
    write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, b"content")
    reader.join(10)
    assert read == [b"content"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="this system has no /dev/stdout")
def test_standard_output_by_its_name() -> None:
    code = "from pathlib import Path; from kg.paths import write_whole; write_whole(Path('/dev/stdout'), b'content')"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    assert done.stdout == b"content"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be written"):
        write_whole(tmp_path, b"content")
    assert tmp_path.is_dir()


def test_a_file_that_is_not_finished_leaves_the_old_one(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def stopped() -> None:
        with writing_whole(file) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    def ended() -> None:
        with writing_whole(file) as out:
            out.write(b"half")
            remove_unfinished()  # as a process does that has to end at once

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
    with pytest.raises(DataError):
        ended()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]
