"""axe-core finds nothing in the states that a visitor comes to by hand, nor where one signs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.browser_visits import (
    DESK,
    PHONE,
    Server,
    ask,
    launched,
    open_source,
    quote,
    serving,
    visit,
)
from tests.completions import completion, endpoint
from tests.guarded import ADMIN, PASSWORDS, accounts_file
from tests.guarded import server as guarded
from tests.inspected import Inspection
from tests.running import running
from vraagbaak.settings import Serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

QUESTION = "Does the program compose sentences itself?"
OFF_TOPIC = "Hoe maak ik pasta carbonara?"
SLUICES = "Welke sluizen worden versterkt met bamboe?"


class Seen(NamedTuple):
    """How a visitor sees the page."""

    size: tuple[int, int]
    locale: str
    theme: Literal["light", "dark"]

    def __str__(self) -> str:
        """Name it, for a picture."""
        return f"{self.size[0]}-{self.locale}-{self.theme}"


# Each size, language and theme with each of the others, in half the visits that all would take.
VISITS = pytest.mark.parametrize(
    "seen",
    [
        Seen(DESK, "nl-NL", "dark"),
        Seen(DESK, "en-GB", "light"),
        Seen(PHONE, "nl-NL", "light"),
        Seen(PHONE, "en-GB", "dark"),
    ],
    ids=str,
)
# The words are our own.
PAPER = """Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer

Vragen van het lid Sluis (SP) aan de Minister van Havens over sluizen (ingezonden 2 november 2026).
Antwoord van Minister Kade (ontvangen 20 november 2026).

Vraag 1
Welke sluizen worden versterkt met bamboe?

Antwoord 1
De sluizen van Overzee worden versterkt met bamboe.
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper as plain text, which a visit may spoil."""
    path = tmp_path_factory.mktemp("paper") / "sluizen.txt"
    path.write_text(PAPER, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, paper: Path) -> Iterator[Server]:
    """A chat about the specimen and the paper, with a translator, which keeps verdicts."""
    folder = tmp_path_factory.mktemp("chat")
    with endpoint() as model:
        model.reply = completion("It composes no sentence.\n\nNot one.")
        settings = {
            "VRAAGBAAK_TRANSLATION_URL": model.url,
            "VRAAGBAAK_TRANSLATION_MODEL": "klein",
        }
        with serving(folder / "index", feedback=folder / "verdicts.jsonl", **settings) as chat:
            chat.add(paper)
            yield chat


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def _look_at_quote(page: Page, inspection: Inspection) -> str:
    """Look at all that unfolds below a quote; gives the address of its permanent link."""
    ask(page, QUESTION)
    page.locator(".card.answer > .quote-actions > summary").click()
    page.locator(".card.answer > .check-part button").click()
    expect(page.locator(".card.answer > .check-part .checked.match")).to_be_visible()
    page.locator("button.translate").click()
    expect(page.locator(".translation-words")).to_be_visible()
    link = page.locator("[data-copy-link]").first
    link.scroll_into_view_if_needed()
    inspection.look("quote")
    page.locator("[data-action=edit]").first.click()
    expect(page.locator(".editing")).to_be_visible()
    inspection.look("editing")
    return link.get_attribute("data-copy-link") or ""


def _look_at_text_source(page: Page, inspection: Inspection, paper: Path) -> None:
    ask(page, SLUICES)
    expect(quote(page)).to_contain_text("bamboe")
    open_source(page)
    page.locator(".finder input").fill("sluizen")
    page.keyboard.press("Enter")
    expect(page.locator(".sheet mark.hit").first).to_be_visible()
    inspection.look("text-source")
    page.keyboard.press("Escape")
    check = page.locator(".card.answer > .check-part")
    paper.write_text(PAPER.replace("Overzee", "Onderzee"), encoding="utf-8")
    check.locator("button").click()
    expect(check.locator(".checked.changed")).to_be_visible()
    inspection.look("changed")
    paper.unlink()
    check.locator("button").click()
    expect(check.locator(".checked.missing")).to_be_visible()
    inspection.look("missing")


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server where one must sign in, with nothing of the chat behind it."""
    accounts = accounts_file(tmp_path_factory.mktemp("gate") / "accounts.json")
    with running(guarded(Serving(accounts=accounts))) as address:
        yield address


@VISITS
def test_no_state_that_one_comes_to_by_hand_has_a_violation(
    browser: Browser, server: Server, paper: Path, seen: Seen
) -> None:
    paper.write_text(PAPER, encoding="utf-8")
    with visit(
        browser, server, locale=seen.locale, size=seen.size, color_scheme=seen.theme
    ) as page:
        inspection = Inspection(page, str(seen))
        link = _look_at_quote(page, inspection)
        _look_at_text_source(page, inspection, paper)
        ask(page, OFF_TOPIC)
        page.locator(".card.not-found > .alternatives > summary").click()
        page.locator(".card.not-found .alternative > summary").first.click()
        expect(page.locator(".card.not-found blockquote").first).to_be_visible()
        inspection.look("nearest")
        page.locator("[data-action=wipe]").click()
        expect(page.locator(".wiped")).to_be_visible()
        inspection.look("wiped")
        page.goto(f"{server.address()}/{link}")
        expect(page.locator(".you-asked")).to_be_visible()
        expect(quote(page)).to_be_visible()
        inspection.look("link")
        page.goto(f"{server.address()}/?answer=niets")
        expect(page.locator(".card.error")).to_be_visible()
        inspection.look("broken-link")
        assert inspection.violations == []


@VISITS
def test_no_state_of_signing_in_has_a_violation(browser: Browser, gate: str, seen: Seen) -> None:
    context = browser.new_context(
        locale=seen.locale,
        viewport={"width": seen.size[0], "height": seen.size[1]},
        color_scheme=seen.theme,
    )
    page = context.new_page()
    page.goto(f"{gate}/")
    inspection = Inspection(page, str(seen))
    inspection.look("sign-in")
    page.locator("#username").fill(ADMIN)
    page.locator("#password").fill("not this one")
    page.keyboard.press("Enter")
    expect(page.locator(".wrong")).to_be_visible()
    inspection.look("sign-in-wrong")
    page.locator("#username").fill(ADMIN)
    page.locator("#password").fill(PASSWORDS[ADMIN])
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{gate}/")
    page.goto(f"{gate}/login")
    expect(page.get_by_text(ADMIN)).to_be_visible()
    inspection.look("signed-in")
    context.close()
    assert inspection.violations == []
