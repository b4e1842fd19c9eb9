"""What holds for every view of the claims."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.explorer.views.conftest import VIEWS

if TYPE_CHECKING:
    from tests.explorer.views.conftest import Views


@pytest.mark.parametrize("name", VIEWS)
def test_every_language_and_a_small_screen(views: Views, name: str) -> None:
    page = views.page
    page.set_viewport_size({"width": 390, "height": 844})
    views.turn(name)
    texts = set()
    for language in ("zh-Hant", "zh-Hans", "en"):
        page.locator(f'[data-language="{language}"]').click()
        texts.add(page.locator(f"#view-{name}").inner_text())
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert len(texts) == 3
    words = json.loads(page.locator("#page-words").text_content() or "")
    keys = {key for key in words if re.search("[.-]", key)}
    assert not keys & set(re.split(r"\s+", " ".join(texts)))


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_left_is_said(views: Views, name: str) -> None:
    for kind in ("stated", "open", "done"):
        views.page.locator(f'[data-key="kind-{kind}"]').click()
    views.turn(name)
    said = views.page.locator(f"#view-{name}")
    if name == "map":
        assert said.locator(".flow").count() == 0
        assert "0 cooperations" in (said.locator("svg.map").get_attribute("aria-label") or "")
    else:
        expect(said).to_contain_text("Nothing meets the choices in force.")
