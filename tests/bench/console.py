"""How long a page's console takes to start, to load the graph, and to answer all questions, beside Python."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from kg import paths
from kg.build.graph import load
from kg.build.run import build
from kg.questions.ask import bind, sparql
from kg.questions.question import read_questions
from kg.search.names import Names
from tests.bench.measure import Taken, Times, call
from tests.bench.result import Result, Setting, Skipped
from tests.conftest import QUIET, REMEDY, chromium_path

NAME: Final = "console"
BASELINE: Final = "the questions, pyoxigraph in Python"
ANSWER: Final = "#console-answer .answer-count"


def ask_page(page: Page, text: str) -> tuple[float, float]:
    """Milliseconds that the engine took, and those until a reader sees the rows."""
    page.locator("#console-text").fill(text)
    page.evaluate("document.getElementById('console-answer').replaceChildren()")
    run = page.locator("#console-run")
    seen = call(lambda: (run.click(), page.wait_for_selector(ANSWER))).wall * 1000
    said = re.search(r"took ([\d.]+) s", page.locator(ANSWER).inner_text())
    return float(said[1]) * 1000 if said else 0.0, seen


def open_console(browser: Browser, file: Path) -> Page:
    """Open the page at its console."""
    page = browser.new_context(locale="en-GB", offline=True).new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("html[data-ready=true]")
    page.locator("#tab-questions").click()
    page.locator('[data-question="own-query"]').click()
    return page


def measure(setting: Setting) -> Iterator[Result]:
    """Time the console of a page and the library in turns."""
    if setting.brief:
        raise Skipped("left out of a brief run")
    if chromium_path() is None:
        raise Skipped(f"no Chromium found: {REMEDY}")
    store = load(paths.data_dir(), paths.ontology_dir()).store
    names = Names.of(store)
    questions = read_questions(paths.ontology_dir() / "questions").values()
    texts = [sparql(question, question.example, names) for question in questions]
    bound = [(question.text, bind(question, question.example, names)) for question in questions]
    times: Times = {}

    def note(title: str, milliseconds: float) -> None:
        times.setdefault(title, []).append(Taken(milliseconds / 1000, 0))

    out = setting.folder / "with-console"
    build(paths.data_dir(), paths.ontology_dir(), out)
    if 'id="console-engine"' not in (out / "explorer.html").read_text(encoding="utf-8"):
        raise Skipped("the page has no console: install npm, then gba-kg again")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*QUIET])
        for _ in range(min(setting.rounds, 5)):
            page = open_console(browser, out / "explorer.html")
            note("first answer, with the start of the engine", ask_page(page, "ASK {}")[1])
            inside = page.locator("#console-engine").evaluate("element => ({...element.dataset})")
            note("of it: unpacking and starting the engine", float(inside["engine"]))
            note("of it: unpacking and loading the graph", float(inside["graph"]))
            both = [ask_page(page, text) for text in texts]
            note("the questions, in the engine", sum(engine for engine, _ in both))
            note("the questions, until rows are seen", sum(seen for _, seen in both))
            times.setdefault(BASELINE, []).append(
                call(lambda: [list(store.rows(text, values)) for text, values in bound])
            )
            page.context.close()
        browser.close()
    yield Result(NAME, f"{len(texts)} questions to the curated graph", BASELINE, times)
