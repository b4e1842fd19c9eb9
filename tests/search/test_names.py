"""Search: any script, part or alias finds the entity; one clear meaning resolves, others are listed."""

from pathlib import Path

import pytest

from kg.build.graph import Graph
from kg.errors import AmbiguousError, NotFoundError
from kg.search.folding import fold
from kg.search.names import Match, Names


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


def test_an_id_of_any_letters() -> None:
    names = Names.of_pairs([("polyu", "理大"), ("理大", "polyu"), ("lab", "x")])
    assert [names.resolve(text) for text in ("polyu", "理大", "lab")] == ["polyu", "理大", "lab"]
    with pytest.raises(AmbiguousError):
        names.resolve("POLYU")
    with pytest.raises(NotFoundError):
        names.resolve("\udc80")  # a byte on the command line that is no UTF-8


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


def test_scores(names: Names) -> None:
    scores = {match.entity: match.score for match in names.search("oppo")}
    assert scores["oppo"] == 2
    assert names.search("OPPO")[0].score == 1
    assert 0 < scores["lab"] < 0.5


def test_each_entity_once_and_no_more_than_wanted(names: Names) -> None:
    every = names.search("o", 1000)
    assert len({match.entity for match in every}) == len(every) > 5
    for limit in (1, 2, 5):
        assert names.search("o", limit) == every[:limit]


def test_an_id_goes_first_whatever_the_limit() -> None:
    names = Names.of_pairs(
        [("po-ly", "Polytechnic"), ("poly", "Many"), *((f"a{n}", "Poly") for n in range(30))]
    )
    assert names.resolve("poly") == "poly"
    assert [match.entity for match in names.search("poly", 1)] == ["poly"]


@pytest.mark.parametrize("text", ["xglgdx", "lgdx", "ligongdaxue", "Xianggang Ligong"])
def test_pinyin(names: Names, text: str) -> None:
    assert "polyu" in {match.entity for match in names.search(text) if match.score == 0}


def test_pinyin_ranks_below_names_and_picks_nothing() -> None:
    names = Names.of_pairs([("one", "理大"), ("two", "The lida foundation of somewhere")])
    assert [match.entity for match in names.search("lida")] == ["two", "one"]
    assert [match.entity for match in names.search("ld")] == ["one"]
    with pytest.raises(NotFoundError, match=r"did you mean '理大' \(one\)\?"):
        names.resolve("ld")


def test_alike(names: Names) -> None:
    assert names.alike("Donguann") == names.alike("Donguann", 1) == [Match("dongguan", "Dongguan", 0)]
    assert names.alike("nothing of the kind") == []


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "…", "。、《》", "🎉", "👨‍👩‍👧", "𠮷", "\0", "a\0b", "\ud800", "大\udfff", "'", '"', "''\"\"", "*", "a*",
        "NEAR(a b)", "a AND", "NOT", "^a", "grams:a", "-a", "a OR b", '" OR 1=1 --', "%", "_", "\\", "{a}", "a" * 10_000,
        "香港理工大學" * 2_000, "".join(map(chr, range(0x4E00, 0x7000))), "İ", "ß", "ﷺ", "\u202e", "\x1b[31m",
    ],
)  # fmt: skip
def test_hostile_text(names: Names, text: str) -> None:
    names.search(text)
    names.alike(text)
    try:
        said = names.resolve(text)
    except (NotFoundError, AmbiguousError) as error:
        said = str(error)
    assert len(said) < 1000


def test_hostile_names() -> None:
    texts = ["tab\there", "line\nbreak", "nul\0here", "<b>", "\x1b[31mred", "…", "", "大" * 10_000, "𠮷"]
    names = Names.of_pairs([(f"e{number}", text) for number, text in enumerate(texts)])
    for number, text in enumerate(texts):
        found = names.search(text, 5)
        assert not fold(text) or found[0].name == text
        assert names.resolve(f"e{number}") == f"e{number}"


def test_saved_and_loaded(names: Names, tmp_path: Path) -> None:
    path = tmp_path / "names.db"
    names.save(path)
    assert Names.load(path).search("灣區") == names.search("湾区") != []
