"""A script for Neo4j: one statement on each line."""

from collections.abc import Iterator
from typing import Final

from kg.export.about import About
from kg.export.network import Item, Network

_ESCAPES: Final = str.maketrans({"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
#: Shown in other programs; nothing that Neo4j uses.
_DRAWN: Final = ("color", "x", "y")


def cypher(network: Network, about: About) -> bytes:
    """Write a script: labels are classes, types of relationships are predicates."""
    return (about.comment("//") + "".join(f"{line};\n" for line in _statements(network))).encode()


def _statements(network: Network) -> Iterator[str]:
    """Yield the statements."""
    yield "CREATE INDEX entity_id IF NOT EXISTS FOR (n:Entity) ON (n.id)"
    for node in network.nodes:
        yield f"CREATE (:Entity:{quoted(str(node['class']))} {_map(node, ('class', *_DRAWN))})"
    for edge in network.edges:
        one, other = (text(str(edge[end])) for end in ("source", "target"))
        link = f"[:{quoted(str(edge['predicate']))} {_map(edge, ('source', 'target', 'predicate'))}]"
        yield f"MATCH (a:Entity {{id: {one}}}), (b:Entity {{id: {other}}}) CREATE (a)-{link}->(b)"


def _map(item: Item, without: tuple[str, ...]) -> str:
    """The properties of a node or a relationship."""
    pairs = (
        f"{quoted(name)}: {text(value) if isinstance(value, str) else value}"
        for name, value in item.items()
        if name not in without
    )
    return f"{{{', '.join(pairs)}}}"


def quoted(name: str) -> str:
    """Write a name so that nothing in it is syntax.

    >>> print(quoted("a`b"))
    `a``b`
    """
    return f"`{name.replace('`', '``')}`"


def text(value: str) -> str:
    r"""Write a string on one line.

    Neo4j reads ``\u`` as the begin of a character before it reads strings, so the two are kept apart.

    >>> print(text("it's"), text("C:\\users"))
    'it\'s' 'C:\\' + 'users'
    """
    return f"'{value.translate(_ESCAPES)}'".replace("\\\\u", "\\\\' + 'u")
