"""The whole graph in JSON-LD, graph by graph, short by a context of our prefixes."""

import json
from functools import cache

from kg.export.about import About
from kg.namespaces import PREFIXES, compact
from kg.rdf.syntax import write_quads
from kg.store.base import Store

_short = cache(compact)


def jsonld(store: Store, _: About) -> bytes:
    """Write each graph in JSON-LD; it has no place for what an export says about itself."""
    nodes = [_compacted(node) for node in json.loads(write_quads(store.quads(), "jsonld"))]
    document = {"@context": PREFIXES, "@graph": nodes}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _compacted(value: object) -> object:
    """Shorten what an expanded document holds, without a change of meaning."""
    if isinstance(value, list):
        found = [_compacted(item) for item in value]
        return found[0] if len(found) == 1 else found
    if not isinstance(value, dict):
        return value
    if value.keys() == {"@value"}:
        return value["@value"]
    if "@value" in value:
        return {name: _short(text) if name == "@type" else text for name, text in value.items()}
    short: dict[str, object] = {}
    for name, inner in value.items():
        if name == "@id":
            short[name] = _short(inner)
        elif name == "@type":
            short[name] = [_short(item) for item in inner]
        else:
            short[_short(name)] = _compacted(inner)
    return short
