"""A made-up folder of data of any size, as a curator would keep it: CSV files, written as they are made.

Run it with `python -m tests.bench.folder CLAIMS FOLDER`. What one of the made-up sources would say is put under a
register of many claims, since it is registers that grow large: a file of claims holds up to `REGISTER` rows.
"""

import csv
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg import paths
from kg.curation.columns import CLAIMS, ENTITIES, SOURCES
from kg.curation.dataset import class_file
from kg.model.claim import Claim, Modality, text_of
from kg.model.entity import Entity, Text
from kg.model.source import Source
from tests.bench.search import SEED
from tests.bench.synthetic import Story

#: Claims in one file.
REGISTER: Final = 250_000

Cells = list[str]


def write_folder(folder: Path, claims: int, seed: int = SEED, register: int = REGISTER) -> None:
    """Write the data of so many claims, of which no two are the same.

    Args:
        folder: Must not be there yet.
        claims: How many rows of claims there are in all.
        seed: Another one gives other data.
        register: How many rows one file has at most.
    """
    for name in ("entities", "claims"):
        (folder / name).mkdir(parents=True)
    shutil.copytree(paths.data_dir() / "schemas", folder / "schemas")
    with ExitStack() as stack:
        tables: dict[str, csv.Writer] = {}

        def write(file: str, columns: Cells, cells: Cells) -> None:
            if file not in tables:
                opened = stack.enter_context((folder / file).open("w", encoding="utf-8", newline=""))
                tables[file] = csv.writer(opened, lineterminator="\n")
                tables[file].writerow(columns)
            tables[file].writerow(cells)

        for file, columns, cells in _rows(claims, seed, register):
            write(file, columns, cells)


def _rows(claims: int, seed: int, register: int) -> Iterator[tuple[str, Cells, Cells]]:
    """Yield each row with its file and the columns of it."""
    sources, entities, stated = ([column.name for column in kind] for kind in (SOURCES, ENTITIES, CLAIMS))
    source: Source | None = None
    written = 0
    for told in Story(seed).told(claims):
        for entity in told.entities.values():
            yield f"entities/{class_file(entity.cls)}.csv", entities, _entity(entity)
        for claim in told.claims.values():
            if source is None or written % register == 0:
                source = replace(claim.source, id=f"register-{written // register + 1}")
                yield "sources.csv", sources, _source(source)
            written += 1
            yield f"claims/{source.id}.csv", stated, _claim(claim)


def _source(source: Source) -> Cells:
    """A row of sources.csv."""
    published = source.published.text if source.published else ""
    retrieved = source.retrieved.text if source.retrieved else ""
    start = [source.id, source.title, source.publisher, published, retrieved]
    return [*start, source.language, source.url, source.grade, source.note]


def _entity(entity: Entity) -> Cells:
    """A row of a file of entities."""
    labels = {label.language: label.value for label in entity.labels}
    named = [labels.get(tag, "") for tag in ("zh-Hant", "zh-Hans", "en", "pt")]
    aliases = "|".join(alias.value for alias in entity.aliases)
    return [entity.id, *named, aliases, "", "", "", entity.latitude, entity.longitude, ""]


def _claim(claim: Claim) -> Cells:
    """A row of a file of claims."""
    value = claim.object
    stated = f"{value.value}@{value.language}" if isinstance(value, Text) else text_of(value)
    begin, end = (date.text if date else "" for date in (claim.begin, claim.end))
    modality = "" if claim.modality is Modality.ACTUAL else str(claim.modality)
    start = [claim.subject, claim.predicate, stated, claim.qualifier, claim.unit]
    return [*start, begin, end, modality, claim.locator, claim.note]


if __name__ == "__main__":
    write_folder(Path(sys.argv[2]), int(sys.argv[1]))
