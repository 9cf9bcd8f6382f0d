"""The source view in a real browser: zoom, keys, words to look for, and a sheet on a phone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import (
    DESK,
    PHONE,
    Server,
    ask,
    assert_marked,
    keep_picture,
    launched,
    open_source,
    serving,
    visit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

QUESTION = {"nl-NL": "Wat staat er in een bronvermelding?", "en-GB": "What happens to footnotes?"}
ZOOMING = {
    "nl-NL": ("Over de hele breedte", "Vergroot", "Bladzijde 2 van"),
    "en-GB": ("Fit to width", "Zoom in", "Page 2 of"),
}
BOTH = pytest.mark.parametrize("locale", list(QUESTION))
EVERYWHERE = pytest.mark.parametrize("size", [DESK, PHONE])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat about the specimen."""
    with serving(tmp_path_factory.mktemp("chat") / "index") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def _width(page: Page) -> float:
    box = page.locator(".page").bounding_box()
    assert box is not None
    return box["width"]


@BOTH
@EVERYWHERE
def test_words_are_found_listed_marked_and_gone_through(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, QUESTION[locale])
        open_source(page)
        page.locator(".finder input").fill("antwoord")
        page.keyboard.press("Enter")
        expect(page.locator(".found")).to_contain_text(re.compile(r"^\d+ (van|of) \d+\.$"))
        expect(page.locator(".line-mark.hit.current").first).to_be_in_viewport()
        first = page.locator(".found").text_content()
        page.keyboard.press("Enter")
        expect(page.locator(".found")).not_to_have_text(first or "")
        expect(page.locator(".finder input")).to_be_focused()
        page.locator(".previous-hit").click()
        expect(page.locator(".found")).to_have_text(first or "")
        page.locator(".hits > summary").click()
        page.locator(".to-hit").last.click()
        expect(page.locator(".to-hit").last).to_have_attribute("aria-current", "true")
        expect(page.locator(".line-mark.hit.current").first).to_be_in_viewport()
        keep_picture(page, f"find-{locale}-{size[0]}")
        page.locator(".finder input").fill("olifant")
        page.locator(".find-words").click()
        expect(page.locator(".hits")).to_have_count(0)
        expect(page.locator(".line-mark.hit")).to_have_count(0)


@pytest.mark.parametrize(("size", "locale"), [(DESK, "en-GB"), (PHONE, "nl-NL")])
def test_the_page_is_zoomed_by_buttons_and_keys_and_fits_the_width_again(
    browser: Browser, server: Server, size: tuple[int, int], locale: str
) -> None:
    with visit(browser, server, size=size, locale=locale) as page:
        ask(page, "Wat staat er in een bronvermelding?")
        open_source(page)
        fit, larger, place = ZOOMING[locale]
        page.get_by_role("button", name=fit).click()
        expect(page.locator(".zoom-level")).to_have_text("100%")
        fitting = _width(page)
        page.get_by_role("button", name=larger).click()
        assert _width(page) == pytest.approx(1.25 * fitting, rel=0.02)
        page.locator(".page-frame").focus()
        page.keyboard.press("+")
        expect(page.locator(".zoom-level")).to_have_text("150%")
        page.keyboard.press("0")
        page.keyboard.press("-")
        expect(page.locator(".zoom-level")).to_have_text("75%")
        page.keyboard.press("ArrowRight")
        expect(page.locator(".place")).to_contain_text(place)
        expect(page.locator(".zoom-level")).to_have_text("75%")
        page.keyboard.press("ArrowLeft")
        assert_marked(page, "highlight", 1)


@BOTH
def test_a_sharp_screen_and_a_large_zoom_get_a_sharper_picture(
    browser: Browser, server: Server, locale: str
) -> None:
    with visit(browser, server, locale=locale, device_scale_factor=2) as page:
        ask(page, "Wat staat er in een bronvermelding?")
        assert_marked(page, "highlight", 1)
        sharp = "() => { const i = document.querySelector('.page img');"
        sharp += " return i.complete && i.currentSrc.endsWith('scale=%d'); }"
        page.wait_for_function(sharp % 3)
        for _ in range(3):
            page.get_by_role("button", name=ZOOMING[locale][1]).click()
        page.wait_for_function(sharp % 4)


@BOTH
def test_on_a_phone_the_source_opens_over_the_conversation_and_closes_again(
    browser: Browser, server: Server, locale: str
) -> None:
    with visit(browser, server, locale=locale, size=PHONE) as page:
        ask(page, QUESTION[locale])
        expect(page.locator("#beside")).to_be_hidden()
        keep_picture(page, f"phone-answer-{locale}")
        shows = page.locator(".card.answer button.show").first
        ways = (
            lambda: page.locator(".close-source").click(),
            lambda: page.keyboard.press("Escape"),
            page.go_back,
        )
        for close in ways:
            shows.click()
            expect(page.get_by_role("dialog")).to_be_visible()
            expect(page.locator(".close-source")).to_be_focused()
            expect(page.locator(".line-mark.highlight").first).to_be_in_viewport()
            assert page.evaluate("document.getElementById('talk').inert")
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
            keep_picture(page, f"phone-source-{locale}")
            close()
            expect(page.locator("#beside")).to_be_hidden()
            expect(shows).to_be_focused()
            assert not page.evaluate("document.getElementById('talk').inert")
        expect(page.locator(".card.answer").first).to_be_visible()


@BOTH
def test_on_a_desk_the_source_stays_beside_and_keys_skip_to_it(
    browser: Browser, server: Server, locale: str
) -> None:
    with visit(browser, server, locale=locale) as page:
        ask(page, QUESTION[locale])
        page.locator(".card.answer > .quote-actions > summary").click()
        page.locator(".history").scroll_into_view_if_needed()
        assert page.evaluate("scrollY") > DESK[1] / 2
        place = page.locator("#beside").bounding_box()
        assert place is not None
        assert abs(place["y"]) <= DESK[1] / 10
        expect(page.locator(".page-frame")).to_be_in_viewport()
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        page.locator(".skip_source").focus()
        expect(page.locator(".skip_source")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#source")).to_be_focused()
        page.locator(".skip_question").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#question textarea")).to_be_focused()
        keep_picture(page, f"desk-answer-{locale}")
