"""The SPARQL editor and the pages in a real browser."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server.conftest import Service, serving

SELECT = "SELECT ?centre ?name { ?centre a gba:JointCentre ; rdfs:label ?name } ORDER BY ?centre ?name"


@pytest.fixture
def tab(chromium: Browser):  # type: ignore[no-untyped-def]
    context = chromium.new_context(viewport={"width": 1100, "height": 800}, locale="en-GB")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert not [text for text in said if "400 (Bad Request)" not in text and "503" not in text], said


def ask(page: Page, text: str) -> None:
    page.get_by_label("Query").fill(text)
    page.get_by_label("Query").press("Control+Enter")


def test_a_query_from_typing_to_its_dossier(service: Service, tab: Page) -> None:
    tab.goto(service.address + "/sparql")
    ask(tab, SELECT)
    expect(tab.locator("#status")).to_contain_text("rows")
    rows = tab.locator("#answer tbody tr")
    assert rows.count() > 100
    assert "query=SELECT" in tab.url
    csv = tab.locator("#downloads a").first.get_attribute("href") or ""
    assert service.request("GET", csv).data.startswith(b"centre,name")
    rows.first.locator("a").click()
    expect(tab.locator(".kg-dossier")).to_be_visible()
    tab.go_back()
    expect(tab.locator("#answer tbody tr").first).to_be_visible()


def test_other_answers_and_mistakes(service: Service, tab: Page) -> None:
    tab.goto(service.address + "/sparql")
    ask(tab, "ASK { id:polyu a gba:University }")
    expect(tab.locator("#answer")).to_have_text("true")
    ask(tab, "CONSTRUCT { ?s rdfs:label ?l } WHERE { VALUES ?s { id:polyu } ?s rdfs:label ?l }")
    expect(tab.locator("#answer pre")).to_contain_text("id:polyu")
    ask(tab, "SELECT ?s { ?s nosuch:p ?o }")
    expect(tab.get_by_role("alert")).to_contain_text("nosuch")
    ask(tab, 'SELECT ?x { VALUES ?x { "<img src=x onerror=alert(1)>" } }')
    expect(tab.locator("#answer td")).to_have_text("<img src=x onerror=alert(1)>")
    assert tab.locator("#answer img").count() == 0


def test_an_endless_query_can_be_stopped(tab: Page) -> None:
    with serving("--timeout", "20") as service:
        tab.goto(service.address + "/sparql")
        ask(tab, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        tab.get_by_role("button", name="Stop").click()
        expect(tab.get_by_role("alert")).to_have_text("Stopped")
        ask(tab, "ASK {}")
        expect(tab.locator("#answer")).to_have_text("true")


def test_a_question_by_its_form(service: Service, tab: Page) -> None:
    tab.goto(service.address + "/ask")
    tab.get_by_role("link", name="With whom does an organisation cooperate").click()
    tab.get_by_label("org").fill("理大")
    tab.get_by_role("button", name="Ask").click()
    expect(tab.get_by_role("status")).to_contain_text("rows")
    tab.get_by_text("The SPARQL behind this question").click()
    tab.get_by_role("link", name="Open in the SPARQL editor").click()
    expect(tab.locator("#status")).to_contain_text("rows")


@pytest.mark.parametrize(
    "path",
    [
        "/search?q=" + quote("理工"),
        "/ask/partners-of?org=polyu",
        "/source/hkcd-2024-11-19",
        "/sparql",
        "/ontology",
    ],
)
def test_pages_fit_a_phone(service: Service, chromium: Browser, path: str) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.goto(service.address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
