"""The five minutes of data/README.md: its example is added to a data set, row by row."""

import re
from pathlib import Path

from kg.build.graph import load
from kg.curation.canonical import format_data
from tests.conftest import ONTOLOGY, ROOT
from tests.rdf.test_encode import ask

README = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
FILES = (
    "sources.csv",
    "entities/agreement.csv",
    "entities/university.csv",
    "entities/company.csv",
    "claims/example-news-2024-11-09.csv",
)


def test_the_example_can_be_added(data: Path) -> None:
    blocks = re.findall(r"```csv\n(.*?)```", README, re.DOTALL)
    assert len(blocks) == len(FILES)
    for file, block in zip(FILES, blocks, strict=True):
        path = data / file
        header, *rows = block.splitlines(keepends=True)
        old = path.read_text(encoding="utf-8") if path.exists() else header
        assert old.startswith(header)
        path.write_text(old + "".join(rows), encoding="utf-8")
    for formatted in format_data(data):
        assert not formatted.findings
        formatted.path.write_text(formatted.text, encoding="utf-8", newline="\n")
    graph = load(data, ONTOLOGY)
    assert graph.findings == ()
    assert ask(graph.store, "id:example-university gba:cooperatesWith id:example-limited")


def test_every_column_is_explained() -> None:
    for schema in (ROOT / "data" / "schemas").glob("*.json"):
        for name in re.findall(r'"name": "(\w+)"', schema.read_text(encoding="utf-8")):
            assert f"`{name}`" in README, name
