"""The twelve questions that are asked most, with values that stand in the made-up graphs of every size.

Nobody counts what is asked, so they are those that the graph is there for (README, first lines): who works with whom
(partners, agreements of one and between two places), across the boundaries (what connects two places, and which pairs
cooperate most), in which field (centres, everything), since when (the history of a centre, events), with what status
(as of a day, open plans), and who says so (the claims of a source).
"""

from typing import Final

_ORGANISATION: Final = "zhuofang-electronics-27"
_CENTRE: Final = "nanchen-electronics-52"
#: Values by question.
MOST_ASKED: Final[dict[str, dict[str, str]]] = {
    "partners-of": {"org": _ORGANISATION},
    "agreements-of": {"org": _ORGANISATION},
    "agreements-between": {"here": "shenzhen", "there": "dongguan", "from": "2015-01-01", "to": "2026-12-31"},
    "cooperation-between": {"here": "hong-kong", "there": "dongguan"},
    "cross-boundary-pairs": {},
    "joint-centres-by-field": {"field": "field-biopharmaceutical"},
    "working-in-field": {"field": "field-semiconductor"},
    "history-of-centre": {"centre": _CENTRE},
    "events-of": {"entity": _ORGANISATION},
    "status-as-of": {"entity": _CENTRE, "as_of": "2026-06-30"},
    "plans-of": {"entity": "hehui-technology-5", "as_of": "2026-06-30"},
    "claims-of-source": {"article": "source-13"},
}
