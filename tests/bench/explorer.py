"""How fast the page opens and answers, in a headless Chromium that draws in software.

The baseline is a bare page of vis-network with the same nodes and edges and their positions, and nothing else.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyvis
from playwright.sync_api import Browser, Page, sync_playwright

from kg import paths
from kg.build.graph import load
from kg.build.meta import meta_of
from kg.explorer.collect import collect
from kg.explorer.data import PageData
from kg.explorer.page import render
from kg.explorer.picture import edges, nodes
from tests.bench.measure import Taken, Times
from tests.bench.result import Result, Setting, Skipped
from tests.bench.synthetic import store
from tests.conftest import QUIET, REMEDY, chromium_path

NAME: Final = "explorer"
BARE: Final = "bare vis-network, first picture"
SIZE: Final = 20_000
_ENGINE: Final = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_BARE: Final = """<!doctype html><meta charset="utf-8"><div id="picture" style="width:1280px;height:800px"></div>
<script>{engine}</script><script>
const sets = {{nodes: new vis.DataSet({nodes}), edges: new vis.DataSet({edges})}};
const network = new vis.Network(document.getElementById("picture"), sets, {{physics: false, nodes: {{shape: "dot"}}}});
network.once("afterDrawing", () => {{ performance.mark("explorer-drawn"); document.documentElement.dataset.ready = "true"; }});
</script>"""
#: Milliseconds until the page has drawn what follows from an act.
_ACT: Final = """async act => {
  const begin = performance.now();
  act = new Function(act)();
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""
_AS_OF: Final = "const day = document.getElementById('as-of-day'); day.value = '2024-11-19'; day.dispatchEvent(new Event('change'));"
_CLASS: Final = "document.querySelector('[data-key=class-Company]').click();"
#: The median time of a frame, in milliseconds, while the wheel turns or the picture is drawn along.
_FRAMES: Final = """async step => {
  const canvas = document.querySelector("#picture canvas");
  const box = canvas.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const zoom = (turn) => canvas.dispatchEvent(new WheelEvent("wheel",
    { deltaY: turn % 20 < 10 ? -100 : 100, clientX: x, clientY: y, bubbles: true, cancelable: true }));
  const at = (type, turn) => canvas.dispatchEvent(new PointerEvent(type,
    { clientX: 30 + box.x + turn * 4, clientY: box.bottom - 30 - turn * 3, pointerId: 1, pointerType: "mouse", button: 0,
      buttons: 1, bubbles: true, cancelable: true, isPrimary: true }));
  if (step === "pan") at("pointerdown", 0);
  const times = [];
  let last = performance.now();
  for (let turn = 0; turn < 60; turn += 1) {
    if (step === "zoom") zoom(turn);
    else window.dispatchEvent(new PointerEvent("pointermove", { clientX: 30 + box.x + turn * 4,
      clientY: box.bottom - 30 - turn * 3, pointerId: 1, pointerType: "mouse", buttons: 1, bubbles: true, isPrimary: true }));
    await new Promise(requestAnimationFrame);
    times.push(performance.now() - last);
    last = performance.now();
  }
  if (step === "pan") at("pointerup", 60);
  return times.sort((one, other) => one - other)[times.length >> 1];
}"""


@contextmanager
def opened(browser: Browser, file: Path) -> Iterator[Page]:
    """Open a page in a window of its own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready=true]")
        yield page
    finally:
        context.close()


def first_picture(page: Page) -> float:
    """Milliseconds from opening to the first picture."""
    return float(page.evaluate("performance.getEntriesByName('explorer-drawn')[0].startTime"))


def bare(data: PageData) -> str:
    """A page of the same nodes and edges, and nothing else."""
    drawn = [{"id": one["id"], "x": one["x"], "y": one["y"]} for one in nodes(data, {}, "other")]
    lines = [{"id": one["id"], "from": one["from"], "to": one["to"], "smooth": False} for one in edges(data)]
    return _BARE.format(
        engine=_ENGINE.read_text(encoding="utf-8"), nodes=json.dumps(drawn), edges=json.dumps(lines)
    )


def measure(setting: Setting) -> Iterator[Result]:
    """Open pages of the curated graph and of a large one."""
    if setting.brief:
        raise Skipped("left out of a brief run")
    if chromium_path() is None:
        raise Skipped(f"no Chromium found: {REMEDY}")
    curated = collect(load(paths.data_dir(), paths.ontology_dir()).store, meta_of({}))
    made = collect(store(SIZE), meta_of({}))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*QUIET])
        for name, data in (("the curated graph", curated), (f"{SIZE:,} claims", made)):
            file, baseline = setting.folder / "page.html", setting.folder / "bare.html"
            file.write_text(render(data), encoding="utf-8")
            baseline.write_text(bare(data), encoding="utf-8")
            yield Result(NAME, name, BARE, _times(browser, file, baseline, min(setting.rounds, 7)))
        browser.close()


def _times(browser: Browser, file: Path, baseline: Path, turns: int) -> Times:
    """What one page takes, opened anew for each turn."""
    times: Times = {}

    def note(what: str, milliseconds: object) -> None:
        times.setdefault(what, []).append(Taken(float(str(milliseconds)) / 1000, 0))

    for _ in range(turns):
        with opened(browser, baseline) as page:
            note(BARE, first_picture(page))
        with opened(browser, file) as page:
            note("first picture", first_picture(page))
            for name, act in (("as of a day", _AS_OF), ("a class off", _CLASS)):
                page.wait_for_timeout(200)
                note(name, page.evaluate(_ACT, act))
        with opened(browser, file) as page:
            for step in ("zoom", "pan"):
                note(f"a frame, {step}", page.evaluate(_FRAMES, step))
    return times
