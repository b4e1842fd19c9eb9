"""What the reader's choices leave: the same claims as the data say, kept in the address, and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kg.explorer.data import ClaimData, EntityData, PageData
from kg.model.known import holds
from tests.explorer.conftest import Opened
from tests.explorer.test_render import block

Keep = Callable[[ClaimData], bool]


@pytest.fixture(scope="session")
def data(curated_file: Path) -> PageData:
    """What the page of the curated data holds."""
    found: PageData = block(curated_file.read_text(encoding="utf-8"), "page-data")
    return found


@pytest.fixture(scope="session")
def entities(data: PageData) -> dict[str, EntityData]:
    return {entity["id"]: entity for entity in data["entities"]}


@pytest.fixture
def page(afresh: Page) -> Page:
    return afresh


def left(page: Page) -> int:
    """How many claims the choices leave."""
    return int(page.evaluate("gbaExplorer.claims"))


def choose(page: Page, address: str) -> None:
    """Make choices by the address."""
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_timeout(50)  # until the browser has told of it


def ends(claim: ClaimData, entities: dict[str, EntityData]) -> list[str]:
    linked = claim["kind"] == "entity" and claim["object"] in entities and claim["subject"] in entities
    return [claim["subject"], claim["object"]] if linked else [claim["subject"]]


def places(name: str, entities: dict[str, EntityData]) -> set[str]:
    entity = entities.get(name)
    return {*entity["jurisdiction"], *entity.get("spans", ())} if entity else set()


def test_all_claims_at_first(page: Page, data: PageData) -> None:
    assert left(page) == len(data["claims"])
    expect(page.locator("#chips")).to_be_hidden()


@pytest.mark.parametrize("day", ["2019-02-18", "2024-11-19"])
def test_as_of_a_day(page: Page, data: PageData, day: str) -> None:
    page.locator("#as-of-day").fill(day)
    known = [claim for claim in data["claims"] if holds(claim.get("since", ""), claim.get("until", ""), day)]
    assert 0 < len(known) < len(data["claims"])
    assert left(page) == len(known)
    expect(page.locator("#chips")).to_contain_text("As of")
    assert f"asOf={day}" in page.evaluate("location.hash")


def test_the_slider_moves_by_months(page: Page, data: PageData) -> None:
    slider = page.locator("#as-of")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    day = page.locator("#as-of-day").input_value()
    assert left(page) == sum(holds(one.get("since", ""), one.get("until", ""), day) for one in data["claims"])
    expect(slider).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert left(page) == len(data["claims"])


def test_plans_alone(page: Page, data: PageData) -> None:
    planned = sum(claim["modality"] == "planned" for claim in data["claims"])
    page.locator("#kind-stated").uncheck()
    assert left(page) == planned
    page.locator("#kind-done").uncheck()
    assert 0 < left(page) < planned


def test_a_plan_that_was_carried_out_was_open_before(page: Page) -> None:
    """That the centre was to be founded was a plan before its unveiling, and none after."""
    choose(page, "#lang=en&asOf=2024-11-05&show=polyu-oppo-centre")
    open_before = page.locator("#kind-open ~ .count").inner_text()
    choose(page, "#lang=en&asOf=2024-11-30&show=polyu-oppo-centre")
    done = int(page.locator("#kind-done ~ .count").inner_text())
    assert done > 0
    assert int(open_before) > 0


def test_one_city(page: Page, data: PageData, entities: dict[str, EntityData]) -> None:
    page.locator("#section-places summary").click()
    page.locator("#places-macao").check()
    wanted = [
        claim
        for claim in data["claims"]
        if any("macao" in places(name, entities) for name in ends(claim, entities))
    ]
    assert left(page) == len(wanted)
    expect(page.locator("#chips")).to_contain_text("Macao")


def test_years(page: Page, data: PageData) -> None:
    page.locator("#year-first").fill("2024")
    page.keyboard.press("Tab")
    page.locator("#year-last").fill("2024")
    page.keyboard.press("Tab")
    dated = [claim for claim in data["claims"] if claim.get("begin", "").startswith("2024")]
    assert left(page) >= len(dated) > 0
    expect(page.locator("#chips")).to_contain_text("without a date are not shown")


def test_a_broader_field_holds_the_narrower_ones(page: Page, data: PageData) -> None:
    broader = next(claim for claim in data["claims"] if claim["predicate"] == "broader")
    narrow = {claim["subject"] for claim in data["claims"] if claim["object"] == broader["subject"]}
    choose(page, f"#lang=en&fields={broader['object']}")
    wide = left(page)
    choose(page, f"#lang=en&fields={broader['subject']}")
    assert wide > left(page) >= len(narrow) > 0


def test_between_two_cities(page: Page, data: PageData, entities: dict[str, EntityData]) -> None:
    choose(page, "#lang=en&between=hong-kong,dongguan")
    found = left(page)
    assert 0 < found < 400
    agreement = entities["polyu-oppo-agreement-2024"]
    assert {"hong-kong", "dongguan"} <= set(agreement.get("spans", ()))
    about = [one for one in data["claims"] if one["subject"] == agreement["id"]]
    assert found >= len(about)
    expect(page.locator("#chips")).to_contain_text("between Hong Kong and Dongguan")


def test_across_boundaries(page: Page, data: PageData, entities: dict[str, EntityData]) -> None:
    page.locator("#switch-across").check()
    ends_apart = 0
    for claim in data["claims"]:
        if claim["kind"] == "entity" and claim["object"] in entities and claim["subject"] in entities:
            here = set(entities[claim["subject"]]["jurisdiction"])
            there = set(entities[claim["object"]]["jurisdiction"])
            cities = {"hong-kong", "macao", "guangzhou", "shenzhen", "dongguan"}
            ends_apart += bool(here <= cities and there <= cities and here and there and not here & there)
    assert left(page) >= ends_apart > 0


def test_everything_is_kept_in_the_address_and_taken_back(
    page: Page, open_file: Callable[[Path], Opened]
) -> None:
    page.locator("#kind-done").uncheck()
    page.locator("#switch-across").check()
    page.locator("#as-of-day").fill("2024-11-19")
    page.locator('[data-key="class-Event"]').click()
    page.evaluate("gbaExplorer.select('polyu')")
    page.locator("#focus-2").click()
    page.locator("#pin").click()
    before = left(page)
    address = page.evaluate("location.href")
    other = page.context.new_page()
    other.goto(address)
    other.wait_for_selector("html[data-ready=true]")
    assert left(other) == before
    assert other.evaluate("location.href") == address
    expect(other.locator("#panel h2")).to_have_text("The Hong Kong Polytechnic University")
    expect(other.locator("#focus-2")).to_have_attribute("aria-pressed", "true")
    other.locator('[data-key="chip-focus"]').click()
    assert left(other) > before
    other.locator("#reset").click()
    expect(other.locator("#chips")).to_be_hidden()
    other.close()


@pytest.mark.parametrize(
    "address",
    [
        "#view=nonsense&off=Nothing&places=nowhere&focus=polyu:9&asOf=yesterday&first=x&between=a&pin=polyu:x:1",
        "#show=path:nobody~polyu",
        "#show=source:<img src=x onerror=alert(1)>",
        "#lang=xx&kinds=<script>&hidden=__proto__&fields=constructor",
        "#%E0%A4%A",
    ],
)
def test_an_address_that_makes_no_sense_changes_nothing(page: Page, data: PageData, address: str) -> None:
    page.evaluate("address => { location.hash = address }", address)
    page.wait_for_timeout(100)
    assert left(page) == len(data["claims"])
    expect(page.locator("#panel")).to_be_hidden()


def test_a_smaller_figure_is_not_what_was_planned(page: Page) -> None:
    """That there are some students does not fulfil the plan for ten thousand."""
    choose(page, "#lang=en&view=table&show=gbu")
    cards = page.locator('#panel [data-claim]:has-text("10,000")')
    assert cards.count() > 0
    expect(cards.first).to_contain_text("Planned")
    expect(cards.first).not_to_contain_text("done since")
