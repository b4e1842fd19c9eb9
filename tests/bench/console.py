"""How long a page's console takes to start, to load the graph, and to answer all questions, beside Python.

Run it with `python tests/bench/console.py`; it needs Chromium, and an engine (npm when gba-kg was installed).
Page and library take turns; medians and the ratio to the named baseline are printed as a table in Markdown.
"""

import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from kg import paths
from kg.build.graph import load
from kg.build.run import build
from kg.questions.ask import bind, sparql
from kg.questions.question import read_questions
from kg.search.names import Names
from kg.store.embedded import Embedded

ROUNDS = 5
BASELINE = "pyoxigraph in Python"
ANSWER = "#console-answer .answer-count"


def milliseconds(job: Callable[[], object]) -> float:
    """Run a job once and time it."""
    start = time.perf_counter()
    job()
    return (time.perf_counter() - start) * 1000


def ask_page(page: Page, text: str) -> tuple[float, float]:
    """Milliseconds that the engine took, and those until a reader sees the rows."""
    page.locator("#console-text").fill(text)
    page.evaluate("document.getElementById('console-answer').replaceChildren()")
    run = page.locator("#console-run")
    seen = milliseconds(lambda: (run.click(), page.wait_for_selector(ANSWER)))
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


def main() -> None:
    """Time both in turns and print the table."""
    store = load(paths.data_dir(), paths.ontology_dir()).store
    names = Names.of(store)
    questions = read_questions(paths.ontology_dir() / "questions").values()
    texts = [sparql(question, question.example, names) for question in questions]
    bound = [(question.text, bind(question, question.example, names)) for question in questions]
    times: dict[str, list[float]] = {}

    def note(title: str, taken: float) -> None:
        times.setdefault(title, []).append(taken)

    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        out = Path(name) / "build"
        build(paths.data_dir(), paths.ontology_dir(), out)
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for _ in range(ROUNDS):
            page = open_console(browser, out / "explorer.html")
            note("first answer, with the start of the engine", ask_page(page, "ASK {}")[1])
            inside = page.locator("#console-engine").evaluate("element => ({...element.dataset})")
            note("  of it: unpacking and starting the engine", float(inside["engine"]))
            note("  of it: unpacking and loading the graph", float(inside["graph"]))
            both = [ask_page(page, text) for text in texts]
            note(f"{len(texts)} questions, in the engine", sum(engine for engine, _ in both))
            note(f"{len(texts)} questions, until rows are seen", sum(seen for _, seen in both))
            note(BASELINE, milliseconds(lambda: [answer(store, *one) for one in bound]))
            page.context.close()
        browser.close()
    base = median(times[BASELINE])
    print(f"medians of {ROUNDS} pages; ratio to: {BASELINE}, {len(texts)} questions\n")
    print("| what | ms | ratio |\n|---|---|---|")
    for title, taken_by in times.items():
        print(f"| {title} | {median(taken_by):.0f} | {median(taken_by) / base:.2f} |")


def answer(store: Embedded, text: str, values: dict) -> int:  # type: ignore[type-arg]
    """Read all rows of an answer."""
    return len(list(store.rows(text, values)))


if __name__ == "__main__":
    main()
