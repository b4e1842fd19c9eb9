"""Chooses among formats by what a client accepts (RFC 9110, section 12.5.1)."""

from collections.abc import Mapping
from typing import Final, TypeVar

import mimeparse

from kg.nearest import hint
from kg.results.formats import GRAPHS, RESULTS, GraphFormat, ResultFormat
from kg.server.reply import RefusalError

#: What programs ask for.
_DATA: Final = (
    "application/json",
    *(form.media_type for form in GRAPHS.values()),
    *(form.media_type for form in RESULTS.values() if form.syntax is not None),
)

Form = TypeVar("Form", ResultFormat, GraphFormat)


def choose(accept: str, name: str, forms: Mapping[str, Form], first: str) -> Form:
    """Choose a format.

    Args:
        accept: The header ``Accept``; empty for anything.
        name: A format by its name, which wins over the header.
        forms: What can be sent, by name.
        first: What is sent where the client takes anything.

    Raises:
        RefusalError: There is no such format (400), or the client accepts none (406).
    """
    if name:
        if name not in forms:
            raise RefusalError(400, f"there is no format {name!r} for this answer; {hint(name, forms)}")
        return forms[name]
    types: dict[str, Form] = {form.media_type: form for form in forms.values()}
    ordered = [
        *(kind for kind in reversed(types) if kind != forms[first].media_type),
        forms[first].media_type,
    ]
    best = best_of(accept, ordered)
    if not best:
        raise RefusalError(406, f"the answer can be had as {', '.join(types)}")
    return types[best]


def best_of(accept: str, types: list[str]) -> str:
    """The media type that fits a header best, the last of several equals; empty if none fits.

    Raises:
        RefusalError: The header cannot be read (400).
    """
    try:
        return str(mimeparse.best_match(types, accept or "*/*"))
    except (mimeparse.MimeTypeParseException, ValueError, IndexError) as error:
        raise RefusalError(400, "the header Accept cannot be read") from error


def wants_page(accept: str) -> bool:
    """Say whether a client prefers a page to any format of data, as a browser does."""
    return "text/html" in accept and best_of(accept, [*_DATA, "text/html"]) == "text/html"
