"""The main job: from the data folder to a folder of results."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg import __version__
from kg.build.checked import load_checked
from kg.build.graph import Graph
from kg.build.meta import meta_of
from kg.build.output import digests, write_folder
from kg.explorer.asking import add_questions
from kg.explorer.collect import collect
from kg.explorer.console import pack
from kg.explorer.page import render
from kg.model.claim import Modality
from kg.questions.question import read_questions
from kg.rdf.syntax import write_quads
from kg.store.embedded import ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did.

    Attributes:
        graph: The graph, with what was found in the data.
        counts: What the manifest counts.
        out: The folder of results; None where errors kept it from being written.
    """

    graph: Graph
    counts: dict[str, int]
    out: Path | None


def build(
    data: Path,
    ontology: Path,
    out: Path,
    progress: Callable[[str], None] = lambda _: None,
    *,
    sparql: bool = True,
) -> Built:
    """Check, load, derive and write.

    Args:
        data: The folder of the data.
        ontology: The folder of the ontology.
        out: The folder of results, replaced as a whole.
        progress: Told the name of each step as it begins.
        sparql: Whether the page gets a console for SPARQL, if the parts of its engine are there.

    Raises:
        DataError: The ontology cannot be used, or the folder cannot be written.
    """
    progress("reading and checking")
    graph = load_checked(data, ontology)
    counts = count(graph)
    if graph.errors:
        return Built(graph, counts, None)
    inputs = digests({"data": data, "ontology": ontology})
    progress("writing the graph")
    quads = list(graph.store.quads())
    files = {
        "graph.trig": write_quads(quads, "trig"),
        "graph.nq": write_quads(quads, "nq"),
    }
    progress("drawing the explorer")
    page = collect(graph.store, meta_of(inputs))
    add_questions(page, graph.store, read_questions(ontology / "questions").values())
    console = pack(files["graph.trig"]) if sparql else None
    files["explorer.html"] = render(page, console).encode()
    versions = {"gba-kg": __version__, "pyoxigraph": ENGINE_VERSION}
    write_folder(out, files, {"versions": versions, "counts": counts, "inputs": inputs})
    return Built(graph, counts, out)


def count(graph: Graph) -> dict[str, int]:
    """Count what a graph holds."""
    dataset = graph.dataset
    planned = sum(claim.modality is Modality.PLANNED for claim in dataset.claims.values())
    return {
        "entities": len(dataset.entities),
        "claims": len(dataset.claims),
        "planned": planned,
        "sources": len(dataset.sources),
        "derived": graph.derived,
        "triples": len(graph.store),
        "errors": graph.errors,
        "warnings": len(graph.findings) - graph.errors,
    }


def classes(graph: Graph) -> dict[str, int]:
    """Count entities by class, the most frequent first."""
    found = Counter(entity.cls for entity in graph.dataset.entities.values())
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
