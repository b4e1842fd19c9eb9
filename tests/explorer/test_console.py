"""The SPARQL console of a page: an engine in a worker, with no network, that answers as the command does."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.build.graph import Graph
from kg.build.run import build
from kg.explorer.console import PARTS, Console, pack
from kg.explorer.data import PageData
from kg.explorer.page import render
from kg.questions.ask import ask
from kg.rdf.syntax import write_quads
from kg.results.rows import Rows
from kg.search.names import Names
from tests.conftest import ONTOLOGY, SMALL, missing
from tests.explorer.conftest import Opened, download, expected
from tests.explorer.test_questions import LOCAL, QUESTIONS, choose, open_questions, submit

#: Rows without end, for all that a reader can wait for.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
OWN = "own-query"
#: Milliseconds that an engine may take to start on a busy machine.
SLOW = 60_000


@pytest.fixture
def page(open_file: Callable[[Path], Opened], console_file: Path) -> Iterator[Page]:
    """The page of the curated data with its engine, turned to its questions."""
    opened = open_file(console_file)
    yield open_questions(opened)
    assert opened.troubles == []
    assert [address for address in opened.requests if not address.startswith("blob:")] == [
        console_file.as_uri()
    ]


def wait(page: Page) -> None:
    """Wait until the console has an answer."""
    page.wait_for_selector("#console-answer :is(.answer-count, .problem)", timeout=SLOW)


def run(page: Page, text: str) -> str:
    """Run a query in the console, and give all that is said above its rows."""
    if not page.locator("#console-text").count():
        choose(page, OWN)
    page.locator("#console-text").fill(text)
    page.evaluate("document.getElementById('console-answer').replaceChildren()")
    page.locator("#console-text").press("Control+Enter")
    wait(page)
    return " ".join(page.locator("#console-answer :is(.answer-count, .problem)").all_inner_texts())


def test_all_questions_in_the_console_answer_as_the_command_does(page: Page, curated: Graph) -> None:
    names = Names.of(curated.store)
    for name, question in QUESTIONS.items():
        choose(page, name)
        page.locator("#sparql").evaluate("element => { element.open = true }")
        page.get_by_role("button", name="Open in the console").click()
        page.locator("#console-run").click()
        wait(page)
        header, *rows = download(page)
        kept = [
            place
            for place, column in enumerate(header)
            if column.removesuffix("_label") not in question.example
        ]
        found = [[row[place] for place in kept] for row in [header, *rows]]
        assert found == expected(ask(curated.store, names, question, question.example)), name


def test_a_question_that_needs_the_engine_is_answered_in_its_form(page: Page, curated: Graph) -> None:
    names = Names.of(curated.store)
    for name in ("cross-boundary-pairs", "claims-of-source", "days-between-events"):
        assert name not in LOCAL
        choose(page, name)
        submit(page)
        expect(page.locator("#answer .answer-count")).to_contain_text("The engine took")
        question = QUESTIONS[name]
        assert download(page) == expected(ask(curated.store, names, question, question.example)), name


def test_the_engine_starts_with_the_first_query(page: Page) -> None:
    started = "document.getElementById('console-engine').dataset.triples"
    choose(page, "partners-of")
    submit(page)
    assert page.evaluate(started) is None
    run(page, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert int(page.evaluate(started)) > 100_000


def test_an_endless_query_is_stopped_and_the_page_stays_alive(page: Page) -> None:
    choose(page, OWN)
    page.locator("#console-text").fill(ENDLESS)
    page.locator("#console-run").click()
    stop = page.get_by_role("button", name="Stop")
    expect(stop).to_be_visible()
    expect(page.locator("#console-answer .progress")).to_contain_text("Running", timeout=SLOW)
    page.locator("#questions-filter").fill("funds")  # while it runs
    expect(page.locator("#questions-list button")).to_have_count(1)
    stop.click()
    expect(page.locator("#console-answer .problem")).to_have_text("The query was stopped.")
    assert run(page, "ASK { id:polyu a gba:University }").startswith("Yes")


def test_a_query_ends_with_its_time(page: Page) -> None:
    choose(page, OWN)
    page.locator("#console-limit").fill("1")
    assert run(page, ENDLESS) == "The query took more than 1 seconds and was stopped."
    assert "Rows: 1 " in run(page, "SELECT ?x { BIND(1 AS ?x) }")


def test_a_newer_query_takes_the_place_of_one_that_runs(page: Page) -> None:
    choose(page, OWN)
    page.locator("#console-text").fill(ENDLESS)
    page.locator("#console-run").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    page.locator("#console-text").fill("ASK { }")
    page.locator("#console-run").click()
    expect(page.locator("#console-answer .answer-count")).to_contain_text("Yes", timeout=SLOW)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT * {", "error at 1:11: expected"),
        ("\n\nSELECT * { ?s nosuch:thing ?o }", "error at 3:27: Prefix not found"),
        ("SELECT ?x { ?x a <relative> }", "error at 1:"),
        ("", "Write a query first."),
        ("INSERT DATA { <http://a> <http://b> <http://c> }", "error at 1:10: expected"),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("select * { service silent <http://localhost/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * {" + "{" * 50_000 + "}" * 50_000 + "}", "memory access"),
    ],
)
def test_a_wrong_query_is_worded_and_the_next_one_answered(page: Page, text: str, words: str) -> None:
    assert words in run(page, text)
    assert "Rows: 1 " in run(page, 'SELECT ("SERVICE FROM" AS ?service) { } # SERVICE')


def test_every_form_of_query(page: Page) -> None:
    assert run(page, "ASK { id:polyu gba:cooperatesWith id:polyu }").startswith("No")
    assert run(page, "SELECT ?x { ?x a gba:NoSuchClass }").startswith("No results.")
    assert "Rows: 2 " in run(
        page, "CONSTRUCT { ?c a gba:City } WHERE { VALUES ?c { id:shenzhen id:zhuhai } }"
    )
    header, *rows = download(page)
    assert header == ["subject", "subject_label", "predicate", "object", "object_label"]
    assert rows == [[f"id:{n.lower()}", n, "rdf:type", "gba:City", "City"] for n in ("Shenzhen", "Zhuhai")]
    run(page, "DESCRIBE id:polyu")
    expect(page.locator("#console-answer td .entity").first).to_be_visible()


def test_graphs_are_one_unless_the_query_names_them(page: Page, curated: Graph) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
    for clause in ("", "FROM graph:derived", "FROM source:hkcd-2024-11-19", "FROM NAMED graph:derived"):
        run(page, count.format(clause))
        assert download(page) == expected(Rows(curated.store.rows(count.format(clause)))), clause


def test_cells_have_types_and_stay_text(page: Page) -> None:
    run(
        page,
        """SELECT * { VALUES (?word ?number ?day ?thing ?claim) {
            ("<img src=x onerror=window.hacked=1>" 1234567 "2024-11-08"^^xsd:date id:polyu UNDEF)
            ("=1+1" -5 "2024-11"^^xsd:gYearMonth <javascript:alert(1)> claim:0007239023f69ac9) } }""",
    )
    row = page.locator("#console-answer tbody tr").first.locator("td")
    texts = set(row.all_inner_texts())
    assert {"1,234,567", "8 November 2024 2024-11-08", "The Hong Kong Polytechnic University"} <= texts
    assert page.locator("#view-questions :is(img, script, a[href^=javascript])").count() == 0
    cells = {cell for line in download(page) for cell in line}
    assert {"'=1+1", "-5", "id:polyu", "javascript:alert(1)"} <= cells
    assert page.evaluate("window.hacked === undefined")
    page.get_by_role("button", name="claim:0007239023f69ac9").click()
    expect(page.locator("#panel article")).to_have_attribute("data-claim", "0007239023f69ac9")


@pytest.mark.parametrize(
    ("sum_", "doubtful"),
    [
        ("?a - ?b + ?c", True),
        ("8-2+3", True),
        ("FLOOR(?a / 2) - FLOOR(?b) - 1", True),
        ("100 / 5 * (2 - 1)", True),
        ("8 - 2 * ?b + 1", True),
        ("(?a - ?b) + ?c", False),
        ("?a + ?b - ?c", False),
        ("STRLEN(STR(source:hkcd-2024-11-19))", False),
        ("STRLEN('8 - 2 + 3')", False),
    ],
)
def test_sums_that_the_engine_reads_otherwise_are_marked(page: Page, sum_: str, doubtful: bool) -> None:
    choose(page, OWN)
    said = run(
        page,
        f"SELECT ({sum_} AS ?x) {{ VALUES (?a ?b ?c) {{ (1 2 3) }} ?s gba:partOf/gba:locatedIn+/gba:party ?o }}",
    )
    assert ("Put brackets" in said) is doubtful


def test_many_rows_are_counted_and_the_first_thousand_drawn(page: Page) -> None:
    said = run(page, "SELECT * { ?s ?p ?o } LIMIT 101000")
    assert "Rows: 101,000 The first 1000 are shown. The first 100,000 can be downloaded." in said
    assert page.locator("#console-answer tbody tr").count() == 1_000
    assert len(download(page)) == 100_001


def test_every_example_runs(page: Page) -> None:
    choose(page, OWN)
    buttons = page.locator(".examples button")
    assert buttons.count() >= 4
    for place in range(buttons.count()):
        buttons.nth(place).click()
        said = run(page, page.locator("#console-text").input_value())
        assert re.match(r"Rows: [1-9]|Yes", said)


def test_the_console_survives_a_change_of_language(page: Page) -> None:
    run(page, "ASK { }")
    page.locator('[data-language="zh-Hant"]').click()
    expect(page.locator("#console-text")).to_have_value("ASK { }")
    expect(page.locator("#console-answer .answer-count")).to_contain_text("是")


def test_the_policy_allows_what_the_console_needs_and_no_more(hostile: PageData) -> None:
    console = Console("1", "", "", "")
    rules = [re.search(r'Policy" content="([^"]*)"', render(hostile, one)) for one in (None, console)]
    without, with_console = ((found[1] if found else "").replace("&#39;", "'").split("; ") for found in rules)
    assert with_console.pop() == "worker-src blob:"
    scripts = next(rule for rule in with_console if rule.startswith("script-src"))
    assert scripts.endswith(" 'wasm-unsafe-eval'")
    assert [rule.replace(" 'wasm-unsafe-eval'", "") for rule in with_console] == without
    assert not [rule for rule in without if "unsafe" in rule or "worker" in rule]


def test_without_its_parts_there_is_no_console(tmp_path: Path) -> None:
    assert pack(b"", tmp_path) is None
    (tmp_path / "oxigraph.json").write_text(
        '{"version": "0.4.0", "integrity": "sha512-other"}', encoding="utf-8"
    )
    assert pack(b"", tmp_path) is None


def test_the_same_graph_gives_the_same_bytes(small: Graph, hostile: PageData) -> None:
    one, other = (pack(write_quads(small.store.quads(), "trig")) for _ in range(2))
    if one is None:
        missing(f"no engine in {PARTS}", "install npm, then pip install -e . again")
    assert one == other
    assert render(hostile, one) == render(hostile, other)


def test_the_build_embeds_the_console_unless_told_not_to(tmp_path: Path) -> None:
    out = tmp_path / "build"
    build(SMALL, ONTOLOGY, out, sparql=False)
    assert 'id="console-engine"' not in (out / "explorer.html").read_text(encoding="utf-8")
    if not PARTS.is_dir():
        missing(f"no engine in {PARTS}", "install npm, then pip install -e . again")
    build(SMALL, ONTOLOGY, out)
    html = (out / "explorer.html").read_text(encoding="utf-8")
    assert 'id="console-engine"' in html
    build(SMALL, ONTOLOGY, out)
    assert html == (out / "explorer.html").read_text(encoding="utf-8")
