"""Each export, read back by the library of its format and compared with the store."""

import csv
import io
import json
import re

import networkx as nx
import pyarrow.parquet
import pyoxigraph
import pytest
import rdflib

from kg.build.as_of import cut
from kg.build.graph import load
from kg.errors import DataError, EmptyError
from kg.export.about import About
from kg.export.formats import FORMATS, choose, export
from kg.export.network import network_of
from kg.rdf.syntax import union
from kg.store.base import Store
from kg.store.embedded import Embedded
from tests.conftest import ONTOLOGY, SMALL

ABOUT = About("A graph", "0.1.0", "ab" * 32, "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
HOSTILE = "=1+1 \"q\" 'a' </node> ]]> \\ \\u0027 `t` 𠮷 a\nb &amp; -->"
LITERAL = '"=1+1 \\"q\\" \'a\' </node> ]]> \\\\ \\\\u0027 `t` 𠮷 a\\nb &amp; -->"@en'


@pytest.fixture(scope="module")
def store() -> Store:
    quads = list(load(SMALL, ONTOLOGY).store.quads())
    line = "<https://w3id.org/gba-kg/id/oppo> <http://www.w3.org/2004/02/skos/core#{}> {} <https://w3id.org/gba-kg/graph/entities> .\n"
    text = line.format("altLabel", LITERAL) + line.format("altLabel", '"a\\u0001b"')
    hostile = pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.N_QUADS)
    renamed = pyoxigraph.parse(line.format("prefLabel", LITERAL).encode(), pyoxigraph.RdfFormat.N_QUADS)
    old = "skos/core#prefLabel"
    kept = [q for q in quads if not (q.subject.value.endswith("/oppo") and q.predicate.value.endswith(old))]
    first = network_of(Embedded.in_memory(quads), "en").edges[0]
    again = pyoxigraph.NamedNode("https://w3id.org/gba-kg/claim/parallel")
    parallel = [
        pyoxigraph.Quad(again, q.predicate, q.object, q.graph_name)
        for q in quads
        if q.subject.value.endswith(f"/claim/{first['id']}")
    ]
    return Embedded.in_memory([*kept, *hostile, *renamed, *parallel])


def written(store: Store, name: str, **options: bool) -> dict[str, bytes]:
    content = export(store, name, ABOUT, "en", **options)
    assert content == export(store, name, ABOUT, "en", **options), "the same bytes"
    return content if isinstance(content, dict) else {"": content}


@pytest.mark.parametrize("name", ["turtle", "ntriples", "trig", "nquads", "jsonld"])
def test_rdf_is_the_whole_graph(store: Store, name: str) -> None:
    content = written(store, name)[""]
    syntax = pyoxigraph.RdfFormat.from_extension(FORMATS[name].suffix)
    whole = set(store.quads()) if name in ("trig", "nquads", "jsonld") else union(store.quads())
    assert set(pyoxigraph.parse(content, syntax)) == whole
    assert name == "jsonld" or content.startswith(b"# title: A graph\n# version: 0.1.0\n")


def test_claims_reify_their_triples(store: Store) -> None:
    content = written(store, "turtle12")[""]
    found = set(pyoxigraph.parse(content, pyoxigraph.RdfFormat.TURTLE))
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    subject, predicate, value = (
        pyoxigraph.NamedNode(rdf + name) for name in ("subject", "predicate", "object")
    )
    kind = (pyoxigraph.NamedNode(rdf + "type"), pyoxigraph.NamedNode(rdf + "Statement"))
    classical = set()
    for quad in found:
        triple = quad.object
        if isinstance(triple, pyoxigraph.Triple):
            assert quad.predicate.value == rdf + "reifies"
            parts = ((subject, triple.subject), (predicate, triple.predicate), (value, triple.object), kind)
            classical |= {pyoxigraph.Quad(quad.subject, *part) for part in parts}
        else:
            classical.add(quad)
    assert classical == union(store.quads())
    assert len(classical) > len(found)


def test_rdflib_reads_json_ld(store: Store) -> None:
    content = written(store, "jsonld")[""]
    assert json.loads(content)["@context"]["id"] == "https://w3id.org/gba-kg/id/"
    graph = rdflib.Dataset()
    graph.parse(data=content, format="json-ld")
    assert len(list(graph.quads())) == len(set(store.quads()))
    oppo = rdflib.URIRef("https://w3id.org/gba-kg/id/oppo")
    assert HOSTILE in {str(term) for _, _, term, _ in graph.quads((oppo, rdflib.SKOS.prefLabel, None, None))}


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_nodes_edges_and_attributes(store: Store, name: str) -> None:
    content = io.BytesIO(written(store, name)[""])
    graph = (
        nx.read_graphml(content, force_multigraph=True)
        if name == "graphml"
        else nx.read_gexf(content, version="1.3")
    )
    network = network_of(store, "en")
    assert graph.is_multigraph(), "parallel edges are kept"
    assert sorted(graph.nodes) == [node["id"] for node in network.nodes]
    edges = {
        str(key if name == "graphml" else data["id"]): (one, other, data)
        for one, other, key, data in graph.edges(keys=True, data=True)
    }
    assert sorted(edges) == [edge["id"] for edge in network.edges]
    for edge in network.edges:
        one, other, data = edges[str(edge["id"])]
        assert (one, other) == (edge["source"], edge["target"])
        assert all(data[key] == edge[key] for key in edge.keys() - {"id", "source", "target"})
    for node in network.nodes:
        data = graph.nodes[node["id"]]
        assert all(data[key] == node[key] for key in node.keys() - {"id", "color", "x", "y", "aliases"})
    assert graph.nodes["oppo"]["label"] == HOSTILE
    assert "a\ufffdb" in graph.nodes["oppo"]["aliases"]
    if name == "gexf":
        assert set(graph.nodes["oppo"]["viz"]) >= {"color", "position"}
        assert all(edges[str(edge["id"])][2].get("start") == edge.get("since") for edge in network.edges)
    else:
        assert graph.graph["cite"] == ABOUT.citation


def test_csv_for_gephi_and_for_spreadsheets(store: Store) -> None:
    network = network_of(store, "en")
    files = {
        name: list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        for name, data in written(store, "csv").items()
    }
    assert [row["Id"] for row in files["nodes.csv"]] == [node["id"] for node in network.nodes]
    assert {row["Id"]: row["Label"] for row in files["nodes.csv"]}["oppo"] == HOSTILE
    assert [(row["Id"], row["Source"], row["Target"]) for row in files["edges.csv"]] == [
        (edge["id"], edge["source"], edge["target"]) for edge in network.edges
    ]
    assert {row["Type"] for row in files["edges.csv"]} == {"Directed"}
    tamed = written(store, "csv", excel_safe=True)["nodes.csv"].decode()
    assert tamed.startswith("\ufeffId,Label,")
    assert "\"'=1+1" in tamed


def test_parquet(store: Store) -> None:
    network = network_of(store, "en")
    files = {
        name: pyarrow.parquet.read_table(io.BytesIO(data)) for name, data in written(store, "parquet").items()
    }
    for name, items in (("nodes", network.nodes), ("edges", network.edges)):
        table = files[f"{name}.parquet"]
        assert [
            {key: value for key, value in row.items() if value is not None} for row in table.to_pylist()
        ] == items
        assert table.schema.metadata[b"cite"].decode() == ABOUT.citation


def test_cypher_is_one_statement_on_each_line(store: Store) -> None:
    network = network_of(store, "en")
    lines = written(store, "cypher")[""].decode().split("\n")
    assert lines[0] == "// title: A graph"
    assert sum(line.startswith("CREATE (:Entity:") for line in lines) == len(network.nodes)
    links = [line for line in lines if line.startswith("MATCH ")]
    assert len(links) == len(network.edges)
    assert all(f"`id`: '{edge['id']}'" in link for link, edge in zip(links, network.edges, strict=True))
    string = r"'(?:[^'\\]|\\['\\nrt])*'"
    bare = [re.sub(r"`[^`]*`", "`", re.sub(string, "", line)) for line in lines if line and line[:2] != "//"]
    assert all(
        line.endswith(";") and line.count(";") == 1 and "'" not in line and "\\" not in line for line in bare
    )


def test_a_figure_or_a_plan_is_no_attribute(store: Store) -> None:
    nodes = {node["id"]: node for node in network_of(store, "en").nodes}
    query = "SELECT ?s ?p { ?c a gba:Claim ; rdf:subject ?s ; rdf:predicate ?p ; gba:unit ?u }"
    found = [
        (row["s"].value.rpartition("/")[2], row["p"].value.rpartition("#")[2]) for row in store.rows(query)
    ]
    assert found
    assert not [pair for pair in found if pair[1] in nodes[pair[0]]]


def test_cut_leaves_the_known(store: Store) -> None:
    rules = ONTOLOGY / "rules"
    assert cut(store, rules) is store
    assert set(cut(store, rules, as_of="9999-01-01", plans=True).quads()) <= set(store.quads())
    facts = cut(store, rules, plans=False)
    assert not facts.query("ASK { ?c gba:modality gba:planned }")
    assert facts.query("ASK { ?c gba:modality gba:actual }")
    with pytest.raises(EmptyError):
        cut(store, rules, as_of="1066-10-14")


def test_choosing() -> None:
    assert choose(None, "a.nq") == "nquads"
    assert choose("gexf", "-") == "gexf"
    for name, out, said in (
        ("graphm", "-", "did you mean 'graphml'"),
        (None, "-", "--format"),
        ("csv", "-", "folder"),
        (None, "a.csv", "folder"),
    ):
        with pytest.raises(DataError, match=said):
            choose(name, out)


def test_formats_have_different_suffixes() -> None:
    assert len({form.suffix for form in FORMATS.values()}) == len(FORMATS)
