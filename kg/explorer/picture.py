"""What pyvis draws: one node for each entity in the picture, one edge for each two that are linked."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, TypedDict

from kg.explorer.data import ClaimData, DerivedData, EntityData, PageData, Words


class Node(TypedDict):
    """A node as vis-network reads it."""

    id: str
    label: str
    #: A key of the groups in appearance.json.
    group: str
    x: float
    y: float


# A functional form, since "from" is a word of Python's own.
Edge = TypedDict("Edge", {"id": str, "ids": list[str], "from": str, "to": str, "kind": str})
#: Room for one node, in pixels: the square root of its share of the picture.
_SPACING: Final = 95.0
_ORDER: Final = ("zh-Hant", "zh-Hans", "en")


def nodes(data: PageData, groups: Mapping[str, str], default: str) -> list[Node]:
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


def edges(data: PageData) -> list[Edge]:
    """Give one edge for all claims between two drawn entities, and one for all that rules derive."""
    drawn = {entity["id"] for entity in data["entities"] if entity["drawn"]}
    stated = [claim for claim in data["claims"] if claim["kind"] == "entity"]
    found = [*_joined(stated, "claim", drawn), *_joined(data["derived"], "derived", drawn)]
    return sorted(found, key=lambda edge: edge["id"])


def _joined(
    items: Sequence[ClaimData] | Sequence[DerivedData], kind: str, drawn: Collection[str]
) -> Iterator[Edge]:
    """Yield an edge for each two entities that are linked; its id is that of the first of them."""
    between: dict[tuple[str, str], list[ClaimData | DerivedData]] = defaultdict(list)
    for item in items:
        if item["subject"] in drawn and item["object"] in drawn:
            first, last = sorted((item["subject"], item["object"]))
            between[first, last].append(item)
    for some in between.values():
        some.sort(key=lambda item: item["id"])
        yield {
            "id": some[0]["id"],
            "ids": [item["id"] for item in some],
            "from": some[0]["subject"],
            "to": some[0]["object"],
            "kind": kind,
        }


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
