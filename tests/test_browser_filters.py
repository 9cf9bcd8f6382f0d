"""Filters in a real browser: by mouse, by keyboard and on a phone, in both languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import Server, ask, assert_exact, launched, quote, visit
from tests.ferries import BOTH, DUTCH, ENGLISH, QUESTION, SIZES, ferry_chat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

REAL_PAPERS = Path(__file__).parents[2] / "shared/corpus/aanhangsel"
FIREWORKS = REAL_PAPERS / "ah-tk-20232024-1771.pdf"
ACCOUNTS = REAL_PAPERS / "ah-tk-20232024-2367.pdf"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat with the specimen and papers of two parties."""
    with ferry_chat(tmp_path_factory.mktemp("filters")) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def facet(page: Page, name: str) -> Locator:
    """Find a filter by its name in the page."""
    return page.locator(f".facet[data-fold='facet-{name}']")


def tick(page: Page, name: str, value: str) -> None:
    """Unfold a filter, tick one of its values, and wait until it is on."""
    if not page.locator(".facets").is_visible():
        page.locator(".filter-panel > summary").click()
    facet(page, name).locator("summary").click()
    facet(page, name).locator(f"input[data-value='{value}']").check()
    expect(page.locator(f".chip[data-value='{value}']")).to_be_visible()


@BOTH
@SIZES
def test_a_party_can_be_chosen_and_taken_off(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        expect(page.locator(".facets")).to_be_hidden()
        tick(page, "party", "VVD")
        words = {DUTCH: "Partij: VVD", ENGLISH: "Party: VVD"}[locale]
        expect(page.locator(".chip")).to_have_text(f"{words}×")
        page.locator(".filter-panel > summary").click()
        expect(page.locator(".facets")).to_be_hidden()
        ask(page, QUESTION[locale])
        expect(quote(page)).to_contain_text("negen veerboten")
        assert_exact(quote(page))
        expect(page.locator(".asked-under")).to_contain_text(words)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        page.locator(".chip").click()
        expect(page.locator(".chip")).to_have_count(0)
        expect(page.locator(".asked-under")).to_contain_text(words)
        page.locator(".filter-panel > summary").click()
        expect(facet(page, "party").locator("input[data-value='VVD']")).not_to_be_checked()


@BOTH
def test_not_found_under_a_filter_can_be_asked_without_it(
    browser: Browser, server: Server, locale: str
) -> None:
    with visit(browser, server, locale=locale) as page:
        tick(page, "kind", "schriftelijk overleg")
        ask(page, QUESTION[locale])
        expect(page.locator(".card.not-found")).to_contain_text(
            {DUTCH: "wat bij de filters past", ENGLISH: "what fits the filters"}[locale]
        )
        page.get_by_role(
            "button",
            name={
                DUTCH: "Zet de filters uit en vraag opnieuw",
                ENGLISH: "Turn the filters off and ask again",
            }[locale],
        ).click()
        expect(page.locator(".conversation > div .card.answer > blockquote")).to_contain_text(
            "veerboten"
        )
        expect(page.locator(".chip")).to_have_count(0)


def test_documents_are_found_by_a_word_and_chosen(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        page.locator(".filter-panel > summary").click()
        facet(page, "document").locator("summary").click()
        options = facet(page, "document").locator(".options li")
        before = options.count()
        page.get_by_role("searchbox").fill("IJSGANG")
        expect(options).to_have_count(1)
        options.get_by_role("checkbox").check()
        expect(page.locator(".chip")).to_contain_text("Document: ")
        page.get_by_role("searchbox").fill("")
        expect(options).to_have_count(before)
        ask(page, QUESTION[DUTCH])
        expect(page.locator(".card.answer > .citation cite")).to_contain_text("ijsgang.txt")


def test_a_period_is_chosen_by_its_days_and_told_where_it_is_backwards(
    browser: Browser, server: Server
) -> None:
    with visit(browser, server) as page:
        page.locator(".filter-panel > summary").click()
        facet(page, "period").locator("summary").click()
        page.get_by_label("Vanaf").fill("2024-01-01")
        expect(page.locator(".chip")).to_have_text("Vanaf 1 januari 2024×")
        page.get_by_label("Tot en met").fill("2023-01-01")
        expect(facet(page, "period").get_by_role("alert")).to_be_visible()
        expect(page.locator(".chip")).to_have_count(0)
        page.get_by_label("Tot en met").fill("2024-12-31")
        expect(page.locator(".chip")).to_have_count(2)
        ask(page, QUESTION[DUTCH])
        expect(quote(page)).to_contain_text("negen veerboten")
        page.get_by_role("button", name="Alle filters uit").click()
        expect(page.locator(".chip")).to_have_count(0)
        expect(page.get_by_label("Vanaf")).to_have_value("")


def test_filters_are_used_with_the_keyboard_alone(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        page.locator("#ask").focus()
        for key in ("Tab", "Enter", "Tab", "Tab", "Tab", "Enter", "Tab", "Space"):
            page.keyboard.press(key)
        expect(page.locator(".chip")).to_have_count(1)
        expect(facet(page, "party").get_by_role("checkbox").first).to_be_focused()
        expect(facet(page, "party").get_by_role("checkbox").first).to_be_checked()
        page.locator(".chip").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".chip")).to_have_count(0)
        expect(page.locator(".filter-panel > summary")).to_be_focused()
        expect(facet(page, "party").get_by_role("checkbox").first).not_to_be_checked()


def test_what_is_ticked_in_haste_is_on_all_the_same(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        page.locator(".filter-panel > summary").click()
        facet(page, "party").locator("summary").click()
        page.evaluate(
            "for (const box of document.querySelectorAll('[data-filter=party]')) box.click()"
        )
        boxes = facet(page, "party").get_by_role("checkbox")
        expect(page.locator(".chip")).to_have_count(boxes.count())
        for box in boxes.all():
            expect(box).to_be_checked()
        assert boxes.count() > 1


def test_nothing_in_a_paper_is_run_by_the_filters(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        page.locator(".filter-panel > summary").click()
        facet(page, "document").locator("summary").click()
        expect(facet(page, "document")).to_contain_text("<img src=x onerror=alert(3)>")
        hostile = facet(page, "document").locator("label", has_text="kwaad.txt")
        hostile.get_by_role("checkbox").check()
        expect(page.locator(".chip")).to_contain_text("<img src=x onerror=alert(3)>")
        ask(page, "Hoeveel kranen staan er op de kade?")
        expect(page.locator(".asked-under")).to_contain_text("<img src=x onerror=alert(3)>")
        assert page.locator("#desk script, #desk img").count() == 0


@pytest.mark.skipif(
    not (FIREWORKS.is_file() and ACCOUNTS.is_file()), reason="the real papers are not here"
)
@BOTH
def test_real_papers_are_filtered_by_what_they_say_of_themselves(
    browser: Browser, server: Server, locale: str
) -> None:
    server.add(FIREWORKS, ACCOUNTS)
    both = "vuurwerk in woonwijken, en rekeningnummers bij banken"
    for ministry, paper, other in (
        ("Infrastructuur en Waterstaat", FIREWORKS, ACCOUNTS),
        ("Financiën", ACCOUNTS, FIREWORKS),
    ):
        with visit(browser, server, locale=locale) as page:
            tick(page, "answered_by", ministry)
            ask(page, both)
            cites = page.locator(".conversation .citation cite")
            expect(cites.first).to_contain_text(paper.name)
            expect(cites.filter(has_text=other.name)).to_have_count(0)
