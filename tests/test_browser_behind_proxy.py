"""Visitors with a browser, behind a reverse proxy with a path prefix: sign in, ask, look, wait."""

from __future__ import annotations

import re
from contextlib import contextmanager
from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from app.server import build
from tests.app_fakes import FakeAssistant, FakeIndex
from tests.browser_visits import ARTEFACTS, STEP_MILLISECONDS, ask, launched, open_source
from tests.guarded import ADMIN, PASSWORDS, accounts_file
from tests.in_loop import in_loop
from tests.reverse_proxy import reverse_proxy
from tests.running import running
from vraagbaak.read import read
from vraagbaak.segment import segment
from vraagbaak.settings import Serving, Settings
from vraagbaak.specimen import specimen_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Request, Response

PREFIX = "/vraagbaak"
MISSING = 400
PROXIES = (ip_network("127.0.0.1"),)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as started:
        yield started


@contextmanager
def _site(
    serving: Serving, *, strips: bool, says: Mapping[str, str] | None = None
) -> Iterator[str]:
    papers = [segment(read(path)) for path in specimen_paths()]
    settings = Settings(serving=serving)
    web = in_loop(lambda: build(FakeAssistant(FakeIndex(*papers)), settings))
    with (
        running(web) as server,
        running(reverse_proxy(server, prefix=PREFIX, strips=strips, says=says)) as proxy,
    ):
        yield f"{proxy}{PREFIX}"


@contextmanager
def _visit(browser: Browser, site: str) -> Iterator[Page]:
    """Open the site; at the end, nothing was asked for beside it and nothing was missing."""
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    context.set_default_timeout(STEP_MILLISECONDS)
    page = context.new_page()
    beside: list[str] = []

    def note_request(sent: Request) -> None:
        if not sent.url.startswith((site, "data:", "blob:")):
            beside.append(sent.url)

    def note_response(got: Response) -> None:
        if got.status >= MISSING:
            beside.append(f"{got.status} {got.url}")

    page.on("request", note_request)
    page.on("response", note_response)
    page.goto(site)
    yield page
    context.close()
    assert beside == []


@pytest.mark.parametrize("strips", [True, False])
def test_everything_works_under_a_prefix(browser: Browser, tmp_path: Path, *, strips: bool) -> None:
    accounts = accounts_file(tmp_path / "accounts.json")
    serving = Serving(root_path=PREFIX, trusted_proxies=PROXIES, accounts=accounts)
    with _site(serving, strips=strips) as site, _visit(browser, site) as page:
        expect(page).to_have_url(re.compile(rf"{PREFIX}/login$"))
        page.screenshot(path=ARTEFACTS / f"sign-in-{'stripped' if strips else 'kept'}.png")
        page.get_by_label("Naam").fill(ADMIN)
        page.get_by_label("Wachtwoord").fill(PASSWORDS[ADMIN])
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{site}/")
        expect(page.locator(".masthead h1")).to_have_text("Vraagbaak")
        ask(page, "Wat staat er in de bronvermelding?")
        open_source(page)
        page.wait_for_function(
            "() => { const i = document.querySelector('.page img');"
            " return i && i.complete && i.naturalWidth > 500; }"
        )
        ground = page.evaluate("getComputedStyle(document.querySelector('.card')).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        address = page.locator(".page img").first.get_attribute("src") or ""
        assert not address.startswith("/pages")
        page.screenshot(path=ARTEFACTS / "signed-in.png")
        checksum = page.locator("blockquote.quote").first.get_attribute("data-sha256") or ""
        link = page.locator("[data-copy-link]").first.get_attribute("data-copy-link")
        copied = page.evaluate("(link) => new URL(link, document.baseURI).href", link)
        assert copied.startswith(f"{site}/?answer=")
        page.goto(copied)
        expect(page.locator(".you-asked h2").first).to_contain_text("vaste link")
        expect(page.locator("blockquote.quote").first).to_have_attribute("data-sha256", checksum)
        page.get_by_role("link", name="Account").click()
        expect(page.get_by_text("aangemeld als de.boer, beheerder")).to_be_visible()
        page.get_by_role("button", name="Afmelden").click()
        page.goto(f"{site}/")
        expect(page).to_have_url(re.compile(rf"{PREFIX}/login$"))


def test_the_proxys_word_opens_the_page_at_once(browser: Browser) -> None:
    serving = Serving(root_path=PREFIX, trusted_proxies=PROXIES, sign_on_header="x-user")
    with (
        _site(serving, strips=True, says={"x-user": "jansen"}) as site,
        _visit(browser, site) as page,
    ):
        expect(page.locator(".masthead h1")).to_have_text("Vraagbaak")
        ask(page, "Wat staat er in de bronvermelding?")


@pytest.mark.parametrize(
    ("locale", "notice", "told"),
    [("nl-NL", "Let op", "Probeer het over"), ("en-GB", "Please note", "Try again in")],
)
def test_who_asks_too_much_is_told_so_in_the_page(
    browser: Browser, locale: str, notice: str, told: str
) -> None:
    # One request fills the page.
    serving = Serving(root_path=PREFIX, trusted_proxies=PROXIES, rate_limit=2)
    with _site(serving, strips=True) as site:
        context = browser.new_context(locale=locale, reduced_motion="reduce")
        context.set_default_timeout(STEP_MILLISECONDS)
        page = context.new_page()
        page.goto(site)
        expect(page.locator(".masthead h1")).to_have_text("Vraagbaak")
        ask(page, "Wat staat er in de bronvermelding?")
        page.locator("#question textarea").fill("En in de bronvermelding?")
        page.keyboard.press("Enter")
        expect(page.get_by_text(told)).to_be_visible()
        expect(page.locator(".toast-title")).to_have_text(notice)
        page.screenshot(path=ARTEFACTS / f"too-many-{locale}.png")
        context.close()


@pytest.mark.parametrize(("locale", "words"), [("nl-NL", "Aanmelden"), ("en-GB", "Sign in")])
def test_who_was_signed_out_elsewhere_is_led_to_sign_in(
    browser: Browser, tmp_path: Path, locale: str, words: str
) -> None:
    accounts = accounts_file(tmp_path / "accounts.json")
    serving = Serving(root_path=PREFIX, trusted_proxies=PROXIES, accounts=accounts)
    with _site(serving, strips=True) as site:
        context = browser.new_context(locale=locale, reduced_motion="reduce")
        context.set_default_timeout(STEP_MILLISECONDS)
        page = context.new_page()
        page.goto(site)
        page.locator("#username").fill(ADMIN)
        page.locator("#password").fill(PASSWORDS[ADMIN])
        page.keyboard.press("Enter")
        expect(page.locator(".examples button").first).to_be_visible()
        context.clear_cookies()
        page.locator("#question textarea").fill("Wat staat er in de bronvermelding?")
        page.keyboard.press("Enter")
        page.locator(".toast-body").get_by_role("link", name=words).click()
        expect(page).to_have_url(f"{site}/login")
        context.close()
