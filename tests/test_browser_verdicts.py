"""Earlier questions and verdicts in a real browser, and the ways in for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from gradio_client import Client
from playwright.sync_api import expect

from tests.browser_visits import PHONE, Server, ask, assert_exact, launched, quote, visit
from tests.ferries import BOTH, DUTCH, ENGLISH, QUESTION, SIZES, ferry_chat
from vraagbaak.feedback import Verdict, read_feedback

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that verdicts go to."""
    return tmp_path_factory.mktemp("feedback") / "feedback.jsonl"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, kept_in: Path) -> Iterator[Server]:
    """A chat that keeps verdicts, with the specimen and two papers that ask the same."""
    with ferry_chat(tmp_path_factory.mktemp("verdicts"), feedback=kept_in) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


@BOTH
@SIZES
def test_earlier_questions_open_with_their_answer_and_source(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, QUESTION[locale])
        name = {DUTCH: "Eerder gevraagd?", ENGLISH: "Asked before?"}[locale]
        button = page.get_by_role("button", name=name)
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        earlier = page.locator(".similar .alternative").first
        expect(earlier.locator("blockquote")).to_be_hidden()
        earlier.locator("summary").first.click()
        assert_exact(earlier.locator("blockquote"))
        expect(earlier.locator("blockquote")).to_contain_text("veerboten")
        shown = page.locator(".card.answer > .citation cite").text_content()
        expect(earlier.locator("cite")).not_to_have_text(shown or "")
        page.locator(".verdict").first.click()
        expect(page.locator(".verdict").first).to_have_attribute("aria-pressed", "true")
        expect(earlier.locator("blockquote")).to_be_visible()
        earlier.locator("button.show").click()
        expect(page.locator(".sheet")).to_contain_text(
            "negen veerboten" if "veerboten.txt" in (shown or "") else "twaalf veerboten"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        if size == PHONE:
            page.locator(".close-source").click()
        button.click()
        expect(page.locator(".similar .alternative")).to_have_count(0)


def test_a_new_conversation_unfolds_nothing_of_the_last_one(
    browser: Browser, server: Server
) -> None:
    with visit(browser, server) as page:
        for _ in range(2):
            ask(page, QUESTION[DUTCH])
            expect(page.locator(".alternative").first).to_be_hidden()
            page.locator(".alternatives > summary").click()
            expect(page.locator(".alternative").first).to_be_visible()
            page.get_by_role("button", name="Nieuw gesprek").click()
            expect(page.locator(".turn")).to_have_count(0)


@BOTH
def test_each_verdict_is_kept_and_shown_as_given(
    browser: Browser, server: Server, kept_in: Path, locale: str
) -> None:
    before = len(read_feedback(kept_in)) if kept_in.exists() else 0
    with visit(browser, server, locale=locale) as page:
        ask(page, QUESTION[locale])
        expect(page.locator(".verdict-notice")).to_contain_text(
            {DUTCH: "bewaard in een bestand", ENGLISH: "in a file"}[locale]
        )
        for verdict in Verdict:
            button = page.locator(f".verdict[data-verdict='{verdict.value}']")
            button.focus()
            page.keyboard.press("Enter")
            expect(button).to_have_attribute("aria-pressed", "true")
            expect(button).to_be_focused()
            expect(page.locator(".feedback").get_by_role("status")).to_have_text(
                {DUTCH: "Bewaard. Dank u.", ENGLISH: "Kept. Thank you."}[locale]
            )
        expect(page.locator(".verdict[aria-pressed='true']")).to_have_count(1)
        words = quote(page).text_content()
    kept = read_feedback(kept_in)[before:]
    assert [each.verdict for each in kept] == list(Verdict)
    assert {each.question for each in kept} == {QUESTION[locale]}
    assert {each.shown.text for each in kept if each.shown} == {words}


def test_a_program_asks_with_filters_and_for_earlier_questions(server: Server) -> None:
    client = Client(server.address(), verbose=False)
    filters = {"party": "VVD", "since": "2024"}
    answer = client.predict(QUESTION[DUTCH], filters=filters, api_name="/ask")
    assert "negen veerboten" in answer["quote"]["text"]
    assert answer["filters"]["party"] == ["VVD"]
    everything = client.predict(QUESTION[ENGLISH], api_name="/ask")
    assert "veerboten" in everything["quote"]["text"]
    similar = client.predict(QUESTION[DUTCH], api_name="/similar")
    assert len(similar["similar"]) == 2
