"""What a dossier does not know, said openly."""

from collections.abc import Iterable, Mapping
from typing import Final

from kg.evidence.statement import Statement
from kg.evidence.wording import value
from kg.evidence.words import Words, words

#: What a reader expects to be known of each class, by property.
_AGREEMENT: Final = ("party", "date", "field")
EXPECTED: Final[Mapping[str, tuple[str, ...]]] = {
    "Agreement": _AGREEMENT,
    "Memorandum": _AGREEMENT,
    "FrameworkAgreement": _AGREEMENT,
    "JointCentre": ("founder", "field", "locatedIn"),
    "Event": ("date", "locatedIn"),
    "Person": ("holds",),
    "Company": ("locatedIn",),
    "University": ("locatedIn",),
    "Facility": ("locatedIn", "status"),
    "Policy": ("setBy", "date"),
}
#: The languages in which everything shall have a name.
_NAMED: Final = ("zh-Hant", "zh-Hans", "en")


def find_gaps(
    entity: str, cls: str, labels: Mapping[str, str], statements: Iterable[Statement], language: str = "en"
) -> tuple[str, ...]:
    """List what is not known of an entity.

    Args:
        entity: Its id.
        cls: Its class.
        labels: Its names by language.
        statements: What is known of it.
        language: The tag of the language that the gaps are worded in.
    """
    said = words(language)
    known = tuple(statements)
    own = [item for item in known if item.subject.id == entity]
    stated = {item.predicate.id for item in own}
    missing = [name for name in EXPECTED.get(cls, ()) if name not in stated]
    gaps = [said["gap.name"].format(language=said[f"language.{tag}"]) for tag in _NAMED if tag not in labels]
    gaps += [said["gap.unstated"].format(what=said[f"expected.{name}"]) for name in missing]
    gaps += _unconfirmed(own, said)
    if len({item.source for item in known}) == 1:
        gaps.append(said["gap.one-source"])
    return tuple(dict.fromkeys(gaps))


def _unconfirmed(own: list[Statement], said: Words) -> list[str]:
    """Plans that no source says were carried out."""
    done = {(item.predicate.id, item.object.id) for item in own if item.modality == "actual"}
    return [
        said["gap.plan-dated" if item.begin else "gap.plan"].format(
            what=f"{item.predicate.label}{said['colon']}{value(item, said)}", date=item.begin
        )
        for item in own
        if item.modality == "planned" and (item.predicate.id, item.object.id) not in done
    ]
