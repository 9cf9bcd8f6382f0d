"""A conversation in a real browser: kept there, changed, saved as a file, and wiped."""

from __future__ import annotations

import json
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

    from playwright.sync_api import Browser, Page

QUESTION = "Wat staat er in een bronvermelding?"
OTHER = "Wat gebeurt er met voetnoten?"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
LOCALES = pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])


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


def kept(page: Page) -> str:
    """Give what the browser keeps."""
    return page.evaluate("localStorage.getItem('vraagbaak-history')") or ""


def questions(page: Page) -> list[str]:
    """Give the questions that the browser keeps, once the newest is among them."""
    return [turn["question"] for turn in json.loads(kept(page))["turns"]]


@SIZES
@LOCALES
def test_a_conversation_is_there_again_after_a_reload_and_gone_once_wiped(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, QUESTION)
        ask(page, OTHER)
        checksum = quote(page).get_attribute("data-sha256") or ""
        page.wait_for_function("localStorage.getItem('vraagbaak-history').includes('voetnoten')")
        page.reload()
        expect(page.locator(".conversation > div .own-question")).to_have_text(OTHER)
        expect(quote(page)).to_have_attribute("data-sha256", checksum)
        assert_exact(quote(page))
        expect(page.locator(".earlier-turn")).to_have_count(1)
        assert questions(page) == [QUESTION, OTHER]
        assert (quote(page).text_content() or "") not in kept(page)
        keep_picture(page, f"conversation-restored-{locale[:2]}-{size[0]}")
        page.locator("[data-action=wipe]").click()
        expect(page.locator(".wiped")).to_be_visible()
        assert kept(page) == ""
        keep_picture(page, f"conversation-wiped-{locale[:2]}-{size[0]}")
        page.reload()
        expect(page.locator(".examples")).to_be_visible()
        expect(page.locator(".turn")).to_have_count(0)


def test_another_visitor_sees_nothing_of_it(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page, visit(browser, server) as other:
        ask(page, QUESTION)
        other.reload()
        expect(other.locator(".examples")).to_be_visible()
        assert kept(other) == ""


def test_what_another_program_left_there_is_no_conversation(
    browser: Browser, server: Server
) -> None:
    with visit(browser, server) as page:
        page.evaluate("localStorage.setItem('vraagbaak-history', '{\"version\": 1, \"turns\": 3}')")
        page.reload()
        expect(page.locator(".examples")).to_be_visible()


@SIZES
@LOCALES
def test_a_question_is_edited_asked_again_and_taken_back(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, QUESTION)
        ask(page, "Wat is dit?")
        page.locator("[data-action=edit]").first.click()
        box = page.locator("#question textarea")
        expect(box).to_have_value("Wat is dit?")
        expect(box).to_be_focused()
        expect(page.locator(".editing")).to_be_visible()
        keep_picture(page, f"conversation-editing-{locale[:2]}-{size[0]}")
        ask(page, OTHER)
        expect(page.locator(".turn")).to_have_count(2)
        page.locator("[data-action=retry]").first.click()
        expect(page.locator(".asked-again")).to_be_visible()
        expect(page.locator(".conversation > div .own-question")).to_have_text(OTHER)
        expect(page.locator(".turn")).to_have_count(2)
        page.locator("[data-action=undo]").first.click()
        expect(page.locator(".conversation > div .own-question")).to_have_text(QUESTION)
        expect(page.locator(".turn")).to_have_count(1)
        assert questions(page) == [QUESTION]


@SIZES
@LOCALES
def test_a_conversation_is_saved_as_a_file_with_its_quotes(
    browser: Browser, server: Server, locale: str, size: tuple[int, int], tmp_path: Path
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, QUESTION)
        ask(page, OTHER)
        words = quote(page).text_content() or ""
        citation = page.locator(".card.answer > .citation cite").first.text_content() or ""
        for form in ("md", "html"):
            with page.expect_download() as download:
                page.locator(f"[data-transcript^='transcript.{form}']").click()
            path = tmp_path / download.value.suggested_filename
            download.value.save_as(path)
            assert path.suffix == f".{form}"
            if form == "html":
                with page.context.new_page() as saved:
                    saved.goto(path.as_uri())
                    shown = saved.locator("blockquote").all_text_contents()
                    assert any("".join(words.split()) == "".join(one.split()) for one in shown)
                    assert citation in saved.locator("cite").all_text_contents()
            else:
                assert f"## {QUESTION[:-1]}" in path.read_text(encoding="utf-8")
        expect(page.locator(".history [role=status]")).not_to_be_empty()
        keep_picture(page, f"conversation-saved-{locale[:2]}-{size[0]}")
