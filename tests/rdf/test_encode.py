"""Claims as RDF: what is asserted, what only a node says, and in which graph."""

from kg.build.graph import Graph
from kg.store.base import Store


def ask(store: Store, text: str) -> bool:
    return bool(store.query("ASK { " + text + " }"))


def test_an_actual_claim_asserts_its_triple_in_the_graph_of_its_source(small: Graph) -> None:
    assert ask(small.store, "GRAPH source:paper { id:deal gba:party id:polyu }")
    assert not ask(small.store, "GRAPH source:gazette { id:deal gba:party id:polyu }")


def test_a_planned_claim_asserts_no_triple(small: Graph) -> None:
    assert not ask(small.store, "id:plant gba:status id:in-production")
    assert ask(
        small.store,
        "?c rdf:subject id:plant ; rdf:predicate gba:status ; rdf:object id:in-production ;"
        " gba:modality gba:planned ; gba:latest '2024-12-31'^^xsd:date ;"
        " gba:since '2024-11-19'^^xsd:date ; gba:source source:paper ; gba:locator 'p11:3-9'",
    )


def test_dates_keep_their_precision(small: Graph) -> None:
    assert ask(small.store, "id:unveiling gba:date '2024-11-08'^^xsd:date")
    edtf = "<http://id.loc.gov/datatypes/edtf/EDTF>"
    assert ask(
        small.store,
        "?c rdf:subject id:lab ; rdf:object id:polyu ; gba:from '2022'^^" + edtf
        + " ; gba:earliest '2022-01-01'^^xsd:date ; gba:latest '2022-12-31'^^xsd:date",
    )  # fmt: skip


def test_figures_keep_qualifier_and_unit(small: Graph) -> None:
    assert ask(
        small.store,
        "?c rdf:subject id:binhaiwan ; rdf:object 2356 ; gba:qualifier 'about' ; gba:unit id:mu",
    )


def test_names_in_every_script(small: Graph) -> None:
    assert ask(
        small.store,
        "id:polyu skos:prefLabel '香港理工大學'@zh-Hant, '香港理工大学'@zh-Hans ;"
        " rdfs:label 'The Hong Kong Polytechnic University'@en ; skos:altLabel '理大'@zh, 'PolyU'@en",
    )
    assert ask(small.store, "id:unveiling gba:descriptiveLabel 'en'")
    assert ask(small.store, "id:dongguan geo:lat 23.02 ; geo:long 113.75")


def test_there_are_no_blank_nodes(small: Graph) -> None:
    assert not ask(small.store, "?s ?p ?o FILTER(isBlank(?s) || isBlank(?o))")


def test_every_claim_has_one_node(small: Graph) -> None:
    (row,) = small.store.rows("SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c a gba:Claim }")
    assert int(row["n"].value) == small.claims == 26
