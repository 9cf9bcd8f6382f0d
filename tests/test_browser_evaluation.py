"""The evaluation page in a real browser: run a set, read its report, compare, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import PHONE, Server, keep_picture, launched, serving, visit
from tests.ferries import BOTH, DUTCH, ENGLISH, SIZES
from tests.inspected import look_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

WORDS = {
    DUTCH: {
        "papers": "Documenten",
        "runs": "Evaluatie",
        "own": "Of een eigen set",
        "begin": "Begin",
        "done": "klaar",
        "failed": "mislukt",
        "again": "Stel deze set opnieuw",
        "report": "Open het rapport",
        "all": "Alle evaluaties",
        "compare": "Vergelijk A met B",
        "stop": "Breek af",
        "stopped": "afgebroken",
        "remove": "Verwijder deze run",
    },
    ENGLISH: {
        "papers": "Documents",
        "runs": "Evaluation",
        "own": "Or a set of your own",
        "begin": "Begin",
        "done": "done",
        "failed": "failed",
        "again": "Run this set again",
        "report": "Open the report",
        "all": "All evaluations",
        "compare": "Compare A with B",
        "stop": "Stop",
        "stopped": "stopped",
        "remove": "Remove this run",
    },
}
SET = '{"id": "soep", "lang": "nl", "kind": "off-topic", "question": "Hoe kook je <b>soep</b>?"}\n'
RUN_MILLISECONDS = 240_000


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


def _ends(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_have_text(words, timeout=RUN_MILLISECONDS)


@BOTH
@SIZES
def test_a_set_is_run_and_run_again_read_compared_and_removed(
    browser: Browser, server: Server, tmp_path: Path, locale: str, size: tuple[int, int]
) -> None:
    words = WORDS[locale]
    state = f"{locale}-{'phone' if size == PHONE else 'desk'}"
    own = tmp_path / "soep.jsonl"
    own.write_text(SET, encoding="utf-8")
    with visit(browser, server, locale=locale, size=size) as page:
        page.get_by_role("link", name=words["papers"]).click()
        page.get_by_role("link", name=words["runs"]).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(words["runs"])
        page.get_by_label(words["own"]).set_input_files(own)
        page.get_by_role("button", name=words["begin"]).click()
        expect(page.get_by_role("progressbar")).to_be_visible()
        look_at(page, f"evaluation-at-work-{state}")
        _ends(page, words["done"])
        look_at(page, f"evaluation-one-{state}")
        page.get_by_role("link", name=words["report"]).click()
        expect(page.locator("#list")).to_contain_text("<b>soep</b>")
        keep_picture(page, f"evaluation-report-{state}")
        page.go_back()
        page.get_by_role("button", name=words["again"]).click()
        _ends(page, words["done"])

        page.get_by_role("link", name=words["all"]).click()
        rows = page.locator("tbody tr")
        rows.nth(1).locator("input[name=a]").check()
        rows.nth(0).locator("input[name=b]").check()
        look_at(page, f"evaluation-{state}")
        page.get_by_role("button", name=words["compare"]).click()
        expect(page.locator("h1")).to_contain_text("soep: A against B")
        keep_picture(page, f"evaluation-compared-{state}")
        page.go_back()

        count = rows.count()
        rows.first.get_by_role("link").click()
        page.get_by_role("link", name=words["remove"]).click()
        look_at(page, f"evaluation-remove-{state}")
        page.get_by_role("button", name=words["remove"]).click()
        expect(page.locator("tbody tr")).to_have_count(count - 1)


@BOTH
def test_a_wrong_line_is_named_and_a_long_run_stopped_without_a_script(
    browser: Browser, server: Server, tmp_path: Path, locale: str
) -> None:
    words = WORDS[locale]
    wrong = tmp_path / "fout.jsonl"
    wrong.write_text(SET + "{}\n", encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, locale=locale)
    page = context.new_page()
    page.goto(f"{server.address()}/evaluation")
    page.locator("#set").select_option("specimen")
    page.get_by_role("button", name=words["begin"]).click()
    page.get_by_role("button", name=words["stop"]).click()
    _ends(page, words["stopped"])
    context.close()
    with visit(browser, server, locale=locale) as page:
        page.goto(f"{server.address()}/evaluation")
        page.get_by_label(words["own"]).set_input_files(wrong)
        page.get_by_role("button", name=words["begin"]).click()
        _ends(page, words["failed"])
        expect(page.locator("main")).to_contain_text("fout.jsonl, line 2")
        look_at(page, f"evaluation-failed-{locale}")


@SIZES
def test_in_the_dark_the_runs_can_be_read(
    browser: Browser, server: Server, size: tuple[int, int]
) -> None:
    with visit(browser, server, size=size, color_scheme="dark") as page:
        page.goto(f"{server.address()}/evaluation")
        look_at(page, f"evaluation-dark-{'phone' if size == PHONE else 'desk'}")
