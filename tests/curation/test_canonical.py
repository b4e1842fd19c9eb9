"""Canonical form: sorted, complete, and nothing lost."""

from pathlib import Path

from kg.curation.canonical import format_data


def test_the_small_data_set_is_canonical_but_for_the_optional_column(data: Path) -> None:
    assert [file.path.name for file in format_data(data) if file.changed] == []


def test_rows_are_sorted_and_ends_of_lines_unified(data: Path) -> None:
    path = data / "claims" / "paper.csv"
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    path.write_bytes(("\ufeff" + "\r\n".join([lines[0], *reversed(lines[1:])]) + "\r\n").encode())
    (changed,) = [file for file in format_data(data) if file.changed]
    assert changed.text == text


def test_columns_are_brought_into_order(data: Path) -> None:
    path = data / "entities" / "company.csv"
    text = path.read_text(encoding="utf-8")
    rows = [line.split(",") for line in text.splitlines()]
    path.write_text("\n".join(",".join(reversed(row)) for row in rows), encoding="utf-8")
    (changed,) = [file for file in format_data(data) if file.changed]
    assert changed.text == text


def test_white_space_and_composition_are_mended(data: Path) -> None:
    path = data / "entities" / "region.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Grande Baía", " Grande Bai\u0301a "), encoding="utf-8")
    (changed,) = [file for file in format_data(data) if file.changed]
    assert changed.text == text


def test_a_broken_file_is_left_alone(data: Path) -> None:
    path = data / "claims" / "paper.csv"
    path.write_text(path.read_text(encoding="utf-8") + 'oppo,"open', encoding="utf-8")
    (blocked,) = [file for file in format_data(data) if file.findings]
    assert blocked.path == path
    assert not blocked.changed
    assert [finding.rule for finding in blocked.findings] == ["csv"]
