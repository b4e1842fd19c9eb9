"""A graph with everything that is wrong with it."""

from dataclasses import replace
from pathlib import Path

from kg.build.graph import Graph, load
from kg.model.finding import in_order
from kg.quality.checks import run_checks
from kg.quality.conformance import check_shapes
from kg.quality.expectations import check_expectations
from kg.search.lookalikes import find_lookalikes


def load_checked(data: Path, ontology: Path) -> Graph:
    """Read, encode and derive; then validate with SHACL, which takes most of the time, and run the checks.

    Args:
        data: The folder of the data.
        ontology: The folder of the ontology.

    Raises:
        DataError: The ontology cannot be used.
    """
    graph = load(data, ontology)
    found = [
        *graph.findings,
        *check_shapes(graph.store, ontology / "shapes", graph.dataset),
        *run_checks(graph.store, ontology / "checks", graph.dataset),
        *check_expectations(data, graph.dataset, graph.vocabulary),
        *find_lookalikes(graph.dataset),
    ]
    return replace(graph, findings=tuple(in_order(found)))
