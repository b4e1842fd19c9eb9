"""Shapes: each problem becomes a finding with the row that it comes from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build.checked import load_checked
from kg.build.graph import load
from kg.model.finding import Finding
from kg.quality.conformance import check_shapes
from tests.conftest import ONTOLOGY

Edit = Callable[[str, str, str], None]
PAPER = "claims/paper.csv"


def findings(data: Path) -> list[Finding]:
    return list(load_checked(data, ONTOLOGY).findings)


def test_the_small_data_set_conforms(data: Path) -> None:
    assert findings(data) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "place"),
    [
        (PAPER, "vp,postIn,polyu,,,,,,p5:40-48,\n", "", "post-organisation", ("entities/post.csv", 2)),
        (PAPER, "centre,field,ai-imaging,,,,,,p5:1-9,", "centre,field,ai-imaging,,,,,,,", "evidence", (PAPER, 3)),
        ("entities/city.csv", "113.75", "", "longitude-present", ("entities/city.csv", 2)),
        ("entities/city.csv", "東莞市", "東莞@zh-Hant", "label-or-alias", ("entities/city.csv", 2)),
    ],
)  # fmt: skip
def test_each_shape(
    data: Path, edit: Edit, file: str, old: str, new: str, rule: str, place: tuple[str, int]
) -> None:
    edit(file, old, new)
    (finding,) = [item for item in findings(data) if item.rule.startswith("shape:")]
    assert finding.rule == f"shape:{rule}"
    assert (finding.place.file, finding.place.row) == place
    assert finding.problem
    assert finding.fix.endswith(".")


def test_a_shape_of_what_claims_state_names_the_row_of_the_claim(data: Path, tmp_path: Path) -> None:
    """A shape may look at the plain triple; the finding is then that of the claim that states it."""
    (tmp_path / "own.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix gba: <https://w3id.org/gba-kg/ontology#> .\n"
        "@prefix id: <https://w3id.org/gba-kg/id/> . @prefix shape: <https://w3id.org/gba-kg/shape/> .\n"
        "shape:no-oppo a sh:PropertyShape ; sh:targetClass gba:Agreement ; sh:path gba:party ;"
        " sh:not [ sh:hasValue id:oppo ] ; sh:message 'not here'@en .\n",
        encoding="utf-8",
    )
    graph = load(data, ONTOLOGY)
    (finding,) = check_shapes(graph.store, tmp_path, graph.dataset.places)
    rows = (data / PAPER).read_text(encoding="utf-8").splitlines()
    assert (finding.value, finding.problem) == ("id:oppo", "not here")
    assert finding.place.file == PAPER
    assert rows[finding.place.row - 1].startswith("deal,party,oppo,")
