"""Pages for people and data for programs, at the same addresses."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import opencc
import pyoxigraph
import pytest

from kg.server.page import LANGUAGES
from tests.cli.test_query import kg as command
from tests.server.conftest import Service, serving

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGES = [
    "/search?q=polyu", "/ask", "/ask/partners-of?org=polyu", "/id/polyu", "/id/polyu?as_of=2023-01-01",
    "/source/hkcd-2024-11-19", "/ontology", "/sparql", "/nosuch",
]  # fmt: skip
WORDS = json.loads((Path(__file__).parents[2] / "kg" / "server" / "words.json").read_text(encoding="utf-8"))


class Seen(HTMLParser):
    """What is on a page: its text, its tags and its addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(service: Service, path: str, status: int = 200, **headers: str) -> Seen:
    done = service.request("GET", path, headers={"Accept": BROWSER, **headers})
    assert done.status == status, done.data[:300]
    assert done.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in done.headers["Content-Security-Policy"]
    return Seen(done.data.decode())


def data(service: Service, path: str, accept: str = "*/*") -> Any:
    done = service.request("GET", path, headers={"Accept": accept})
    assert done.status == 200, done.data
    return json.loads(done.data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_in_every_language(service: Service, path: str, language: str) -> None:
    seen = page(
        service, f"{path}{'&' if '?' in path else '?'}lang={language}", 404 if path == "/nosuch" else 200
    )
    assert WORDS["search"][language] in seen.words
    assert not [link for link in seen.links if re.match(r"(?i)javascript|vbscript", link)]


def test_the_language_of_the_browser(service: Service) -> None:
    for accepted, language in (
        ("zh-HK,zh;q=0.9", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("fr", "en"),
        ("pt-PT", "en"),
    ):
        assert (
            WORDS["search-label"][language] in page(service, "/search", **{"Accept-Language": accepted}).words
        )


def test_words_exist_in_all_languages() -> None:
    simplify = opencc.OpenCC("hk2s").convert
    for key, texts in WORDS.items():
        assert set(texts) == set(LANGUAGES), key
        if key not in ("search", "run", "failed"):  # where usage differs, not only the characters
            assert simplify(texts["zh-Hant"]).replace("數據", "数据") in (
                texts["zh-Hans"],
                ALIKE.get(key, ""),
            ), key


#: Simplified forms that a conversion of characters does not give.
ALIKE = {
    "as-of": "截至某日（只显示当时已知的）", "editor-about": "以 SPARQL 1.1 查询整个图谱。下列前缀无须宣告即可使用。",
    "explorer": "图谱", "licence": "资料授权：", "needs-script": "没有 JavaScript 时，结果会以原始资料显示。",
    "ontology": "词汇", "open-editor": "在 SPARQL 编辑器中开启", "found-none": "找不到；请试试名称的一部分",
}  # fmt: skip


def test_dossiers_and_their_data(service: Service) -> None:
    assert "香港理工大學" in page(service, "/id/polyu").words
    later, earlier = (data_of(service, f"/id/oppo{day}") for day in ("", "?as_of=2019-01-01"))
    assert len(earlier) < len(later)
    for accept, syntax in (
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/rdf+xml;q=0.9, text/html;q=0.1", pyoxigraph.RdfFormat.RDF_XML),
    ):
        done = service.request("GET", "/id/polyu", headers={"Accept": accept})
        quads = list(pyoxigraph.parse(done.data, syntax))
        assert len(quads) > 50
        assert "https://w3id.org/gba-kg/id/polyu" in {getattr(quad.subject, "value", "") for quad in quads}
    assert service.request("GET", "/id/polyu?format=ntriples").data.count(b"\n") > 50


def data_of(service: Service, path: str) -> list[str]:
    return [link for link in page(service, path).links if link.startswith("/source/")]


def test_a_claim_leads_to_its_source(service: Service) -> None:
    answer = service.query("SELECT ?c { ?c a gba:Claim ; rdf:subject id:polyu-oppo-centre }", "text/csv")
    claim = answer.data.decode().splitlines()[1].rpartition("/")[2]
    links = page(service, f"/claim/{claim}").links
    source = next(link for link in links if link.startswith("/source/"))
    assert any(link.startswith("/id/polyu-oppo-centre") for link in page(service, source).links)
    assert service.request("GET", f"/claim/{claim}").headers["Content-Type"].startswith("text/turtle")


def test_search(service: Service) -> None:
    assert data(service, "/search?q=%E7%90%86%E5%A4%A7")[0]["id"] == "polyu"
    assert any(link.startswith("/id/polyu?") for link in page(service, "/search?q=PolyU").links)
    assert page(service, "/search?q=%00%ff%3Cscript%3E").tags.count("script") == 0
    assert data(service, "/search?q=" + "x" * 3000) == []


def test_questions_as_on_the_command_line(service: Service) -> None:
    printed = list(
        csv.DictReader(io.StringIO(command("ask", "partners-of", "org=理大", "--lang", "en").stdout))
    )
    address = "/ask/partners-of?org=%E7%90%86%E5%A4%A7&lang=en"
    done = service.request("GET", f"{address}&format=csv")
    assert list(csv.DictReader(io.StringIO(done.data.decode()))) == printed
    assert [
        {name: str(text or "") for name, text in row.items()} for row in data(service, address)
    ] == printed
    seen = page(service, address)
    assert seen.tags.count("tr") == len(printed) + 1
    assert any("SELECT" in text for text in seen.words)
    assert {item["name"] for item in data(service, "/ask")} >= {"partners-of"}


def test_questions_that_go_wrong(service: Service) -> None:
    seen = page(service, "/ask/partners-of?org=nobody+at+all", 404)
    assert any("no entity is called" in text for text in seen.words)
    assert page(service, "/ask/nosuch", 404)
    assert page(service, "/ask/status-as-of?entity=oppo&as_of=2024-13", 400)
    assert service.request("GET", "/ask/partners-of?org=nobody+at+all").status == 404
    assert service.request("GET", "/ask/partners-of?format=pdf").status == 400
    assert service.request("GET", "/ask/partners-of", headers={"Accept": "image/png"}).status == 406


def test_the_explorer_and_its_parts(service: Service) -> None:
    whole = service.request("GET", "/", headers={"Accept": BROWSER}).data
    part = service.request("GET", "/?entity=polyu&hops=1", headers={"Accept": BROWSER}).data
    asked = service.request("GET", "/?question=partners-of&org=oppo", headers={"Accept": BROWSER}).data
    assert b"<!doctype html>" in whole[:40]
    assert len(part) < len(whole)
    assert len(asked) < len(whole)
    for wrong, status in (
        ("entity=nosuchthing", 404),
        ("hops=x", 400),
        ("as_of=2024-13", 400),
        ("question=x", 404),
    ):
        assert service.request("GET", f"/?{wrong}").status == status


def test_the_ontology_and_the_service_describe_themselves(service: Service) -> None:
    done = service.request("GET", "/ontology", headers={"Accept": "text/turtle"})
    assert len(list(pyoxigraph.parse(done.data, pyoxigraph.RdfFormat.TURTLE))) > 500
    done = service.request("GET", "/sparql", headers={"Accept": "text/turtle"})
    triples = {
        (quad.predicate.value.rpartition("#")[2], str(quad.object))
        for quad in pyoxigraph.parse(done.data, pyoxigraph.RdfFormat.TURTLE)
    }
    assert ("endpoint", f"<{service.address}/sparql>") in triples
    assert ("feature", "<http://www.w3.org/ns/sparql-service-description#UnionDefaultGraph>") in triples
    assert sum(name == "namedGraph" for name, _ in triples) > 700


def test_odd_names_and_fields(service: Service) -> None:
    for path in (
        "/id/a%20b",
        "/id/%00",
        "/id/%F0%A0%AE%B7",
        "/source/%3Cscript%3E",
        "/claim/..%2F..",
        "/id/" + "x" * 5000,
    ):
        for accept in (BROWSER, "*/*"):
            assert service.request("GET", path, headers={"Accept": accept}).status in (400, 404)
    assert page(service, "/search?path=x&language=y&template=z&status=w&q=polyu&q=oppo")
    for path in ("/static/../server/words.json", "/static/%2e%2e/words.json", "/static//etc/passwd"):
        assert service.request("GET", path).status == 404


def test_hostile_labels_stay_text(tmp_path: Path) -> None:
    from kg.build.graph import load
    from tests.conftest import ONTOLOGY, SMALL

    store = load(SMALL, ONTOLOGY).store
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e"
    polyu = pyoxigraph.NamedNode("https://w3id.org/gba-kg/id/polyu")
    label = pyoxigraph.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    prefer = pyoxigraph.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    graph = pyoxigraph.NamedNode("https://w3id.org/gba-kg/graph/entities")
    store.add(
        pyoxigraph.Quad(polyu, name, pyoxigraph.Literal(evil, language="pt"), graph)
        for name in (label, prefer)
    )
    for old in list(store.inner.quads_for_pattern(polyu, label, None)):
        store.inner.remove(old)
    store.add([pyoxigraph.Quad(polyu, label, pyoxigraph.Literal(evil, language="en"), graph)])
    store.save(tmp_path / "store")
    with serving("--store", str(tmp_path / "store")) as service:
        for path in ("/id/polyu", "/search?q=polyu", "/ask/partners-of?org=oppo", "/source/paper"):
            seen = page(service, path)
            assert seen.tags.count("script") == 0, path
            assert "img" not in seen.tags, path
        assert any("alert(1)" in text for text in page(service, "/id/polyu").words)
