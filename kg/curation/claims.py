"""Rows of claims into the model, checked against the vocabulary and the entities."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.curation.entities import check_url
from kg.curation.sources import read_date
from kg.curation.table import Row, Sheet, did_you_mean
from kg.model.claim import Claim, Modality, Number, Ref, Url, Value
from kg.model.edtf import Edtf
from kg.model.entity import Entity, Text
from kg.model.source import Source
from kg.model.vocabulary import Kind, Property, Vocabulary

QUALIFIERS: Final = ("about", "at-least", "at-most")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_PART: Final = re.compile(r"[a-z]+\d*(:(?P<start>\d+)-(?P<end>\d+))?")
#: To compare a name with more than so many takes too long …
_MANY: Final = 20_000
#: … so only those are that share so many characters at the start.
_ALIKE: Final = 3
_TAGGED: Final = re.compile(r"(?P<value>.+)@(?P<tag>[a-z]{2,3}(-[A-Z][a-z]{3})?)")


@dataclass(frozen=True, slots=True)
class Known:
    """What a claim may speak of."""

    vocabulary: Vocabulary
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]

    def class_of(self, name: str) -> str | None:
        """Give the class of an entity or source, or None for an unknown id."""
        if name in self.entities:
            return self.entities[name].cls
        return "Source" if name in self.sources else None

    def nearest(self, name: str) -> str:
        """Suggest an id; where there are very many, one that begins alike."""
        known: Iterable[str] = {*self.entities, *self.sources}
        if len(self.entities) > _MANY:
            known = (other for other in known if other[:_ALIKE] == name[:_ALIKE])
        return did_you_mean(name, known, "add it to a file of entities")


def read_claim(row: Row, source: Source, known: Known, sheet: Sheet) -> Claim | None:
    """Make a claim of a row; None if it is too broken, with the reasons in the sheet."""
    before = len(sheet.findings)
    cells = row.cells
    rule = _predicate(row, known, sheet)
    if rule is None:
        return None
    _check_entity(row, "subject", rule.domain, known, sheet)
    value = _object(row, rule, source, known, sheet)
    _check_figure(row, rule, known, sheet)
    begin, end = read_date("from", row, sheet), read_date("to", row, sheet)
    _check_order(row, begin, end, sheet)
    _check_modality(row, sheet)
    _check_locator(row, sheet)
    if value is None or len(sheet.findings) > before:
        return None
    return Claim(
        source=source,
        subject=cells["subject"],
        predicate=rule.name,
        object=value,
        qualifier=cells["qualifier"],
        unit=cells["unit"],
        begin=begin,
        end=end,
        modality=Modality(cells["modality"] or Modality.ACTUAL),
        locator=cells["locator"],
        note=cells["note"],
    )


def _predicate(row: Row, known: Known, sheet: Sheet) -> Property | None:
    """Look the predicate up."""
    name = row.cells["predicate"]
    rule = known.vocabulary.properties.get(name)
    if rule is None:
        usable = {name for name, rule in known.vocabulary.properties.items() if not rule.derived_only}
        sheet.error(
            row.number, "predicate", "unknown-predicate", name, "there is no such property",
            lambda: did_you_mean(name, usable, "choose a property of ontology/gba.ttl"),
        )  # fmt: skip
        return None
    if rule.derived_only:
        sheet.error(
            row.number, "predicate", "derived-predicate", name, "only rules may assert this",
            "state the facts that it follows from",
        )  # fmt: skip
        return None
    return rule


def _check_entity(row: Row, column: str, cls: str, known: Known, sheet: Sheet) -> None:
    """Check that a cell names an entity of the class that its place demands."""
    name = row.cells[column]
    actual = known.class_of(name)
    if actual is None:
        sheet.error(
            row.number, column, f"dangling-{column}", name, "no entity or source has this id",
            lambda: known.nearest(name),
        )  # fmt: skip
    elif cls and not known.vocabulary.is_a(actual, cls):
        sheet.error(
            row.number, column, f"wrong-class-{column}", name,
            f"{name} is a {actual}, but {row.cells['predicate']} needs a {cls} here",
            f"name a {cls}, or choose another property",
        )  # fmt: skip


def _object(row: Row, rule: Property, source: Source, known: Known, sheet: Sheet) -> Value | None:
    """Read the object as the kind of value that the range of the predicate decides."""
    text = row.cells["object"]
    match rule.kind:
        case Kind.ENTITY:
            _check_entity(row, "object", rule.range, known, sheet)
            return Ref(text)
        case Kind.NUMBER if _NUMBER.fullmatch(text):
            return Number(text)
        case Kind.NUMBER:
            fix = "write digits alone, such as 2356 or 20.9; words go to qualifier and unit"
            sheet.error(row.number, "object", "number", text, "this is not a number", fix)
            return None
        case Kind.DATE:
            return read_date("object", row, sheet)
        case Kind.URL:
            return Url(text) if check_url(text, "object", row, sheet) else None
    tagged = _TAGGED.fullmatch(text)
    return Text(tagged["value"], tagged["tag"]) if tagged else Text(text, source.language)


def _check_figure(row: Row, rule: Property, known: Known, sheet: Sheet) -> None:
    """Check qualifier and unit, which belong to figures and to nothing else."""
    qualifier, unit = row.cells["qualifier"], row.cells["unit"]
    if rule.kind is not Kind.NUMBER:
        for column, value in (("qualifier", qualifier), ("unit", unit)):
            if value:
                sheet.error(
                    row.number, column, "figure-only", value, f"{rule.name} takes no figure",
                    "empty the cell; a remark belongs into note",
                )  # fmt: skip
        return
    if qualifier and qualifier not in QUALIFIERS:
        sheet.error(
            row.number, "qualifier", "qualifier", qualifier, "no such qualifier",
            lambda: did_you_mean(qualifier, QUALIFIERS, f"one of {', '.join(QUALIFIERS)}, or empty"),
        )  # fmt: skip
    if not unit:
        sheet.error(
            row.number, "unit", "unit", "", "a figure without a unit",
            "name an entity of class Unit: what is counted or measured",
        )  # fmt: skip
    else:
        _check_entity(row, "unit", "Unit", known, sheet)


def _check_order(row: Row, begin: Edtf | None, end: Edtf | None, sheet: Sheet) -> None:
    """Check that a claim does not end before it begins."""
    if begin and end and begin.earliest and end.latest and end.latest < begin.earliest:
        sheet.error(
            row.number, "to", "date-order", end.text, f"it ends before it begins ({begin.text})",
            "put the earlier date into from",
        )  # fmt: skip


def _check_modality(row: Row, sheet: Sheet) -> None:
    """Check the modality."""
    value = row.cells["modality"]
    if value not in ("", Modality.PLANNED):
        sheet.error(
            row.number, "modality", "modality", value, "there is no such modality",
            "write planned for what is intended, and nothing for what is stated as fact",
        )  # fmt: skip


def _check_locator(row: Row, sheet: Sheet) -> None:
    """Check the form of the locator."""
    value = row.cells["locator"]
    for part in value.split(";") if value else ():
        found = _PART.fullmatch(part)
        if not found or (found["start"] and int(found["start"]) >= int(found["end"])):
            sheet.error(
                row.number, "locator", "locator", value, f"{part!r} is no place in a source",
                "write p5 or p5:12-40, several joined by a semicolon",
            )  # fmt: skip


def duplicate_of(claim: Claim, first: Callable[[], int], row: Row, sheet: Sheet) -> None:
    """Record a row that says what an earlier row says."""
    sheet.error(
        row.number, "", "duplicate", f"{claim.subject} {claim.predicate} {row.cells['object']}",
        lambda: f"row {first()} says the same", "remove one, or join their locators with a semicolon",
    )  # fmt: skip
