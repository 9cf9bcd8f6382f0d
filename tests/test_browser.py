"""The chat in a real browser: ask, read, check the page, follow an example; nothing gets out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import (
    PHONE,
    Server,
    ask,
    assert_exact,
    assert_marked,
    launched,
    quote,
    serving,
    visit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

CLIENT_DOCUMENT = Path(__file__).parents[2] / "shared/corpus/jbz-raad/antwoorden-jbz-raad.pdf"
DUTCH_QUESTION = "Wat staat er in een bronvermelding?"
ENGLISH_QUESTION = "What happens to footnotes?"
HOSTILE_NAME = "<img src=x onerror=alert(1)>.txt"
HOSTILE_TEXT = """Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer

Vragen van het lid <script>alert(2)</script> (SP) aan de Minister van Havens over
<img src=x onerror=alert(3)> (ingezonden 2 november 2026).
Antwoord van Minister <b>Kade</b> (ontvangen 20 november 2026).

Vraag 1
Welke zeehavens worden uitgebreid met <img src=x onerror=alert(4)> kades?

Antwoord 1
De zeehavens krijgen <script>alert(5)</script> nieuwe kades met ${alert(6)} en {{alert}} kranen.
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat started with no index, so that it begins with the specimen."""
    with serving(tmp_path_factory.mktemp("chat") / "index") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def test_the_first_start_indexes_the_specimen_and_says_so(server: Server) -> None:
    server.address()
    assert "specimen" in server.said
    assert "Reading specimen-" in server.said
    assert "Embedding" in server.said


def test_a_dutch_question_gets_a_quote_its_citation_and_the_marked_pages(
    browser: Browser, server: Server
) -> None:
    with visit(browser, server) as page:
        ask(page, DUTCH_QUESTION)
        assert_exact(quote(page))
        expect(page.locator(".feedback")).to_have_count(0)
        expect(quote(page).locator("mark").first).to_be_visible()
        expect(page.locator(".card.answer > .citation cite")).to_contain_text("Antwoord 3a")
        expect(page.locator(".card.answer > .asked")).to_contain_text("vraag 3a")
        expect(page.locator(".place")).to_contain_text("Bladzijde 1 van")
        assert_marked(page, "highlight", 1)
        page.get_by_role("button", name="Loopt door op bladzijde 2").click()
        expect(page.locator(".place")).to_contain_text("Bladzijde 2 van")
        assert_marked(page, "answer", 2)


def test_an_english_question_gets_the_dutch_quote_in_an_english_interface(
    browser: Browser, server: Server
) -> None:
    with visit(browser, server, locale="en-GB") as page:
        ask(page, ENGLISH_QUESTION)
        assert_exact(quote(page))
        expect(quote(page)).to_contain_text("Voetnoten")
        expect(quote(page)).to_have_attribute("lang", "nl")
        expect(page.locator(".card.answer > .citation cite")).to_contain_text("Answer 3b")
        expect(page.locator(".card.answer")).to_contain_text("original text, in Dutch")
        expect(page.locator(".card.answer > .footnotes li")).to_contain_text("20231")
        assert_marked(page, "highlight", 2)
        assert page.evaluate("document.documentElement.lang") == "en"


def test_an_example_leads_to_its_answer(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        example = page.locator(".examples button").first
        words = example.text_content() or ""
        example.click()
        expect(page.locator(".conversation > div .own-question")).to_have_text(words)
        expect(page.locator(".card.answer > .asked")).to_contain_text(words)
        assert_exact(quote(page))


def test_the_source_view_goes_to_other_pages_and_back_to_the_answer(
    browser: Browser, server: Server
) -> None:
    with visit(browser, server) as page:
        ask(page, DUTCH_QUESTION)
        for number in (2, 3):
            page.get_by_role("button", name="Volgende bladzijde").click()
            expect(page.locator(".place")).to_contain_text(f"Bladzijde {number} van")
        expect(page.locator(".no-marks")).to_be_visible()
        page.get_by_role("button", name="Naar het antwoord").click()
        assert_marked(page, "highlight", 1)
        expect(page.get_by_role("button", name="Vorige bladzijde")).to_be_disabled()


def test_an_alternative_opens_its_own_source(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        ask(page, DUTCH_QUESTION)
        page.locator(".alternatives > summary").click()
        other = page.locator(".alternative").first
        expect(other.locator("blockquote")).to_be_hidden()
        other.locator("> summary").click()
        assert_exact(other.locator("blockquote"))
        other.locator("button.show").click()
        expect(page.locator(".source")).to_be_visible()
        expect(other.locator("blockquote")).to_be_visible()


def test_no_answer_looks_unlike_an_answer(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        ask(page, "Hoe maak ik pasta carbonara?")
        expect(page.locator(".card.not-found > h3")).to_have_text("Geen antwoord gevonden")
        expect(page.locator(".card.answer")).to_have_count(0)
        expect(page.locator("blockquote:visible")).to_have_count(0)
        expect(page.locator(".page")).to_have_count(0)


def test_the_language_can_be_switched_and_stays(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        ask(page, DUTCH_QUESTION)
        page.get_by_role("button", name="English").click()
        expect(page.locator("#ask")).to_have_text("Ask")
        expect(page.locator(".card.answer > .citation cite")).to_contain_text("Answer 3a")
        page.reload()
        expect(page.locator("#ask")).to_have_text("Ask")
        page.get_by_role("button", name="Nederlands").click()
        expect(page.locator("#ask")).to_have_text("Vraag")


def test_a_new_conversation_starts_empty(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        ask(page, DUTCH_QUESTION)
        page.get_by_role("button", name="Nieuw gesprek").click()
        expect(page.locator(".examples button").first).to_be_visible()
        expect(page.locator(".turn")).to_have_count(0)
        expect(page.locator(".page")).to_have_count(0)


def test_two_visitors_are_not_mixed_up(browser: Browser, server: Server) -> None:
    with visit(browser, server) as one, visit(browser, server, locale="en-GB") as two:
        one.locator("#question textarea").fill(DUTCH_QUESTION)
        two.locator("#question textarea").fill(ENGLISH_QUESTION)
        one.keyboard.press("Enter")
        two.keyboard.press("Enter")
        for page, question in ((one, DUTCH_QUESTION), (two, ENGLISH_QUESTION)):
            expect(page.locator(".own-question")).to_have_text([question])
        one.get_by_role("button", name="Volgende bladzijde").click()
        expect(one.locator(".place")).to_contain_text("Bladzijde 2")
        expect(one.locator(".citation cite").first).to_contain_text("Antwoord 3a")
        expect(two.locator(".citation cite").first).to_contain_text("Answer 3b")


def test_a_phone_shows_everything_within_its_width(browser: Browser, server: Server) -> None:
    with visit(browser, server, size=PHONE) as page:
        ask(page, DUTCH_QUESTION)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        page.get_by_role("button", name="Toon in de bron").first.click()
        assert_marked(page, "highlight", 1)
        expect(page.locator(".page-frame")).to_be_in_viewport()


def test_nothing_in_a_document_or_a_question_is_run(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / HOSTILE_NAME
    path.write_text(HOSTILE_TEXT, encoding="utf-8")
    server.add(path)
    with visit(browser, server) as page:
        ask(page, "Welke zeehavens krijgen <img src=x onerror=alert(7)> nieuwe kades?")
        assert_exact(quote(page))
        expect(quote(page)).to_contain_text(
            "<script>alert(5)</script> nieuwe kades met ${alert(6)}"
        )
        expect(page.locator(".card.answer > .citation cite")).to_contain_text(HOSTILE_NAME)
        expect(page.locator(".sheet mark").first).to_be_visible()
        expect(page.locator(".sheet")).to_contain_text("<img src=x onerror=alert(4)>")
        assert page.locator("#desk script, #desk img").count() == 0


@pytest.mark.skipif(not CLIENT_DOCUMENT.is_file(), reason="the client's document is not here")
@pytest.mark.parametrize(
    ("question", "locale"),
    [
        ("Wat doet het kabinet tegen pushbacks aan de grens met Belarus?", "nl-NL"),
        ("What is the cabinet doing about pushbacks at the border with Belarus?", "en-GB"),
    ],
)
def test_the_clients_document_is_quoted_with_its_page(
    browser: Browser, server: Server, question: str, locale: str
) -> None:
    server.add(CLIENT_DOCUMENT)
    with visit(browser, server, locale=locale) as page:
        ask(page, question)
        assert_exact(quote(page))
        expect(quote(page)).to_contain_text("pushbacks")
        expect(page.locator(".card.answer > .citation cite")).to_contain_text(CLIENT_DOCUMENT.name)
        shown = int(page.locator(".source").get_attribute("data-page") or "0")
        assert_marked(page, "highlight", shown)


def test_a_taken_port_is_told_and_nothing_is_started(server: Server, tmp_path: Path) -> None:
    port = server.address().rpartition(":")[2]
    command = [sys.executable, "-m", "app", "--index", str(tmp_path), "--port", port]
    ended = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    assert ended.returncode == 2
    assert f"127.0.0.1:{port}" in ended.stderr
    assert "--port" in ended.stderr
    assert list(tmp_path.iterdir()) == []
