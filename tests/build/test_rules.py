"""Rules: what follows, what it rests on, and what must not follow."""

from collections.abc import Callable
from pathlib import Path

from kg.build.graph import Graph, load
from tests.conftest import ONTOLOGY
from tests.rdf.test_encode import ask


def test_superclasses(small: Graph) -> None:
    assert ask(small.store, "GRAPH graph:derived { id:polyu a gba:Organisation, gba:Party, gba:Entity }")


def test_places_chain_from_the_park_to_the_bay(small: Graph) -> None:
    assert ask(small.store, "id:smart-park gba:locatedIn id:binhaiwan, id:dongguan, id:gba")
    assert not ask(small.store, "GRAPH source:paper { id:smart-park gba:locatedIn id:gba }")


def test_jurisdiction(small: Graph) -> None:
    assert ask(small.store, "id:smart-park gba:jurisdiction id:dongguan")
    assert ask(small.store, "id:polyu gba:jurisdiction id:hong-kong")
    assert not ask(small.store, "id:smart-park gba:jurisdiction id:gba")


def test_cooperation_goes_both_ways_and_knows_its_claims(small: Graph) -> None:
    assert ask(small.store, "id:polyu gba:cooperatesWith id:oppo")
    assert ask(small.store, "id:oppo gba:cooperatesWith id:polyu")
    rows = list(
        small.store.rows(
            "SELECT ?through (COUNT(?c) AS ?n) { ?d a gba:DerivedClaim ; rdf:subject id:oppo ;"
            " rdf:predicate gba:cooperatesWith ; rdf:object id:polyu ; gba:through ?through ;"
            " prov:wasDerivedFrom ?c . ?c a gba:Claim } GROUP BY ?through ORDER BY ?through"
        )
    )
    assert [(row["through"].value.rsplit("/", 1)[1], row["n"].value) for row in rows] == [
        ("centre", "2"), ("deal", "2"), ("lab", "2"),
    ]  # fmt: skip


def test_cooperation_across_a_boundary(small: Graph) -> None:
    assert ask(small.store, "id:deal a gba:CrossBoundaryCooperation")
    assert ask(
        small.store,
        "?d a gba:DerivedClaim ; rdf:subject id:deal ; rdf:object gba:CrossBoundaryCooperation ;"
        " prov:wasDerivedFrom ?c . ?c rdf:object id:polyu",
    )
    assert not ask(small.store, "id:unveiling a gba:CrossBoundaryCooperation")


def test_nothing_derived_stands_in_the_graph_of_a_source(small: Graph) -> None:
    assert not ask(small.store, "GRAPH ?g { ?d a gba:DerivedClaim } FILTER(?g != graph:derived)")
    assert small.derived > 100


def test_a_province_is_a_side_but_has_no_boundary_to_its_cities(
    data: Path, edit: Callable[[str, str, str], None]
) -> None:
    header = "id,label_zh_hant,label_zh_hans,label_en,label_pt,aliases,description_en,homepage,same_as,lat,lon,descriptive\n"
    (data / "entities" / "province.csv").write_text(
        header + "guangdong,廣東,广东,Guangdong,,,,,,,,\n", encoding="utf-8"
    )
    edit(
        "claims/gazette.csv",
        "hong-kong,locatedIn",
        "dongguan,locatedIn,guangdong,,,,,,p1,\nhong-kong,locatedIn",
    )
    edit("claims/paper.csv", "deal,party,oppo,,,2024-11-01", "deal,party,guangdong,,,2024-11-01")
    store = load(data, ONTOLOGY).store
    assert ask(store, "id:guangdong gba:jurisdiction id:guangdong . id:dongguan gba:jurisdiction id:dongguan")
    assert not ask(store, "id:oppo gba:jurisdiction id:guangdong")
    assert ask(store, "id:deal a gba:CrossBoundaryCooperation ; gba:spans id:guangdong, id:hong-kong")
    edit("claims/paper.csv", "deal,party,polyu,,,2024-11-01", "deal,party,smart-park,,,2024-11-01")
    store = load(data, ONTOLOGY).store
    assert ask(store, "id:deal gba:spans id:guangdong, id:dongguan")
    assert not ask(store, "id:deal a gba:CrossBoundaryCooperation")
