"""What Spark has to offer, by name, without loading it."""

from collections.abc import Sequence
from typing import Final

from kg.errors import DataError

MEASURES: Final = ("degree", "strength", "pagerank")
PROPAGATION: Final = "label-propagation"
COMPONENTS: Final = "components"
METHODS: Final = (PROPAGATION, COMPONENTS)


def check(what: str, name: str, names: Sequence[str]) -> None:
    """Make sure that something is offered.

    Raises:
        DataError: It is not; the message lists what is.
    """
    if name not in names:
        raise DataError(f"the engine spark has no {what} {name!r}; it has {', '.join(names)}")
