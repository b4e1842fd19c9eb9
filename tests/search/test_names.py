"""Search: any script, part or alias finds the entity; one clear meaning resolves, others are listed."""

import pytest

from kg.build.graph import Graph
from kg.errors import AmbiguousError, NotFoundError
from kg.search.folding import fold
from kg.search.names import Names


@pytest.fixture(scope="module")
def names(small: Graph) -> Names:
    return Names.of(small.store)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("香港理工大學", "香港理工大学"),
        ("ＰｏｌｙＵ", "polyu"),
        ("《粵港澳大灣區發展規劃綱要》", "粤港澳大湾区 发展规划纲要"),
        ("Região", "regiao"),
        ("理大—OPPO", "理大-oppo"),
        ("𠮷野", "𠮷野"),
    ],
)
def test_folding(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


def test_a_part_folds_as_in_the_whole() -> None:
    for name in ("後面的乾隆皇帝", "香港中文大學", "頭髮與發展"):
        assert all(fold(part) in fold(name) for part in (name[:2], name[1:], name[2:4]))


@pytest.mark.parametrize(
    "text",
    [
        "polyu",
        "PolyU",
        "理大",
        "香港理工大學",
        "香港理工大学",
        "理工大学",
        "hong kong polytechnic university",
    ],
)
def test_one_meaning(names: Names, text: str) -> None:
    assert names.resolve(text) == "polyu"


def test_an_id_goes_before_names(names: Names) -> None:
    assert names.resolve("centre") == "centre"


def test_several_meanings(names: Names) -> None:
    with pytest.raises(AmbiguousError, match=r"centre .*lab "):
        names.resolve("理大—OPPO聯合")


def test_no_meaning(names: Names) -> None:
    with pytest.raises(NotFoundError, match=r"did you mean 'Dongguan' \(dongguan\)"):
        names.resolve("Donguann")
    with pytest.raises(NotFoundError):
        names.resolve("…")


def test_ranking(names: Names) -> None:
    found = [match.entity for match in names.search("oppo")]
    assert found[0] == "oppo"
    assert set(found) == {"oppo", "smart-park", "lab", "centre"}
    assert names.search("") == []


def test_saved_and_loaded(names: Names, tmp_path: object) -> None:
    path = tmp_path / "names.tsv"  # type: ignore[operator]
    names.save(path)
    assert Names.load(path).search("灣區") == names.search("湾区") != []
