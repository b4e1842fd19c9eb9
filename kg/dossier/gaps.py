"""What a dossier does not know, said openly."""

from collections.abc import Iterable, Mapping
from typing import Final

from kg.evidence.statement import Statement

#: What a reader expects to be known of each class, by property.
_AGREEMENT: Final = {"party": "its parties", "date": "its date", "field": "its field"}
_EXPECTED: Final = {
    "Agreement": _AGREEMENT,
    "Memorandum": _AGREEMENT,
    "FrameworkAgreement": _AGREEMENT,
    "JointCentre": {"founder": "its founders", "field": "its field", "locatedIn": "its place"},
    "Event": {"date": "its date", "locatedIn": "its place"},
    "Person": {"holds": "a post of theirs"},
    "Company": {"locatedIn": "its place"},
    "University": {"locatedIn": "its place"},
    "Facility": {"locatedIn": "its place", "status": "its status"},
    "Policy": {"setBy": "its issuer", "date": "its date"},
}  # fmt: skip
_NAMES: Final = {"zh-Hant": "Traditional Chinese", "zh-Hans": "Simplified Chinese", "en": "English"}


def find_gaps(
    entity: str, cls: str, labels: Mapping[str, str], statements: Iterable[Statement]
) -> tuple[str, ...]:
    """List what is not known of an entity.

    Args:
        entity: Its id.
        cls: Its class.
        labels: Its names by language.
        statements: What is known of it.
    """
    known = tuple(statements)
    own = [item for item in known if item.subject.id == entity]
    gaps = [f"no name in {name}" for tag, name in _NAMES.items() if tag not in labels]
    stated = {item.predicate.id for item in own}
    gaps += [f"not stated: {words}" for name, words in _EXPECTED.get(cls, {}).items() if name not in stated]
    gaps += _unconfirmed(own)
    sources = {item.source for item in known}
    if len(sources) == 1:
        gaps.append("everything here rests on one source")
    return tuple(gaps)


def _unconfirmed(own: list[Statement]) -> list[str]:
    """Plans that no source says were carried out."""
    done = {(item.predicate.id, item.object.id) for item in own if item.modality == "actual"}
    return [
        f"planned, and not confirmed by a source here: {item.predicate.label}: {item.object.label}"
        + (f" ({item.begin})" if item.begin else "")
        for item in own
        if item.modality == "planned" and (item.predicate.id, item.object.id) not in done
    ]
