"""The steps from 20,000 made-up claims to a page, each beside loading the claims."""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from kg import paths
from kg.build.derive import derive
from kg.build.meta import meta_of
from kg.explorer.collect import collect
from kg.explorer.groups import grouped
from kg.explorer.page import render
from kg.network.homes import homes
from kg.network.layout import positions
from kg.ontology.vocabulary import read_ontology
from kg.store.embedded import Embedded
from tests.bench.measure import Times, call
from tests.bench.result import Result, Setting
from tests.bench.synthetic import quads

NAME: Final = "page"
CLAIMS: Final = 20_000
BASELINE: Final = "load"

Made = TypeVar("Made")


def measure(setting: Setting) -> Iterator[Result]:
    """Take the steps, a few times over."""
    claims = 300 if setting.brief else CLAIMS
    times: Times = {}
    for _ in range(min(3, setting.rounds)):
        _steps(claims, times)
    yield Result(NAME, f"{claims:,} claims", BASELINE, times)


def _steps(claims: int, times: Times) -> None:
    """Take each step once, and note what it took."""

    def step(title: str, work: Callable[[], Made]) -> Made:
        made: list[Made] = []
        times.setdefault(title, []).append(call(lambda: made.append(work())))
        return made[0]

    ontology = read_ontology(paths.ontology_dir())
    told = step("make claims and encode them", lambda: list(quads(claims)))
    store = step(BASELINE, lambda: Embedded.in_memory([*ontology, *told]))
    step("rules", lambda: derive(store, paths.ontology_dir() / "rules"))
    page = step("collect", lambda: collect(store, meta_of({})))
    edges = [(claim["subject"], claim["object"]) for claim in page["claims"] if claim["kind"] == "entity"]
    at_home = step("of it, homes", lambda: homes(store, edges))
    names = {end for edge in edges for end in edge}
    step("of it, positions", lambda: positions(names, edges, at_home))
    step("of it, groups", lambda: grouped(page, at_home))
    step("render", lambda: render(page))
