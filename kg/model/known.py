"""What is known on a day."""


def holds(since: str, until: str, day: str) -> bool:
    """Say whether something is known to hold on a day.

    Args:
        since: The day (ISO 8601) from which it is known to hold; empty where there is none.
        until: The last day on which it can hold; empty where no end is known.
        day: The day in question; empty for everything that was read.

    >>> holds("2024-11-08", "", "2024-11-19"), holds("2024-11-08", "", "2023-01-01")
    (True, False)
    """
    return not day or (bool(since) and since <= day and (not until or until >= day))
