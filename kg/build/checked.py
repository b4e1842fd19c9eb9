"""A graph with everything that is wrong with it."""

from dataclasses import replace
from pathlib import Path

from kg.build.graph import Graph, load
from kg.model.finding import in_order
from kg.quality.conformance import check_shapes


def load_checked(data: Path, ontology: Path) -> Graph:
    """Read, encode, derive, and validate with SHACL, which takes most of the time.

    Args:
        data: The folder of the data.
        ontology: The folder of the ontology.

    Raises:
        DataError: The ontology cannot be used.
    """
    graph = load(data, ontology)
    found = check_shapes(graph.store, ontology / "shapes", graph.dataset)
    return replace(graph, findings=tuple(in_order([*graph.findings, *found])))
