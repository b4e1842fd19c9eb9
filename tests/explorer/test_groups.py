"""Groups of a large page: everything in one, none too large to be read, named in three languages."""

import copy
import math
from collections import Counter

import pytest

from kg.build.graph import Graph
from kg.build.meta import meta_of
from kg.explorer.collect import collect
from kg.explorer.data import EntityData, GroupData, PageData
from kg.explorer.groups import LARGE, grouped
from kg.explorer.page import render
from kg.network.homes import homes
from kg.store.base import Store
from tests.bench.synthetic import store

LANGUAGES = {"zh-Hant", "zh-Hans", "en"}


@pytest.fixture(scope="module")
def graph() -> Store:
    return store(9_000)


@pytest.fixture(scope="module")
def page(graph: Store) -> PageData:
    return collect(graph, meta_of({}))


def drawn(page: PageData) -> list[EntityData]:
    return [entity for entity in page["entities"] if entity["drawn"]]


def groups(page: PageData) -> dict[str, GroupData]:
    return {group["id"]: group for group in page["groups"]}


def test_a_small_page_has_none(small: Graph) -> None:
    page = collect(small.store, meta_of({}))
    assert "groups" not in page
    assert not [entity for entity in page["entities"] if "group" in entity]
    before = copy.deepcopy(page)
    assert grouped(page, dict.fromkeys((entity["id"] for entity in drawn(page)), "macao")) == before


def test_each_drawn_entity_is_in_one(page: PageData) -> None:
    assert len(drawn(page)) > LARGE
    sizes = Counter(entity["group"] for entity in drawn(page))
    assert sizes == {name: group["size"] for name, group in groups(page).items()}
    assert not [entity for entity in page["entities"] if not entity["drawn"] and "group" in entity]
    assert [group["id"] for group in page["groups"]] == sorted(groups(page))


def test_none_is_too_large_and_few_are_small(page: PageData) -> None:
    sizes = [group["size"] for group in page["groups"]]
    assert max(sizes) <= 400
    assert sum(size < 25 for size in sizes) < len(sizes) / 4


def test_a_city_is_a_group_and_a_large_one_several(page: PageData, graph: Store) -> None:
    pairs = [(claim["subject"], claim["object"]) for claim in page["claims"] if claim["kind"] == "entity"]
    at_home = homes(graph, pairs)
    for entity in drawn(page):
        city = entity["group"].partition(".")[0]
        assert city == at_home.get(entity["id"], "")
    labels = {entity["id"]: entity["labels"] for entity in drawn(page)}
    assert groups(page)["zhuhai"]["labels"] == labels["zhuhai"]
    parts = [name for name in groups(page) if name.startswith("shenzhen")]
    assert len(parts) > 1
    assert "shenzhen" not in parts


def test_a_community_is_named_for_its_best_linked_member(page: PageData) -> None:
    degrees = Counter[str]()
    for claim in page["claims"]:
        if claim["kind"] == "entity":
            degrees.update((claim["subject"], claim["object"]))
    for name, group in groups(page).items():
        assert group["labels"].keys() >= LANGUAGES
        _, dot, chief = name.partition(".")
        if dot:
            members = [entity["id"] for entity in drawn(page) if entity["group"] == name]
            assert degrees[chief] == max(degrees[member] for member in members)
            label = next(entity["labels"]["en"] for entity in drawn(page) if entity["id"] == chief)
            assert group["labels"]["en"] == f"{label} and others"


def test_it_stands_in_the_middle_of_its_members(page: PageData) -> None:
    for name, group in groups(page).items():
        members = [entity for entity in drawn(page) if entity["group"] == name]
        assert math.isclose(group["x"], sum(one["x"] for one in members) / len(members), abs_tol=0.1)
        assert math.isclose(group["y"], sum(one["y"] for one in members) / len(members), abs_tol=0.1)


def test_the_same_graph_gives_the_same_groups(page: PageData, graph: Store) -> None:
    again = collect(graph, meta_of({}))
    assert again == page
    assert render(again) == render(page)


def test_one_more_entity_leaves_most_in_their_groups(page: PageData, graph: Store) -> None:
    pairs = [(claim["subject"], claim["object"]) for claim in page["claims"] if claim["kind"] == "entity"]
    more = copy.deepcopy(page)
    more["entities"].append({**copy.deepcopy(drawn(page)[0]), "id": "one-more"})
    more["claims"].append({**page["claims"][0], "subject": "one-more", "object": "zhuhai", "kind": "entity"})
    after = grouped(more, homes(graph, [*pairs, ("one-more", "zhuhai")]))
    first = {entity["id"]: entity["group"] for entity in drawn(page)}
    second = {entity["id"]: entity["group"] for entity in drawn(after)}
    assert second["one-more"] == "zhuhai"
    assert sum(first[name] == second[name] for name in first) > 0.7 * len(first)
