"""What pyvis draws: one node for each entity in the picture, one edge for each relation."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kg.explorer.data import EntityData, PageData, Words

#: A node or an edge as vis-network reads it.
Item = dict[str, object]

#: Room for one node, in pixels: the square root of its share of the picture.
_SPACING: Final = 95.0
_STEP: Final = 0.24
_WIDEST: Final = 0.9
_ORDER: Final = ("zh-Hant", "zh-Hans", "en")


class _Relation(NamedTuple):
    """An edge before it has a shape, with the ids of all that it stands for."""

    ids: Sequence[str]
    subject: str
    object: str
    kind: str
    planned: bool


def nodes(data: PageData, groups: Mapping[str, str], default: str) -> list[Item]:
    """Give one node for each drawn entity.

    Args:
        data: The page.
        groups: Local name of a class to the group that it is drawn as.
        default: The group of a class that has none.
    """
    drawn = [entity for entity in data["entities"] if entity["drawn"]]
    scale = _scale(drawn)
    return [
        {
            "id": entity["id"],
            "label": label(entity["labels"], entity["id"]),
            "group": groups.get(entity["cls"], default),
            "x": round(entity["x"] * scale, 1),
            "y": round(entity["y"] * scale, 1),
        }
        for entity in drawn
    ]


def edges(data: PageData) -> list[Item]:
    """Give one edge for each relation between two drawn entities, parallel ones spread apart."""
    between: dict[tuple[str, str], list[_Relation]] = defaultdict(list)
    for relation in _relations(data):
        first, last = sorted((relation.subject, relation.object))
        between[first, last].append(relation)
    found = [
        _edge(relation, place, len(relations))
        for relations in between.values()
        for place, relation in enumerate(relations)
    ]
    return sorted(found, key=lambda edge: str(edge["id"]))


def _scale(drawn: Sequence[EntityData]) -> float:
    """The factor that gives each node its room, so that sizes mean the same in every picture."""
    if len(drawn) < 3:
        return 1.0
    width = max(entity["x"] for entity in drawn) - min(entity["x"] for entity in drawn)
    height = max(entity["y"] for entity in drawn) - min(entity["y"] for entity in drawn)
    return _SPACING * math.sqrt(len(drawn) / max(width * height, 1.0)) if width * height else 1.0


def label(labels: Words, otherwise: str, first: str = "zh-Hant") -> str:
    """The name to begin with; the page puts it into the reader's language.

    Args:
        labels: By language.
        otherwise: What is used where there are none.
        first: The language that is taken if it is there.
    """
    for language in (first, *_ORDER, *sorted(labels)):
        if labels.get(language):
            return labels[language]
    return otherwise


def _relations(data: PageData) -> list[_Relation]:
    """Claims and derived relations whose two ends are drawn."""
    drawn = {entity["id"] for entity in data["entities"] if entity["drawn"]}
    stated = [
        _Relation(
            [claim["id"]],
            claim["subject"],
            claim["object"],
            "claim",
            claim["modality"] == "planned",
        )
        for claim in data["claims"]
        if claim["kind"] == "entity"
    ]
    return [one for one in stated + _derived(data) if {one.subject, one.object} <= drawn]


def _derived(data: PageData) -> list[_Relation]:
    """One relation for each derived predicate between two entities, however often it follows."""
    found: dict[tuple[str, str, str], _Relation] = {}
    for item in data["derived"]:
        first, last = sorted((item["subject"], item["object"]))
        new = _Relation([], item["subject"], item["object"], "derived", planned=False)
        known = found.setdefault((first, last, item["predicate"]), new)
        found[first, last, item["predicate"]] = known._replace(ids=[*known.ids, item["id"]])
    return list(found.values())


def _edge(relation: _Relation, place: int, count: int) -> Item:
    """Give a relation its shape."""
    edge: Item = {
        "id": relation.ids[0],
        "ids": relation.ids,
        "from": relation.subject,
        "to": relation.object,
        "kind": relation.kind,
        "smooth": _curve(relation, place, count),
        "dashes": [6, 5] if relation.planned else False,
    }
    if relation.subject == relation.object:
        # Loops have no curvature, so they stand around their node instead.
        edge["selfReference"] = {"size": 18, "angle": round(6.28 * place / count, 2)}
    return edge


def _curve(relation: _Relation, place: int, count: int) -> Item | bool:
    """Bend one of several edges between the same two nodes away from the others."""
    step = min(_STEP, _WIDEST / max(count - 1, 1))
    offset = (place - (count - 1) / 2) * step
    if relation.subject > relation.object:
        offset = -offset  # clockwise is seen from the start of the edge
    if offset == 0:
        return False
    side = "curvedCW" if offset > 0 else "curvedCCW"
    return {"enabled": True, "type": side, "roundness": round(abs(offset), 3)}
