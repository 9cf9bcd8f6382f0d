"""A chat in a process of its own, and a visitor with a real browser."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

START_SECONDS = 300.0
STEP_MILLISECONDS = 30_000
DESK = (1440, 900)
PHONE = (390, 844)
ARTEFACTS = Path(__file__).parent / "artefacts"

expect.set_options(timeout=STEP_MILLISECONDS)


class Server:
    """A chat served by a process of its own, as a user starts it."""

    def __init__(self, index: Path, *, feedback: Path | None = None, **settings: str) -> None:
        self.index = index
        self._said: list[str] = []
        kept_in = {"VRAAGBAAK_FEEDBACK": str(feedback)} if feedback else {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app", "--index", str(index), "--port", "0"],
            env={**os.environ, **kept_in, **settings},
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stderr is not None
        self._said.extend(iter(self._process.stderr.readline, ""))

    @property
    def said(self) -> str:
        """What the process has printed so far."""
        return "".join(self._said)

    def address(self) -> str:
        """Wait until the address is printed and answers."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            printed = re.search(r"http://127\.0\.0\.1:\d+", self.said)
            if printed:
                with urllib.request.urlopen(f"{printed[0]}/healthz", timeout=60) as answer:
                    assert answer.status == 200
                return printed[0]
            self._listener.join(timeout=0.1)
        pytest.fail(f"The chat did not start:\n{self.said}")

    def add(self, *paths: Path) -> None:
        """Add documents from another process while the chat runs."""
        command = [sys.executable, "-m", "vraagbaak", "index", "add", *map(str, paths)]
        subprocess.run([*command, "--index", str(self.index)], check=True, capture_output=True)

    def stop(self) -> int:
        """Stop the process as Ctrl+C does; gives its exit status."""
        self._process.terminate()
        status = self._process.wait(timeout=60)
        self._listener.join(timeout=60)
        assert self._process.stderr is not None
        self._process.stderr.close()
        return status


def chromium() -> str:
    """Find the system's Chromium; where it must be, its absence is a failure."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        message = "Chromium is not installed; these tests need it (apt-get install chromium)."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@contextmanager
def serving(index: Path, *, feedback: Path | None = None, **settings: str) -> Iterator[Server]:
    """Start a chat with these variables set, and wait until it answers; stop it at the end."""
    chromium()
    running = Server(index, feedback=feedback, **settings)
    try:
        running.address()
        yield running
    finally:
        running.stop()


@contextmanager
def launched() -> Iterator[Browser]:
    """Start a headless Chromium, the one of the system."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=[*arguments, "--no-first-run"]
        )
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser,
    server: Server,
    *,
    locale: str = "nl-NL",
    size: tuple[int, int] = DESK,
    **screen: Any,  # noqa: ANN401  as Playwright takes it
) -> Iterator[Page]:
    """Open the page as a new visitor; at the end, nothing went elsewhere and nothing went wrong.

    `screen` is told to Playwright: `color_scheme`, `device_scale_factor`.
    """
    address = server.address()
    context = browser.new_context(
        locale=locale,
        viewport={"width": size[0], "height": size[1]},
        reduced_motion="reduce",
        **screen,
    )
    context.set_default_timeout(STEP_MILLISECONDS)
    page = context.new_page()
    trouble: list[str] = []
    local = (f"{address}/", "data:", "blob:")

    def note(what: str, *, wrong: bool) -> None:
        if wrong:
            trouble.append(what)

    page.on("request", lambda sent: note(sent.url, wrong=not sent.url.startswith(local)))
    page.on("console", lambda said: note(said.text, wrong=said.type == "error"))
    page.on("pageerror", lambda error: note(str(error), wrong=True))
    page.on("dialog", lambda dialog: note(dialog.message, wrong=True))
    page.goto(f"{address}/")
    expect(page.locator(".masthead h1")).to_have_text("Vraagbaak")
    yield page
    context.close()
    assert trouble == []


def ask(page: Page, question: str) -> None:
    """Type a question, press Enter, and wait for its card."""
    page.locator("#question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".conversation > div .own-question")).to_have_text(
        question, timeout=STEP_MILLISECONDS
    )


def open_source(page: Page) -> None:
    """Open the source of the newest answer where it is not beside it already."""
    size = page.viewport_size
    if size and size["width"] < DESK[0]:
        page.locator(".card.answer button.show").first.click()
    expect(page.locator(".page-frame")).to_be_visible()


def keep_picture(page: Page, name: str) -> None:
    """Keep a picture of the screen, to look at."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png")


def quote(page: Page) -> Locator:
    """Find the quote of the newest answer."""
    return page.locator(".card.answer > blockquote").first


def assert_exact(quote: Locator) -> None:
    """The words in the browser are those of the quote, checksum and all."""
    words = quote.text_content() or ""
    assert hashlib.sha256(words.encode()).hexdigest() == quote.get_attribute("data-sha256")


def assert_marked(page: Page, kind: str, page_number: int) -> None:
    """Marks of one kind are drawn, each within the picture of the page, which is loaded."""
    picture = page.locator(".page img")
    expect(picture).to_have_attribute("src", re.compile(rf"/{page_number}\.webp$"))
    page.wait_for_function(
        "() => { const i = document.querySelector('.page img');"
        " return i.complete && i.naturalWidth > 100; }"
    )
    frame = picture.bounding_box()
    marks = page.locator(f".line-mark.{kind}[data-page='{page_number}']")
    assert frame is not None
    assert marks.count() > 0
    for mark in marks.all():
        box = mark.bounding_box()
        assert box is not None
        assert box["width"] > 5
        assert 2 < box["height"] < 40
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
