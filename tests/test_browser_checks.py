"""A quote in a real browser: its source read again on a click, and all of it where it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import (
    DESK,
    PHONE,
    Server,
    ask,
    assert_exact,
    keep_picture,
    launched,
    quote,
    serving,
    visit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

QUESTION = "Wat staat er in een bronvermelding?"
LONG_QUESTION = "Welke sluizen worden versterkt met baggerspecie?"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
LOCALES = pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
HEAD = """Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer

Vragen van het lid Sluis (SP) aan de Minister van Havens over sluizen (ingezonden 2 november 2026).
Antwoord van Minister Kade (ontvangen 20 november 2026).

Vraag 1
Welke sluizen worden versterkt met baggerspecie?

Antwoord 1
"""


def long_paper(path: Path) -> Path:
    """Write a paper with one long answer; its words are our own."""
    before = [f"Overweging {at} gaat over het beheer van gemalen en duikers." for at in range(20)]
    after = [f"Toelichting {at} noemt kosten die later worden geraamd." for at in range(20)]
    answer = "De sluizen van Overzee worden versterkt met baggerspecie uit de haven."
    path.write_text(HEAD + "\n".join([*before, answer, *after]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat over the specimen."""
    with serving(tmp_path_factory.mktemp("conversation") / "index") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


@SIZES
@LOCALES
def test_a_source_is_read_again_on_a_click(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, QUESTION)
        page.locator(".card.answer > .check-part button").click()
        found = page.locator(".card.answer > .check-part .checked.match")
        said = "Klopt" if "nl" in locale else "Match"
        expect(found).to_contain_text(said)
        sums = found.locator("code").all_text_contents()
        assert len(sums) == 2
        assert sums[0] == sums[1]
        expect(found.locator("time")).to_contain_text("UTC")
        found.scroll_into_view_if_needed()
        keep_picture(page, f"verified-{locale[:2]}-{size[0]}")


def test_a_changed_and_a_missing_source_are_told(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / "sluizen.txt"
    answer = "Een steiger van bamboe komt in de haven."
    path.write_text(HEAD.replace("baggerspecie", "bamboe") + answer, encoding="utf-8")
    server.add(path)
    with visit(browser, server) as page:
        ask(page, "Welke sluizen worden versterkt met bamboe?")
        expect(quote(page)).to_contain_text("bamboe")
        path.write_text(HEAD + answer.replace("steiger", "kade"), encoding="utf-8")
        page.locator(".card.answer > .check-part button").click()
        found = page.locator(".card.answer > .check-part")
        expect(found.locator(".checked.changed")).to_contain_text("Gewijzigd")
        path.unlink()
        page.locator(".card.answer > .check-part button").click()
        expect(found.locator(".checked.missing")).to_contain_text("Weg")
        keep_picture(page, "verified-missing")


@SIZES
@LOCALES
def test_a_long_answer_is_folded_and_a_click_opens_all_of_it(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    # In one place for all: the same words in another file would be skipped.
    server.add(long_paper(server.index.with_name("lang.txt")))
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, LONG_QUESTION)
        shown = quote(page)
        expect(shown).to_contain_text("Overweging 3")
        assert_exact(shown)
        visible = shown.inner_text()
        assert "baggerspecie" in visible
        assert "Overweging 3 " not in visible
        keep_picture(page, f"folded-{locale[:2]}-{size[0]}")
        copied = page.evaluate(
            "() => { const q = document.querySelector('blockquote.quote'); let said = '';"
            " document.getSelection().selectAllChildren(q);"
            " const take = (e) => { said = e.clipboardData.getData('text/plain'); };"
            " document.addEventListener('copy', take, { once: true });"
            " document.execCommand('copy'); return said; }"
        )
        assert "[…]" in copied
        assert "Overweging 3 " not in copied
        button = page.locator(".unfold-quote").first
        button.click()
        expect(button).to_have_attribute("aria-expanded", "true")
        assert "Overweging 3 " in shown.inner_text()
        page.locator(".card.answer > .similar > button").click()
        expect(page.locator(".similar-found")).to_be_visible()
        assert "Overweging 3 " in shown.inner_text()
        button.click()
        assert "Overweging 3 " not in shown.inner_text()
        page.locator(".gap").first.click()
        assert "Overweging 3 " in shown.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
