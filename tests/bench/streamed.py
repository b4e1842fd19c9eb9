"""Made-up graphs of any number of triples as files, written as they are made.

Run it with `python -m tests.bench.streamed TRIPLES FOLDER`. What sources tell comes in parts; the rules run over each part
with what it refers to, so that a part is as it would be in the whole graph, and memory holds one part and, for each
organisation told of, its name and where it lies.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from pyoxigraph import Quad, RdfFormat, serialize

from kg import paths
from kg.build.derive import derive
from kg.model.claim import Claim, Ref
from kg.model.entity import Entity
from kg.ontology.vocabulary import read_ontology
from kg.rdf.encode import DERIVED_GRAPH
from kg.store.embedded import Embedded
from tests.bench.graphs import Files
from tests.bench.synthetic import TAKING_PART, Story, Told
from tests.bench.world import SEED

#: Quads of one part.
PART: Final = 100_000
#: How many quads there are for each that a source tells of, with those that follow by rule.
GROWN: Final = 1.53


class _Known:
    """What later parts may refer to: places, and what can be a party, with where it lies."""

    def __init__(self) -> None:
        self._entities: dict[str, Entity] = {}
        self._locations: dict[str, Claim] = {}
        self._setting: set[str] = set()  # what the first source names, all places among it

    def learn(self, told: Told) -> None:
        """Note what a source is the first to name."""
        self._setting = self._setting or set(told.entities)
        for entity in told.entities.values():
            if entity.cls not in TAKING_PART:
                self._entities[entity.id] = entity
        for claim in told.claims.values():
            if claim.predicate == "locatedIn" and claim.subject in self._entities:
                self._locations[claim.subject] = claim

    def around(self, part: Iterable[Told]) -> Told:
        """Give what some sources refer to and do not tell of themselves."""
        claims = [claim for told in part for claim in told.claims.values()]
        named = {claim.object.id for claim in claims if isinstance(claim.object, Ref)}
        own = {name for told in part for name in told.entities}
        names = [name for name in sorted((named | self._setting) - own) if name in self._entities]
        located = [self._locations[name] for name in names if name in self._locations]
        entities = {name: self._entities[name] for name in names}
        return Told(entities, {}, {claim.id: claim for claim in located})


def streamed(triples: int, seed: int = SEED) -> Iterator[Quad]:
    """Yield about so many quads: the ontology, what sources tell, and what follows by rule."""
    known, told = _Known(), Story(seed).told(sys.maxsize)
    ontology = read_ontology(paths.ontology_dir())
    before: list[Quad] = []
    new = list(ontology)
    left = triples
    while left > 0:
        part = list(_part(told, min(left - len(new), PART)))
        new += (quad for one in part for quad in one.quads())
        if before:
            before = [*ontology, *known.around(part).quads()]
        found = [*new, *_derived(before, new)]
        for one in part:
            known.learn(one)
        yield from found
        left -= len(found)
        before, new = ontology, []


def _part(told: Iterator[Told], quads: int) -> Iterator[Told]:
    """Take sources until they make about so many quads."""
    for one in told:
        quads -= int(GROWN * sum(1 for _ in one.quads()))
        yield one
        if quads <= 0:
            return


def _derived(before: Iterable[Quad], new: Iterable[Quad]) -> set[Quad]:
    """What follows from quads together with those that were there before, and not from these alone."""
    rules = paths.ontology_dir() / "rules"
    store = Embedded.in_memory(before)
    derive(store, rules)
    already = set(store.inner.quads_for_pattern(None, None, None, DERIVED_GRAPH))
    store.add(new)
    derive(store, rules)
    return set(store.inner.quads_for_pattern(None, None, None, DERIVED_GRAPH)) - already


def write(triples: int, folder: Path, seed: int = SEED) -> Files:
    """Write a graph of about so many triples as ``graph.nq`` and ``graph.nt``."""
    folder.mkdir(parents=True, exist_ok=True)
    files = Files(folder / "graph.nq", folder / "graph.nt")
    with files.quads.open("wb") as quads, files.triples.open("wb") as plain:
        stream = streamed(triples, seed)
        while some := list(islice(stream, PART)):
            serialize(some, quads, RdfFormat.N_QUADS)
            serialize([quad.triple for quad in some], plain, RdfFormat.N_TRIPLES)
    return files


if __name__ == "__main__":
    for file in write(int(sys.argv[1]), Path(sys.argv[2])):
        print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")
