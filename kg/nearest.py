"""What was perhaps meant by a misspelt name."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Find the known name that is most like another; empty if none is like it.

    >>> nearest("jsn", ["csv", "json"])
    'json'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only who errs pays for it

    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.5)), "")


def hint(name: str, known: Iterable[str]) -> str:
    """Say what to use instead of an unknown name.

    >>> hint("jsn", ["csv", "json"]), hint("§", ["csv", "json"])
    ("did you mean 'json'?", 'use csv, json')
    """
    names = sorted(known)
    near = nearest(name, names)
    return f"did you mean {near!r}?" if near else f"use {', '.join(names) or 'none'}"
