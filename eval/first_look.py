"""`python -m eval.first_look`: how long until the page can be used, and until a quote is marked?

A real browser opens the chat anew a few times, and asks the questions of a set one after another. A
question's time runs from Enter until its quote is on view and, where the source lies beside it, the
page with its marks is drawn.
"""

from __future__ import annotations

import shutil
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from playwright.sync_api import sync_playwright

from eval.crowd import RunningChat
from eval.formats.question_set import read_question_set
from vraagbaak.cli.terminal import tell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, Page

OPENINGS: Final = 5
SCREEN: Final = {"width": 1440, "height": 900}
_IS_ASKED: Final = """words =>
    document.querySelector(".conversation > div .own-question")?.textContent === words"""
_IS_MARKED: Final = """() => {
    const picture = document.querySelector("#source .page img");
    return picture?.complete && picture.naturalWidth > 0 &&
        document.querySelector("#source .line-mark");
}"""
_HAS_PICTURE: Final = """() =>
    document.querySelector(".conversation > div .card.answer") &&
    document.querySelector("#source .page img")"""


@dataclass(frozen=True, slots=True)
class Look:
    """Seconds until the quote stood there, and until its page was marked."""

    quoted: float
    marked: float


app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def main(
    questions: Annotated[
        Path, typer.Argument(metavar="SET", help="A question set (JSON lines).")
    ] = Path("eval/sets/specimen.jsonl"),
    *,
    index: Annotated[Path, typer.Option(help="The folder of the index.")] = Path("index"),
    number: Annotated[int, typer.Option(help="How many quotes to wait for.")] = 50,
) -> None:
    """Time the first page, and quotes with their marked pages; not found is passed over."""
    words = [each.text for each in read_question_set(questions) if each.kind.has_answer]
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with RunningChat(index, workers=2) as chat, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu"]
        )
        openings = [_opened(browser, chat.address)[1] for _ in range(OPENINGS)]
        tell(f"First page, until a question can be typed: {_told(openings)}.")
        page, _ = _opened(browser, chat.address)
        looks = _looks(page, words, number)
        browser.close()
    if not looks:
        tell("No question was answered by a paper that has pages. Give another set or index.")
        raise typer.Exit(1)
    tell(f"{len(looks)} quotes: until the quote {_told([each.quoted for each in looks])};")
    tell(f"with its page marked {_told([each.marked for each in looks])}.")


def _opened(browser: Browser, address: str) -> tuple[Page, float]:
    """Open the chat as a new visitor; gives the page and the seconds until it can be used."""
    page = browser.new_context(locale="nl-NL", viewport=SCREEN).new_page()  # type: ignore[arg-type]
    start = time.perf_counter()
    page.goto(address)
    page.locator(".examples button").first.wait_for()
    page.locator("#question textarea").fill("?")
    return page, time.perf_counter() - start


def _looks(page: Page, questions: Iterable[str], number: int) -> list[Look]:
    found: list[Look] = []
    for question in questions:
        words = " ".join(question.split())
        box = page.locator("#question textarea")
        box.fill(words)
        start = time.perf_counter()
        box.press("Enter")
        page.wait_for_function(_IS_ASKED, arg=words)
        quoted = time.perf_counter() - start
        if page.evaluate(_HAS_PICTURE):
            page.wait_for_function(_IS_MARKED)
            found.append(Look(quoted, time.perf_counter() - start))
        if len(found) == number:
            break
    return found


def _told(seconds: list[float]) -> str:
    return f"median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s"


if __name__ == "__main__":
    app()
