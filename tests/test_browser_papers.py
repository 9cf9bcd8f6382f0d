"""The documents page in a real browser: look, search, sort, add, read the report, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import PHONE, Server, ask, launched, serving, visit
from tests.ferries import BOTH, DUTCH, ENGLISH, PAPERS, QUESTION, SIZES
from tests.inspected import look_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WORDS = {
    DUTCH: {
        "papers": "Documenten",
        "add": "Voeg toe",
        "added": "toegevoegd, 1 antwoord",
        "refused": "geweigerd",
        "search": "Zoek in de lijst",
        "found": "1 gevonden",
        "date": "Datum",
        "sort": "Sorteer op",
        "order": "Volgorde",
        "pages": "Pagina's",
        "report": "Leesrapport",
        "remove": "Verwijder",
        "removed": "is verwijderd",
        "back": "Naar de chat",
        "all": "Alle documenten",
        "large": "Dit is samen 1,5 MiB. Stuur ten hoogste 1 MiB tegelijk.",
    },
    ENGLISH: {
        "papers": "Documents",
        "add": "Add",
        "added": "added, 1 answer",
        "refused": "refused",
        "search": "Search the list",
        "found": "1 found",
        "date": "Date",
        "sort": "Sort by",
        "order": "Order",
        "pages": "Pages",
        "report": "Reading report",
        "remove": "Remove",
        "removed": "was removed",
        "back": "To the chat",
        "all": "All documents",
        "large": "This is 1.5 MiB together. Send at most 1 MiB at once.",
    },
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat about the specimen, which takes uploads."""
    folder = tmp_path_factory.mktemp("chat")
    with serving(folder / "index", VRAAGBAAK_UPLOAD="on", VRAAGBAAK_UPLOAD_MIB="1") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def _sort(page: Page, words: dict[str, str]) -> None:
    """Put the papers with the most pages first, all of them."""
    page.get_by_label(words["sort"]).select_option(words["pages"])
    page.get_by_label(words["order"]).select_option("down")
    page.get_by_label(words["search"]).fill("")
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr").first).to_contain_text("specimen-overleg.pdf")
    expect(page.locator("tbody tr")).to_have_count(3)
    expect(page.get_by_label(words["order"])).to_have_value("down")


@BOTH
@SIZES
def test_a_paper_is_added_found_asked_about_read_and_removed(
    browser: Browser, server: Server, tmp_path: Path, locale: str, size: tuple[int, int]
) -> None:
    words = WORDS[locale]
    state = f"{locale}-{'phone' if size == PHONE else 'desk'}"
    paper, scrap = tmp_path / "veerboten.txt", tmp_path / "leeg.pdf"
    paper.write_text(PAPERS["veerboten.txt"], encoding="utf-8")
    scrap.write_bytes(b"no document")
    with visit(browser, server, locale=locale, size=size) as page:
        page.get_by_role("link", name=words["papers"]).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(words["papers"])
        look_at(page, f"papers-{state}")

        page.locator("#files").set_input_files([paper, scrap])
        page.get_by_role("button", name=words["add"]).click()
        results = page.locator(".results li")
        expect(results).to_have_count(2)
        expect(results.first).to_contain_text(words["added"])
        expect(results.last).to_contain_text(words["refused"])
        look_at(page, f"papers-added-{state}")

        page.get_by_label(words["search"]).fill("veerboten")
        page.keyboard.press("Enter")
        expect(page.get_by_text(words["found"])).to_be_visible()
        expect(page.locator("tbody tr")).to_have_count(1)
        page.get_by_role("link", name=words["date"]).click()
        expect(page.locator("th[aria-sort=ascending]")).to_contain_text(words["date"])

        _sort(page, words)
        look_at(page, f"papers-sorted-{state}")

        page.locator("tr", has_text="veerboten.txt").locator("td.title a").click()
        page.locator("details summary").click()
        expect(page.locator("details")).to_contain_text("twaalf veerboten")
        look_at(page, f"papers-one-{state}")
        page.get_by_role("link", name=words["report"]).click()
        expect(page.locator("body")).to_contain_text("twaalf veerboten")
        page.go_back()

        page.get_by_role("link", name=words["all"]).click()
        page.get_by_role("link", name=words["back"]).click()
        expect(page.locator(".masthead h1")).to_have_text("Vraagbaak")
        ask(page, QUESTION[locale])
        expect(page.locator(".card.answer blockquote").first).to_contain_text("twaalf veerboten")

        page.get_by_role("link", name=words["papers"]).click()
        row = page.locator("tr", has_text="veerboten.txt")
        if size == PHONE:
            row.locator("td.title a").click()
            page.get_by_role("link", name=words["remove"]).click()
        else:
            row.get_by_role("link", name=words["remove"]).click()
        look_at(page, f"papers-remove-{state}")
        page.get_by_role("button", name=words["remove"]).click()
        expect(page.get_by_role("status").first).to_contain_text(words["removed"])
        expect(page.locator("tr", has_text="veerboten.txt")).to_have_count(0)


def test_without_a_script_it_works_as_well(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    paper = tmp_path / "ijsgang.txt"
    paper.write_text(PAPERS["ijsgang.txt"], encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, locale=DUTCH)
    page = context.new_page()
    page.goto(f"{server.address()}/documents")
    page.locator("#files").set_input_files(paper)
    page.get_by_role("button", name=WORDS[DUTCH]["add"]).click()
    expect(page.locator(".results li")).to_contain_text(WORDS[DUTCH]["added"])
    context.close()


@BOTH
def test_too_many_files_are_refused_before_they_are_sent(
    browser: Browser, server: Server, tmp_path: Path, locale: str
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(21)]
    for each in files:
        each.write_text("x", encoding="utf-8")
    with visit(browser, server, locale=locale) as page:
        page.goto(f"{server.address()}/documents")
        page.locator("#files").set_input_files(files)
        page.get_by_role("button", name=WORDS[locale]["add"]).click()
        expect(page.locator("#stage")).to_contain_text("20")
        expect(page.get_by_role("button", name=WORDS[locale]["add"])).to_be_enabled()


@BOTH
def test_what_is_too_large_is_told_before_it_is_sent(
    browser: Browser, server: Server, tmp_path: Path, locale: str
) -> None:
    large = tmp_path / "groot.pdf"
    large.write_bytes(b"x" * (3 * 2**19))
    with visit(browser, server, locale=locale) as page:
        page.goto(f"{server.address()}/documents")
        page.locator("#files").set_input_files(large)
        page.get_by_role("button", name=WORDS[locale]["add"]).click()
        expect(page.locator("#stage")).to_have_text(WORDS[locale]["large"])
        expect(page.get_by_role("button", name=WORDS[locale]["add"])).to_be_enabled()


@SIZES
def test_in_the_dark_the_list_can_be_read(
    browser: Browser, server: Server, size: tuple[int, int]
) -> None:
    with visit(browser, server, size=size, color_scheme="dark") as page:
        page.goto(f"{server.address()}/documents")
        look_at(page, f"papers-dark-{'phone' if size == PHONE else 'desk'}")
        page.locator("td.title a").first.click()
        expect(page.locator("details").first).to_be_visible()
        look_at(page, f"papers-one-dark-{'phone' if size == PHONE else 'desk'}")
