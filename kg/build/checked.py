"""A graph with everything that is wrong with it."""

from pathlib import Path

from kg.aside import beside
from kg.build.graph import BOUNDS, Bounds, Graph, Progress, is_large, load
from kg.errors import DataError
from kg.model.finding import Findings
from kg.paths import cache_dir
from kg.quality.checks import run_checks
from kg.quality.conformance import check_shapes
from kg.quality.expectations import check_expectations
from kg.search.lookalikes import find_lookalikes


def load_checked(
    data: Path,
    ontology: Path,
    aside: Path | None = None,
    bounds: Bounds = BOUNDS,
    progress: Progress = lambda *_: None,
) -> Graph:
    """Read, encode and derive; then validate with SHACL, which takes most of the time, and run the checks.

    Args:
        data: The folder of the data.
        ontology: The folder of the ontology.
        aside: Where a store on disk is made, if the data are large; without it, all is kept in memory.
        bounds: What is large.
        progress: Told how far it has come.

    Raises:
        DataError: The ontology cannot be used.
    """
    graph = load(data, ontology, aside, bounds, progress)
    found, places = graph.found, graph.dataset.places
    progress("validating", "")
    found.extend(
        check_shapes(
            graph.store,
            ontology / "shapes",
            places,
            bounds.nodes,
            lambda count: progress("validating", f"{count:,} nodes"),
        )
    )
    progress("checking", "")
    found.extend(run_checks(graph.store, ontology / "checks", places))
    claims = {"claims": graph.claims, "planned": graph.planned}
    found.extend(check_expectations(data, graph.store, graph.dataset, graph.vocabulary, claims))
    found.extend(find_lookalikes(graph.dataset))
    return graph


def check(
    data: Path, ontology: Path, progress: Progress = lambda *_: None, bounds: Bounds = BOUNDS
) -> Findings:
    """Find everything that is wrong with data of any size.

    A store on disk, if one is needed, is made in the cache.

    Raises:
        DataError: The ontology cannot be used, or the cache cannot be written.
    """
    if not is_large(data, bounds):
        return load_checked(data, ontology, None, bounds, progress).found
    cache = cache_dir()
    try:
        with beside(cache / "check", "store") as aside:
            return load_checked(data, ontology, aside / "store", bounds, progress).found
    except OSError as error:
        raise DataError(
            f"{cache}: the cache cannot be written ({error.strerror or error}); set GBA_KG_CACHE"
        ) from error
