"""The knowledge graph of cooperation in the Greater Bay Area, and the tool that opens it.

>>> import kg
>>> g = kg.open()
>>> g.entity("PolyU").entity.id
'polyu'
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.api.graph import KnowledgeGraph as KnowledgeGraph
    from kg.api.graph import open_knowledge_graph as open  # noqa: A004 - `kg.open` is how one begins
    from kg.figures.fonts import use_cjk_font as use_cjk_font

__version__: Final = "0.1.0"
__all__ = ["KnowledgeGraph", "__version__", "open", "use_cjk_font"]

_LAZY: Final = {
    "open": "kg.api.graph:open_knowledge_graph",
    "KnowledgeGraph": "kg.api.graph:KnowledgeGraph",
    "use_cjk_font": "kg.figures.fonts:use_cjk_font",
}


def __getattr__(name: str) -> object:
    """Load the face for programs when it is first used: commands do not need it."""
    if name not in _LAZY:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - as said

    module, _, member = _LAZY[name].partition(":")
    return getattr(import_module(module), member)
