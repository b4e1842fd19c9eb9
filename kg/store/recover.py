"""What a load that was killed has left beside a store."""

from pathlib import Path

from kg import aside

_JOB = "load"


def prefix(folder: Path) -> str:
    """Give the start of the names of folders that loads use beside a store; the id of a process follows."""
    return aside.prefix(folder, _JOB)


def recover(folder: Path) -> None:
    """Put a store back that a killed load had moved away, and remove what such loads have left.

    Args:
        folder: Where the store lies or should lie.
    """
    aside.recover(folder, _JOB)
