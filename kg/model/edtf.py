"""Dates as sources give them: Extended Date/Time Format (ISO 8601-2:2019, annex A), as far as needed.

Understood are years, months and days, the seasons, quarters and halves of a year (codes 21-24, 33-36 and
40-41), the marks ``~`` (approximate), ``?`` (uncertain) and ``%`` (both), and intervals with an open end.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from kg.errors import DataError

_POINT: Final = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%])?")
#: First and last month of each part of a year; winter (24) is taken by meteorological custom.
_PARTS: Final = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip
OPEN: Final = ".."


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or interval with the first and the last day that it allows.

    Attributes:
        text: The date as it stands in the data.
        earliest: The first possible day, or None where the interval is open.
        latest: The last possible day, or None where the interval is open.
    """

    text: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read a date.

        Raises:
            DataError: The text is not a date of the kinds above.

        >>> Edtf.parse("2024-11").latest
        datetime.date(2024, 11, 30)
        >>> Edtf.parse("../2024-12").earliest is None
        True
        """
        start, slash, end = text.partition("/")
        if not slash:
            return cls(text, *_bounds(start, text))
        first = None if start == OPEN else _bounds(start, text)[0]
        last = None if end == OPEN else _bounds(end, text)[1]
        if first is None and last is None:
            raise DataError(f"{text!r} is open at both ends; leave the cell empty")
        if first and last and first > last:
            raise DataError(f"{text!r} ends before it begins")
        return cls(text, first, last)

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year`` for a plain date, ``other`` for everything else."""
        if not re.fullmatch(r"\d{4}(-\d\d){0,2}", self.text):
            return "other"
        if len(self.text) == 7 and int(self.text[5:]) in _PARTS:
            return "other"
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]


def is_day(text: str) -> bool:
    """Say whether a text is one day of the calendar and nothing else.

    >>> is_day("2024-11-19"), is_day("2024-11-19~"), is_day("2024-11"), is_day("2024-W47-2")
    (True, False, False, False)
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def last_day(text: str) -> str:
    """Give the last day (ISO 8601) that a date allows, by which a reader means "as of" it.

    >>> last_day("2024-11"), last_day("")
    ('2024-11-30', '')

    Raises:
        DataError: It is no date, or has no end.
    """
    if not text:
        return ""
    latest = Edtf.parse(text).latest
    if latest is None:
        raise DataError(f"{text!r} has no end; name a day such as 2024-11-19")
    return latest.isoformat()


def _bounds(point: str, text: str) -> tuple[date, date]:
    """Give the first and the last day of one point of a date."""
    found = _POINT.fullmatch(point)
    if not found:
        raise DataError(
            f"{text!r} is not a date; write 2024, 2024-11, 2024-11-08, 2024-41 (second half)"
            " or an interval such as 2024-10/2024-11-19 or ../2024-12"
        )
    year = int(found["year"])
    if year == 0:
        raise DataError(f"{text!r}: there is no year 0000 here")
    if not found["month"]:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found["month"])
    if found["day"]:
        return _day(year, month, int(found["day"]), text)
    if month in _PARTS:
        first, last = _PARTS[month]
        return date(year, first, 1), _month_end(year + last // 13, (last - 1) % 12 + 1)
    if not 1 <= month <= 12:
        raise DataError(f"{text!r}: there is no month {found['month']}")
    return date(year, month, 1), _month_end(year, month)


def _day(year: int, month: int, day: int, text: str) -> tuple[date, date]:
    """Give one day as both bounds."""
    try:
        exact = date(year, month, day)
    except ValueError as error:
        raise DataError(f"{text!r} is not a day of the calendar") from error
    return exact, exact


def _month_end(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, monthrange(year, month)[1])
