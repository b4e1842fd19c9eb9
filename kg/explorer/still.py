"""The picture of a page as PNG, for where no page can run: a code host, a printed notebook."""

import io
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kg.explorer.appearance import appearance
from kg.explorer.data import PageData, Words
from kg.explorer.picture import edges, label, nodes
from kg.figures.fonts import cjk_font, families

if TYPE_CHECKING:
    from matplotlib.axes import Axes

#: Inches, and dots for each.
_SIZE: Final = (8.0, 5.0)
_DPI: Final = 100
#: Names that find room; beyond it, those with the fewest relations stay without.
_NAMED: Final = 24
#: Characters of a name, and of the title.
_LONGEST: Final = 32
_TITLE: Final = 90
_MARKERS: Final = {
    "dot": "o", "square": "s", "hexagon": "h", "diamond": "D", "star": "*",
    "triangle": "^", "triangleDown": "v",
}  # fmt: skip
_INK: Final = "#22262c"
_FAINT: Final = "#a7adb5"


class _Point(NamedTuple):
    """A node, placed and named."""

    x: float
    y: float
    group: str
    label: str


def still(page: PageData, language: str) -> bytes:
    """Draw the picture of a page; needs matplotlib.

    The entities stand where the page shows them at first. The names of those with most relations are
    written, the marked ones before all others.

    Args:
        page: What the page shows.
        language: The tag of the language of names.

    Returns:
        PNG, light, without transparency, so that it can be read on any ground.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - only a still needs it
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.patheffects import withStroke  # noqa: PLC0415

    look = appearance()
    figure = Figure(figsize=_SIZE, dpi=_DPI, facecolor="white", layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    axes.set_axis_off()
    axes.margins(0.12, 0.06)
    family = families(cjk_font())
    points = _points(page, look, language)
    _draw_relations(axes, page, points)
    _draw_entities(axes, points, look)
    for name in _named(page, points):
        point = points[name]
        axes.annotate(
            _short(point.label), (point.x, point.y), (0, -7), textcoords="offset points",
            ha="center", va="top", fontsize=7, color=_INK, family=family, parse_math=False, zorder=4,
            path_effects=[withStroke(linewidth=2, foreground="white")],
        )  # fmt: skip
    axes.set_title(
        caption(page, language), fontsize=9, color=_INK, family=family, loc="left", parse_math=False
    )
    out = io.BytesIO()
    figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def caption(page: PageData, language: str) -> str:
    """Say what a page shows, and how much of it."""
    drawn, relations = size(page)
    title = _short(label(page["meta"]["title"], "", language), _TITLE)
    return f"{title} · {drawn:,} entities, {relations:,} relations"


def size(page: PageData) -> tuple[int, int]:
    """How many entities and relations the picture has."""
    return sum(entity["drawn"] for entity in page["entities"]), len(edges(page))


def _points(page: PageData, look: Mapping[str, Any], language: str) -> dict[str, _Point]:
    """The entities that are drawn, by id, y upwards."""
    names: dict[str, Words] = {entity["id"]: entity["labels"] for entity in page["entities"]}
    return {
        node["id"]: _Point(
            node["x"],
            -node["y"],
            node["group"],
            label(names[node["id"]], node["id"], language),
        )
        for node in nodes(page, look["classes"], look["default"])
    }


def _draw_relations(axes: "Axes", page: PageData, points: Mapping[str, _Point]) -> None:
    """Draw a line for each two that are related: whole if anything of it is fact, broken if all are plans."""
    from matplotlib.collections import LineCollection  # noqa: PLC0415 - only a still needs it

    plans = {claim["id"] for claim in page["claims"] if claim["modality"] == "planned"}
    planned: dict[tuple[str, str], bool] = {}
    for edge in edges(page):
        first, last = sorted((edge["from"], edge["to"]))
        planned[first, last] = planned.get((first, last), True) and plans.issuperset(edge["ids"])
    width = 0.9 if len(planned) < 200 else 0.35
    for style, wanted in (("solid", False), ((0, (4, 3)), True)):
        lines = [
            [(points[one].x, points[one].y), (points[other].x, points[other].y)]
            for (one, other), plan in planned.items()
            if plan is wanted
        ]
        axes.add_collection(
            LineCollection(lines, linestyles=[style], colors=_FAINT, linewidths=width, zorder=1)
        )


def _draw_entities(axes: "Axes", points: Mapping[str, _Point], look: Mapping[str, Any]) -> None:
    """Draw each group of classes in its shape and colour."""
    area = max(6.0, min(60.0, 6000.0 / max(len(points), 1)))
    for group in sorted({point.group for point in points.values()}):
        style = look["groups"][group]
        mine = [point for point in points.values() if point.group == group]
        axes.scatter(
            [point.x for point in mine],
            [point.y for point in mine],
            s=area * float(style["size"]) ** 2 * (1.8 if style["shape"] == "star" else 1),
            marker=_MARKERS[style["shape"]],
            color=style["light"],
            edgecolors="white",
            linewidths=0.5,
            zorder=3,
        )


def _named(page: PageData, points: Mapping[str, _Point]) -> Sequence[str]:
    """Whose names are written: not two so near each other that neither could be read."""
    marked = set(page["part"]["marked"]) if "part" in page else set()
    count = Counter(str(edge[end]) for edge in edges(page) for end in ("from", "to"))
    order = sorted(points, key=lambda name: (name not in marked, -count[name], name))
    across = max((abs(point.x) for point in points.values()), default=0.0) or 1.0
    chosen: list[str] = []
    for name in order:
        if all(_apart(points[name], points[other], across) for other in chosen):
            chosen.append(name)
        if len(chosen) == _NAMED:
            break
    return chosen


def _apart(one: _Point, other: _Point, across: float) -> bool:
    """Say whether two names have room beside or above each other."""
    return math.fabs(one.x - other.x) > across * 0.45 or math.fabs(one.y - other.y) > across * 0.07


def _short(text: str, longest: int = _LONGEST) -> str:
    """A name that finds room, and in which nothing steers the writing."""
    clean = "".join(char if char.isprintable() else " " for char in text)
    return clean if len(clean) <= longest else clean[: longest - 1].rstrip() + "…"
