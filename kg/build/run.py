"""The main job: from the data folder to a folder of results."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg import __version__
from kg.build.checked import load_checked
from kg.build.graph import BOUNDS, Bounds, Graph, Progress
from kg.build.output import digests, replaced, write_manifest
from kg.build.page import draw
from kg.model.finding import Findings
from kg.rdf.syntax import write_trig
from kg.store.dump import write_sorted
from kg.store.embedded import ENGINE_VERSION, Embedded

#: Steps of which a build tells.
STEPS: Final = 6


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did.

    Attributes:
        found: What was found in the data.
        classes: Entities by class, the most frequent first.
        counts: What the manifest counts.
        shown: How many claims the page shows; the best-linked, if not all.
        out: The folder of results; None where errors kept it from being written.
    """

    found: Findings
    classes: Mapping[str, int]
    counts: Mapping[str, int]
    shown: int
    out: Path | None


def build(
    data: Path,
    ontology: Path,
    out: Path,
    progress: Progress = lambda *_: None,
    *,
    sparql: bool = True,
    bounds: Bounds = BOUNDS,
) -> Built:
    """Check, load, derive and write.

    Args:
        data: The folder of the data.
        ontology: The folder of the ontology.
        out: The folder of results, replaced as a whole.
        progress: Told the step that begins or goes on, and how far it has come.
        sparql: Whether the page gets a console for SPARQL, if the parts of its engine are there.
        bounds: What keeps memory within bounds.

    Raises:
        DataError: The ontology cannot be used, or the folder cannot be written.
    """
    with replaced(out) as aside:
        graph = load_checked(data, ontology, aside / "store", bounds, progress)
        if graph.errors:
            return Built(graph.found, classes(graph), count(graph, 0), 0, None)
        inputs = digests({"data": data, "ontology": ontology})
        progress("writing the graph", "")
        counts = count(graph, _write_graph(graph.store, aside, bounds.chunk))
        progress("drawing the explorer", "")
        new = aside / "new"
        page = draw(graph, ontology, new / "graph.trig", inputs, bounds.page, sparql=sparql)
        (new / "explorer.html").write_bytes(page.html.encode())
        versions = {"gba-kg": __version__, "pyoxigraph": ENGINE_VERSION}
        about: dict[str, object] = {"versions": versions, "counts": counts, "inputs": inputs}
        if page.shown < graph.claims:
            about["page"] = {"claims": page.shown, "left_out": graph.claims - page.shown}
        write_manifest(new, about)
        return Built(graph.found, classes(graph), counts, page.shown, out)


def _write_graph(store: Embedded, aside: Path, chunk: int) -> int:
    """Write the graph as N-Quads, and these as TriG; count the quads."""
    new = aside / "new"
    new.mkdir()
    with (new / "graph.nq").open("wb") as file:
        number = write_sorted(store, file, aside, chunk)
    write_trig(new / "graph.nq", new / "graph.trig")
    return number


def count(graph: Graph, triples: int) -> dict[str, int]:
    """Count what a graph of so many triples holds."""
    return {
        "entities": len(graph.dataset.entities),
        "claims": graph.claims,
        "planned": graph.planned,
        "sources": len(graph.dataset.sources),
        "derived": graph.derived,
        "triples": triples,
        "errors": graph.errors,
        "warnings": graph.found.warnings,
    }


def classes(graph: Graph) -> dict[str, int]:
    """Count entities by class, the most frequent first."""
    found = Counter(entity.cls for entity in graph.dataset.entities.values())
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
