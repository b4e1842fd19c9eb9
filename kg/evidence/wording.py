"""The parts of a statement in words."""

import re
from decimal import Decimal
from typing import Final

from kg.evidence.statement import Statement
from kg.evidence.words import Words

_POINT: Final = re.compile(r"(?P<date>(?P<year>[0-9]{4})(-(?P<part>[0-9]{2})(-[0-9]{2})?)?)(?P<mark>[~?%])?")
_MARKS: Final = {"~": "date.about", "?": "date.uncertain", "%": "date.about-uncertain"}
_OPEN: Final = ("..", "")
_PLACE: Final = re.compile(r"(?P<part>[a-z]+)(?P<number>[0-9]*)(:(?P<first>[0-9]{1,9})-(?P<last>[0-9]+))?")


def value(item: Statement, said: Words) -> str:
    """What is said of the subject; a figure with its qualifier and its unit."""
    text = item.object.label
    if item.unit:
        text = f"{Decimal(text):,} {item.unit}" if text.isdecimal() else f"{text} {item.unit}"
    return said.get(f"qualifier.{item.qualifier}", "{number}").format(number=text)


def modality(item: Statement, said: Words) -> str:
    """Whether it is stated as fact or as a plan."""
    return said.get(f"modality.{item.modality}", item.modality)


def grade(item: Statement, said: Words) -> str:
    """How far its source can be trusted."""
    key = f"grade.{item.grade}"
    return f"{item.grade}{said['colon']}{said[key]}" if key in said else item.grade


def when(item: Statement, said: Words) -> str:
    """When it began and when it ended, as the data write it."""
    if item.end in ("", item.when):
        return item.when
    return said["date.span"].format(begin=item.when, end=item.end).strip()


def period(item: Statement, said: Words) -> str:
    """When it began and when it ended, in words."""
    begin, end = read_date(item.when, said), read_date(item.end, said)
    return begin if item.end in ("", item.when) else said["date.span"].format(begin=begin, end=end).strip()


def read_date(text: str, said: Words) -> str:
    """A date or an interval in words; what is in no known form stays as it is."""
    begin, slash, end = text.partition("/")
    if not slash:
        return _read_point(text, said)
    first, last = _read_point(begin, said), _read_point(end, said)
    if begin in _OPEN:
        return said["date.before"].format(date=last)
    if end in _OPEN:
        return said["date.after"].format(date=first)
    return said["date.between"].format(begin=first, end=last)


def _read_point(text: str, said: Words) -> str:
    """One point of a date in words."""
    found = _POINT.fullmatch(text)
    if not found:
        return text
    date = said.get(f"date.part-{found['part']}", found["date"]).format(year=found["year"])
    return said[_MARKS[found["mark"]]].format(date=date) if found["mark"] else date


def read_locator(locator: str, said: Words) -> str:
    """A place in a source in words; what is in no known form stays as it is."""
    return said["list-semicolon"].join(_read_place(part, said) for part in locator.split(";"))


def _read_place(text: str, said: Words) -> str:
    """One paragraph or other part, or some characters of it."""
    found = _PLACE.fullmatch(text)
    if not found or f"locator.{found['part']}" not in said:
        return text
    place = said[f"locator.{found['part']}"].format(number=found["number"])
    if not found["first"]:
        return place
    # The data count from 0 and leave the last one out; people count from 1.
    return said["locator.characters"].format(place=place, first=int(found["first"]) + 1, last=found["last"])
