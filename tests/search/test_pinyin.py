"""Pinyin: initials and the whole, read as words, for Chinese names alone."""

import subprocess
import sys

import pytest

from kg.search.folding import fold
from kg.search.pinyin import pinyin


@pytest.mark.parametrize(
    ("name", "initials", "whole"),
    [
        ("香港理工大學", "xglgdx", "xianggangligongdaxue"),
        ("理大—OPPO聯合實驗室", "ldoppolhsys", "lidaoppolianheshiyanshi"),
        ("重慶銀行", "cqyh", "chongqingyinhang"),
        ("1號樓", "1hl", "1haolou"),
    ],
)
def test_both_keys(name: str, initials: str, whole: str) -> None:
    assert pinyin(fold(name)) == (initials, whole)


@pytest.mark.parametrize("name", ["OPPO", "Região", "", "Гуандун", "かな"])
def test_other_scripts_have_none(name: str) -> None:
    assert pinyin(fold(name)) == ()


def test_a_search_does_not_load_the_readings() -> None:
    code = (
        "import sys; from kg.search.names import Names; from kg.search.index import Index, Key;"
        "names = Names(Index.of([Key('oppo', 'oppo', 'OPPO')])); names.search('xglgdx'); names.alike('opo');"
        "sys.exit('pypinyin' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
