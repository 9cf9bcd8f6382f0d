"""A page of results in a real browser: filter, sort, open, and nothing runs or gets out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from eval.comparison import compare_folders, write_comparison
from eval.report import write_report
from tests.browser_visits import DESK, PHONE, chromium
from tests.run_results import (
    HEIGHT,
    KEEPER,
    cited,
    question,
    result,
    some_rankings,
    some_results,
    write_answers,
    write_ranking,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Literal

    from playwright.sync_api import Browser, Page

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> ${alert(3)} <b>x</b>"
MANY = 2_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium, the one of the system."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu", "--no-first-run"]
        )
        yield launched
        launched.close()


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    *,
    size: tuple[int, int] = DESK,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Page]:
    """Open a file; at the end, nothing else was asked for and nothing went wrong."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme=scheme
    )
    page = context.new_page()
    trouble: list[str] = []
    address = path.as_uri()
    page.on("request", lambda sent: trouble.append(sent.url) if sent.url != address else None)
    page.on("console", lambda said: trouble.append(said.text))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("dialog", lambda dialog: trouble.append(dialog.message))
    page.goto(address)
    yield page
    context.close()
    assert trouble == []


def outcomes(page: Page) -> list[str]:
    return page.locator("#list .outcome").all_text_contents()


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return write_report(write_answers(tmp_path, some_results()))


def test_the_wrong_ones_come_first(browser: Browser, answers: Path) -> None:
    with opened(browser, answers) as page:
        assert outcomes(page) == [
            *("wrong", "answered in vain", "wrongly refused", "right, with a flaw"),
            *("rightly refused", "right"),
        ]
        expect(page.locator("#count")).to_have_text("6 of 6 questions")


def test_a_wrong_one_is_opened_by_the_keyboard_and_shows_both_sides(
    browser: Browser, answers: Path
) -> None:
    with opened(browser, answers) as page:
        page.locator("#list summary").first.focus()
        page.keyboard.press("Enter")
        first = page.locator("#list > li").first
        expect(first.locator("h4")).to_have_text(["Expected", "Given"])
        sides = first.locator(".sides > section")
        expect(sides.nth(0).locator("mark.missing")).to_have_text("Het waterschap")
        expect(sides.nth(0).locator("blockquote").nth(1)).to_have_text(KEEPER)
        expect(sides.nth(1).locator("mark.answer")).to_have_text(HEIGHT)
        expect(sides.nth(1).locator(".source .no")).to_be_visible()
        expect(first.locator(".history q")).to_have_text("Hoe hoog is de dijk?")
        boxes = [each.bounding_box() for each in sides.all()]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[0]["y"] == boxes[1]["y"]


def test_questions_are_filtered_by_kind_language_outcome_and_words(
    browser: Browser, answers: Path
) -> None:
    with opened(browser, answers) as page:
        page.get_by_label("language").select_option("en")
        assert outcomes(page) == ["answered in vain", "right, with a flaw"]
        page.get_by_label("kind").select_option("near-miss")
        assert outcomes(page) == ["answered in vain"]
        page.get_by_role("button", name="Clear").click()
        expect(page.locator("#count")).to_have_text("6 of 6 questions")
        page.get_by_label("outcome").select_option("right")
        assert outcomes(page) == ["right"]
        page.get_by_role("button", name="Clear").click()
        expect(page.locator("#count")).to_have_text("6 of 6 questions")
        page.keyboard.press("/")
        page.keyboard.type("VEERBOOT uur")
        assert outcomes(page) == ["wrongly refused"]
        page.keyboard.type(" nergens")
        expect(page.locator("#count")).to_have_text("0 of 6 questions")


def test_questions_are_sorted(browser: Browser, answers: Path) -> None:
    with opened(browser, answers) as page:
        page.get_by_label("Sort by").select_option("milliseconds")
        facts = page.locator("#list .facts").all_text_contents()
        times = [int(each.split(" · ")[-1].removesuffix(" ms")) for each in facts]
        assert times == sorted(times, reverse=True)
        page.get_by_label("reversed").check()
        facts = page.locator("#list .facts").all_text_contents()
        assert times[::-1] == [int(e.split(" · ")[-1].removesuffix(" ms")) for e in facts]


def test_nothing_in_a_question_or_a_quote_is_run(browser: Browser, tmp_path: Path) -> None:
    asked = question("q1", HOSTILE, "<img src=x")
    wrong = result(asked, cited(KEEPER), cited(HOSTILE, label=HOSTILE, marked=HOSTILE), rank=2)
    with opened(browser, write_report(write_answers(tmp_path, [wrong], commit=HOSTILE))) as page:
        page.locator("#list summary").first.click()
        expect(page.locator("#list .asked")).to_have_text(HOSTILE)
        page.locator("#list .others summary").click()
        expect(page.locator("#list .others blockquote")).to_have_text(HOSTILE)
        expect(page.locator(".stamp dd").first).to_have_text(HOSTILE)
        assert page.locator("img, #list b:not(.yes):not(.no), #list script").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_shows_everything_within_its_width(
    browser: Browser, answers: Path, scheme: Literal["light", "dark"]
) -> None:
    with opened(browser, answers, size=PHONE, scheme=scheme) as page:
        for summary in page.locator("#list > li > details > summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        ground, ink = (
            page.evaluate(f"getComputedStyle(document.body).{name}")
            for name in ("backgroundColor", "color")
        )
        assert (luminance(ground) > luminance(ink)) is (scheme == "light")


def luminance(colour: str) -> float:
    """Weigh the parts of a colour such as `rgb(18, 23, 29)`."""
    red, green, blue = (int(each) for each in colour[4:-1].split(", "))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_two_thousand_questions_stay_quick(browser: Browser, tmp_path: Path) -> None:
    results = [
        result(question(f"q{number}", f"Hoe hoog is dijk {number}?", "tien meter"), cited(HEIGHT))
        for number in range(MANY)
    ]
    with opened(browser, write_report(write_answers(tmp_path, results))) as page:
        expect(page.locator("#list > li")).to_have_count(100)
        page.get_by_role("button", name="Show more (1900 left)").click()
        expect(page.locator("#list > li")).to_have_count(200)
        assert page.evaluate("document.activeElement.closest('li').matches(':nth-child(101)')")
        page.locator("#search").fill("dijk 1999?")
        expect(page.locator("#count")).to_have_text("1 of 2000 questions")
        spent = page.evaluate(
            "() => { const start = performance.now();"
            " const search = document.getElementById('search'); search.value = 'dijk 1';"
            " search.dispatchEvent(new Event('input', {bubbles: true}));"
            " return performance.now() - start; }"
        )
        assert spent < 500


def test_the_queries_of_a_retrieval_set_show_what_came_first(
    browser: Browser, tmp_path: Path
) -> None:
    path = write_report(write_ranking(tmp_path, some_rankings(1, 3, 0)))
    with opened(browser, path) as page:
        assert outcomes(page) == ["not found", "second to tenth", "first"]
        expect(page.get_by_label("kind")).to_have_count(0)
        page.locator("#list summary").nth(1).click()
        second = page.locator("#list > li").nth(1)
        expect(second.locator("h4")).to_have_text(["Expected", "Ranked first"])
        expect(second.locator(".source").first).to_contain_text("place 3 · p1 · Dijken")
        expect(second.locator("mark.word").first).to_have_text("dijk")


def test_a_comparison_shows_both_runs_beside_what_was_expected(
    browser: Browser, tmp_path: Path
) -> None:
    before = some_results()
    after = [result(question("q1", "Hoe hoog is de dijk?", "tien meter hoog"), None), *before[1:]]
    folders = write_answers(tmp_path / "a", before), write_answers(tmp_path / "b", after)
    (comparison,) = compare_folders(*folders)
    write_comparison(comparison, tmp_path / "out")
    with opened(browser, tmp_path / "out" / "compare.html") as page:
        assert outcomes(page)[0] == "lost"
        page.locator("#list summary").first.click()
        expect(page.locator("#list h4")).to_have_text(["Expected", "A", "B"])
        expect(page.locator("#list .nothing")).to_have_text("nothing: refused")
        assert page.evaluate("document.documentElement.scrollWidth") <= DESK[0]
