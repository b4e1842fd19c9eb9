"""Look-alikes: a shared name in any script is reported unless the two are known to differ."""

from collections.abc import Callable
from pathlib import Path

from kg.build.graph import load
from kg.search.lookalikes import find_lookalikes
from tests.conftest import ONTOLOGY

Edit = Callable[[str, str, str], None]


def pairs(data: Path) -> list[str]:
    return [finding.value for finding in find_lookalikes(load(data, ONTOLOGY).dataset)]


def test_none_in_the_small_data_set(data: Path) -> None:
    assert pairs(data) == []


def test_across_scripts_and_aliases(data: Path, edit: Edit) -> None:
    edit("entities/park.csv", "OPPO智慧園區,OPPO智慧园区,OPPO smart park,,", "園區,园区,Park,,滨海湾新区")
    edit("entities/facility.csv", "智能製造中心,智能制造中心,", "園 區,工厂,")
    assert pairs(data) == ["binhaiwan and smart-park", "plant and smart-park"]


def test_known_to_differ(data: Path, edit: Edit) -> None:
    edit("entities/park.csv", "OPPO智慧園區,OPPO智慧园区,OPPO smart park,,", "園區,园区,Park,,滨海湾新区")
    (data / "different.csv").write_text(
        "one,other,reason\nsmart-park,binhaiwan,a park in it\n", encoding="utf-8"
    )
    assert pairs(data) == []
    (data / "different.csv").write_text("one,other,reason\nsmart-park,binhaiwam,a park\n", encoding="utf-8")
    (finding,) = load(data, ONTOLOGY).findings
    assert (finding.rule, finding.place.file, finding.fix) == (
        "dangling-pair",
        "different.csv",
        "did you mean 'binhaiwan'?",
    )
