"""What was perhaps meant by a misspelt name."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str:
    """Find the known name that is most like another; empty if none is like it.

    >>> nearest("jsn", ["csv", "json"])
    'json'
    """
    return next(iter(like(name, known, 1, 0.5)), "")


def like(name: str, known: Iterable[str], most: int, least: float) -> list[str]:
    """Find the known names that are like another, the most alike first.

    Args:
        name: What may be misspelt.
        known: What may be meant.
        most: How many are wanted at most.
        least: How much of both has to be the same, from 0 to 1.

    >>> like("jsn", ["csv", "json", "jsonld"], 2, 0.6)
    ['json', 'jsonld']
    """
    from difflib import get_close_matches  # noqa: PLC0415 - only who errs pays for it

    return get_close_matches(name, sorted(known), n=most, cutoff=least)


def hint(name: str, known: Iterable[str]) -> str:
    """Say what to use instead of an unknown name.

    >>> hint("jsn", ["csv", "json"]), hint("§", ["csv", "json"])
    ("did you mean 'json'?", 'use csv, json')
    """
    names = sorted(known)
    near = nearest(name, names)
    return f"did you mean {near!r}?" if near else f"use {', '.join(names) or 'none'}"
