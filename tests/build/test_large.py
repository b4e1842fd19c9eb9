"""Data of any size: read, loaded, validated and written in parts, with the same results as all at once."""

import csv
import io
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import SH
from rdflib import Graph as Triples

from kg.build.checked import check, load_checked
from kg.build.derive import derive
from kg.build.excerpt import excerpt
from kg.build.graph import Bounds, load, load_sound
from kg.build.run import STEPS, build
from kg.curation.table import read_rows
from kg.model.finding import MOST
from kg.quality.conformance import check_shapes
from kg.rdf.encode import DERIVED_GRAPH
from kg.rdf.syntax import union, write_quads
from kg.rdf.terms import Quad
from kg.store.dump import write_sorted
from kg.store.embedded import Embedded
from tests.bench.folder import write_folder
from tests.conftest import ONTOLOGY, ROOT, SMALL
from tests.explorer.test_render import block

Edit = Callable[[str, str, str], None]
#: So small that the small data set crosses each of them many times.
TINY = Bounds(in_memory=0, chunk=40, nodes=7)
RULES = ONTOLOGY / "rules"
PAPER = "claims/paper.csv"
#: One mistake of each kind: of a row, of a shape, of a check.
MISTAKES = [
    (PAPER, "chao,holds,vp", "chao,hold,vp"),
    (PAPER, "vp,postIn,polyu,,,,,,p5:40-48,\n", ""),
    (PAPER, "centre,field,ai-imaging,,,,,,p5:1-9,", "centre,field,ai-imaging,,,,,,,"),
    (PAPER, "../2024-12", "../2024-10"),
    ("entities/city.csv", "113.75", ""),
    ("entities/city.csv", "東莞市", "東莞@zh-Hant"),
    ("claims/gazette.csv", "locator,note\n", "locator,note\ngba,locatedIn,binhaiwan,,,,,,p1,\n"),
]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some hundred claims in several files."""
    folder = tmp_path_factory.mktemp("made-up") / "data"
    write_folder(folder, 600, register=250)
    return folder


@pytest.mark.parametrize("made", [False, True])
def test_in_parts_on_disk_as_at_once_in_memory(made: bool, made_up: Path, tmp_path: Path) -> None:
    data = made_up if made else SMALL
    bounds = TINY._replace(chunk=400, nodes=100) if made else TINY
    whole = build(data, ONTOLOGY, tmp_path / "whole")
    parts = build(data, ONTOLOGY, tmp_path / "parts", bounds=bounds)
    assert (whole.counts, whole.shown) == (parts.counts, parts.shown)
    for name in ("graph.nq", "graph.trig", "explorer.html", "manifest.json"):
        assert (tmp_path / "whole" / name).read_bytes() == (tmp_path / "parts" / name).read_bytes(), name
    assert sorted(path.name for path in tmp_path.iterdir()) == ["parts", "whole"]


def test_the_same_findings(data: Path, edit: Edit) -> None:
    for change in MISTAKES:
        edit(*change)
    whole = load_checked(data, ONTOLOGY).findings
    assert len({finding.rule for finding in whole}) >= len(MISTAKES)
    assert check(data, ONTOLOGY, bounds=TINY).in_order() == list(whole)


#: Shapes that look further than ours: at the objects of a property, back along any path, and two steps on.
FURTHER = """
@prefix shape: <https://w3id.org/gba-kg/shape/> .
@prefix gba: <https://w3id.org/gba-kg/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix dct: <http://purl.org/dc/terms/> .
shape:objects a sh:PropertyShape ; sh:targetObjectsOf gba:unit ; sh:path [ sh:inversePath gba:unit ] ; sh:minCount 2 .
shape:back a sh:PropertyShape ; sh:targetSubjectsOf gba:locatedIn ; sh:path [ sh:inversePath rdf:object ] ; sh:maxCount 1 .
shape:on a sh:PropertyShape ; sh:targetClass gba:Claim ; sh:path ( gba:source dct:publisher ) ; sh:maxCount 0 .
shape:class a sh:PropertyShape ; sh:targetClass gba:Claim ; sh:path rdf:subject ; sh:class gba:Party .
"""


@pytest.mark.parametrize("further", [False, True])
def test_shapes_in_parts_find_what_they_find_in_the_whole(
    data: Path, edit: Edit, tmp_path: Path, further: bool
) -> None:
    for change in MISTAKES[1:]:
        edit(*change)
    folder = ONTOLOGY / "shapes"
    if further:
        folder = tmp_path / "shapes"
        folder.mkdir()
        (folder / "further.ttl").write_text(FURTHER, encoding="utf-8")
    graph = load(data, ONTOLOGY)
    found = Counter(item.rule for item in check_shapes(graph.store, folder, graph.dataset.places, 3))
    everything, shapes = Triples(), Triples()
    everything.parse(data=write_quads(union(graph.store.quads()), "nt"), format="nt")
    for path in sorted(folder.glob("*.ttl")):
        shapes.parse(path)
    _, report, _ = validate(everything, shacl_graph=shapes, advanced=True)
    sources = (report.value(result, SH.sourceShape) for result in report.objects(None, SH.result))
    assert found == Counter("shape:" + str(source).rpartition("/")[2] for source in sources)
    assert len(found) == 4


def test_rules_are_run_until_nothing_follows(made_up: Path) -> None:
    """Running every rule again, whatever it says that it reads, adds nothing."""
    for data in (SMALL, made_up, ROOT / "data"):
        store = load(data, ONTOLOGY).store
        for path in RULES.glob("*.rq"):
            triples = store.triples(path.read_text(encoding="utf-8"))
            assert not store.lacking(Quad(*triple, DERIVED_GRAPH) for triple in triples), path


def test_a_rule_that_reads_an_unknown_prefix(small: object, tmp_path: Path) -> None:
    from kg.errors import DataError

    (tmp_path / "a.rq").write_text(
        "# Reads: nosuch:x\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", encoding="utf-8"
    )
    with pytest.raises(DataError, match="nosuch:x"):
        derive(Embedded.in_memory(), tmp_path)


@pytest.mark.parametrize("chunk", [1, 3, 10_000])
def test_quads_are_sorted_in_runs(small: object, tmp_path: Path, chunk: int) -> None:
    store = load(SMALL, ONTOLOGY).store
    out = io.BytesIO()
    assert write_sorted(store, out, tmp_path, chunk) == len(store)
    assert out.getvalue() == write_quads(store.quads(), "nq")
    assert list(tmp_path.iterdir()) == []


def test_rows_are_read_as_they_come(made_up: Path) -> None:
    from kg.curation.columns import CLAIMS
    from kg.curation.table import Sheet

    path = made_up / "claims" / "register-1.csv"
    rows = read_rows(path, Sheet("x"), CLAIMS)
    assert [row.number for row in islice(rows, 3)] == [2, 3, 4]
    assert len(list(rows)) == 247


def test_of_very_many_findings_the_first_are_told_and_the_rest_counted(data: Path) -> None:
    path = data / PAPER
    with path.open("a", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerows([f"nosuch-{number}", "holds", "vp", *[""] * 7] for number in range(MOST + 200))
        table.writerows(
            ["deal", "date", "2024-11-01", *[""] * 5, f"p{number}", ""] for number in range(MOST + 1)
        )
    found = check(data, ONTOLOGY)
    assert found.left_out == {"dangling-subject": 200, "duplicate": 1}
    assert found.errors >= 2 * MOST + 201
    told = Counter(finding.rule for finding in found.in_order())
    assert (told["dangling-subject"], told["duplicate"]) == (MOST, MOST)
    assert all("row 8 says the same" in item.problem for item in found if item.rule == "duplicate")


def test_the_page_of_a_graph_that_is_too_large_shows_what_is_best_linked(
    made_up: Path, tmp_path: Path
) -> None:
    built = build(made_up, ONTOLOGY, tmp_path / "out", bounds=TINY._replace(chunk=400, page=100))
    assert 0 < built.shown < built.counts["claims"]
    html = (tmp_path / "out" / "explorer.html").read_text(encoding="utf-8")
    page = block(html, "page-data")
    assert len(page["claims"]) == built.shown
    said = f"The best-linked {built.shown:,} of {built.counts['claims']:,} statements: "
    assert page["meta"]["title"]["en"].startswith(said)
    assert page["part"] == {"seeds": [], "marked": []}
    ends = {claim["subject"] for claim in page["claims"]} | {
        claim["object"] for claim in page["claims"] if claim["kind"] == "entity"
    }
    assert ends <= {entity["id"] for entity in page["entities"]}
    lies = {entity["id"]: entity["jurisdiction"] for entity in page["entities"]}
    whole = load(made_up, ONTOLOGY).store
    for name, found in lies.items():
        rows = whole.rows(f"SELECT ?city {{ id:{name} gba:jurisdiction ?city }}")
        assert {row["city"].value.rpartition("/")[2] for row in rows} == set(found), name


def test_an_excerpt_keeps_all_claims_among_its_entities(made_up: Path) -> None:
    whole = load(made_up, ONTOLOGY).store
    part, shown = excerpt(whole, RULES, 200)
    among = (
        "SELECT ?claim { ?claim a gba:Claim ; rdf:subject ?one ; rdf:object ?other FILTER(isIRI(?other)) }"
    )
    kept = {row["claim"] for row in part.rows(among)}
    ends = {
        row["end"]
        for row in part.rows(
            "SELECT DISTINCT ?end { ?c a gba:Claim ; rdf:subject|rdf:object ?end FILTER(isIRI(?end)) }"
        )
    }
    possible = {
        row["claim"]
        for row in whole.rows(among.replace("?claim {", "* {", 1))
        if row["one"] in ends and row["other"] in ends
    }
    assert kept <= possible
    assert shown == len({row["c"] for row in part.rows("SELECT ?c { ?c a gba:Claim }")})
    assert set(part.quads()) & {quad for quad in whole.quads() if quad.graph_name != DERIVED_GRAPH} == {
        quad for quad in part.quads() if quad.graph_name != DERIVED_GRAPH
    }


def test_a_snapshot_made_on_disk_is_that_made_in_memory(made_up: Path, tmp_path: Path) -> None:
    def made() -> set[Quad]:
        store = load_sound(made_up, ONTOLOGY, tmp_path / "store", TINY._replace(chunk=400)).store
        return set(store.quads())

    quads = made()
    assert quads == set(load_sound(made_up, ONTOLOGY).store.quads())
    assert set(Embedded.read_only(tmp_path / "store").quads()) == quads


def test_what_is_told_of_progress(made_up: Path, tmp_path: Path) -> None:
    told: list[tuple[str, str]] = []
    build(
        made_up, ONTOLOGY, tmp_path / "out", lambda *step: told.append(step), bounds=TINY._replace(nodes=300)
    )
    steps = list(dict.fromkeys(name for name, _ in told))
    assert len(steps) == STEPS
    assert [detail for name, detail in told if name == "validating"][:3] == ["", "300 nodes", "600 nodes"]
