"""axe-core finds nothing against WCAG 2.2 AA in any state of the chat, nor against good custom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import (
    DESK,
    PHONE,
    Server,
    ask,
    launched,
    open_source,
    serving,
    visit,
)
from tests.inspected import Inspection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ASKED = {"nl-NL": "Wat staat er in een bronvermelding?", "en-GB": "What happens to footnotes?"}
OFF_TOPIC = {
    "nl-NL": "Hoe maak ik pasta carbonara?",
    "en-GB": "How do I make pasta carbonara?",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat about the specimen, which keeps verdicts."""
    folder = tmp_path_factory.mktemp("chat")
    with serving(folder / "index", feedback=folder / "verdicts.jsonl") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def _look_at_filters(page: Page, inspection: Inspection) -> None:
    page.locator(".filter-panel > summary").click()
    for facet in page.locator(".facet > summary").all():
        facet.click()
    inspection.look("filters")
    page.locator(".filter-panel > summary").click()


def _look_at_source(page: Page, inspection: Inspection) -> None:
    open_source(page)
    inspection.look("source")
    page.locator(".finder input").fill("antwoord")
    page.keyboard.press("Enter")
    page.locator(".hits > summary").click()
    expect(page.locator(".to-hit").first).to_be_visible()
    inspection.look("found")
    page.keyboard.press("Escape")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("locale", list(ASKED))
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_no_state_of_the_chat_has_a_violation(
    browser: Browser, server: Server, size: tuple[int, int], locale: str, theme: str
) -> None:
    with visit(browser, server, locale=locale, size=size, color_scheme=theme) as page:
        expect(page.locator(".examples button").first).to_be_visible()
        inspection = Inspection(page, f"{size[0]}-{locale}-{theme}")
        inspection.look("start")
        _look_at_filters(page, inspection)
        ask(page, ASKED[locale])
        expect(page.locator(".card.answer")).to_be_visible()
        inspection.look("answer")
        page.locator("button.unfold").first.click()
        expect(page.locator(".similar-found").first).to_be_visible()
        page.locator(".card.answer > .alternatives > summary").click()
        inspection.look("similar")
        _look_at_source(page, inspection)
        ask(page, OFF_TOPIC[locale])
        expect(page.locator(".card.not-found")).to_be_visible()
        inspection.look("not-found")
        assert inspection.violations == []
