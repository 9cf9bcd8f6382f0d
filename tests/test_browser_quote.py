"""A quote leaves the page as it is: copied, kept as a file, and behind a permanent link."""

from __future__ import annotations

import hashlib
import json
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
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

    from playwright.sync_api import Browser, Locator, Page

QUESTION = "Wat staat er in een bronvermelding?"
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
LOCALES = pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat over the specimen."""
    with serving(tmp_path_factory.mktemp("quote") / "index") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def actions(page: Page) -> Locator:
    """Unfold what can be done with the newest quote."""
    found = page.locator(".card.answer > .quote-actions")
    found.locator("summary").click()
    return found


def clipboard(page: Page, flavour: str) -> str:
    """Read what was copied, in one flavour."""
    read = """async (flavour) => {
        const [item] = await navigator.clipboard.read();
        return item.types.includes(flavour) ? (await item.getType(flavour)).text() : '';
    }"""
    return str(page.evaluate(read, flavour))


@SIZES
@LOCALES
def test_a_quote_is_copied_with_its_source_in_three_forms(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server, locale=locale, size=size) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        ask(page, QUESTION)
        words = quote(page).text_content() or ""
        citation = page.locator(".card.answer > .citation cite").text_content() or ""
        found = actions(page)
        for form in ("text", "markdown", "html"):
            found.locator(f"[data-form={form}]").click()
            expect(found.locator(".copied")).to_have_text(
                "Gekopieerd." if "nl" in locale else "Copied."
            )
            plain = clipboard(page, "text/plain")
            assert citation.split(",")[0] in plain
            if form == "text":
                assert words in plain
                assert citation in plain
            elif form == "markdown":
                assert plain.startswith("> ")
            else:
                assert "<blockquote" in clipboard(page, "text/html")
                assert plain.startswith("<blockquote")
        keep_picture(page, f"quote-actions-{locale[:2]}-{size[0]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@LOCALES
def test_where_the_clipboard_is_refused_the_words_stand_selected(
    browser: Browser, server: Server, locale: str
) -> None:
    with visit(browser, server, locale=locale) as page:
        ask(page, QUESTION)
        page.evaluate(
            "() => { Object.defineProperty(navigator, 'clipboard', { value: undefined });"
            " document.execCommand = () => false; }"
        )
        found = actions(page)
        found.locator("[data-form=text]").click()
        field = found.locator("textarea.by-hand")
        expect(field).to_be_visible()
        words = quote(page).text_content() or ""
        chosen = page.evaluate(
            "() => { const f = document.activeElement;"
            " return f.value.slice(f.selectionStart, f.selectionEnd); }"
        )
        assert words in chosen
        expect(found.locator(".copied")).to_contain_text("Ctrl+C")


@LOCALES
def test_without_the_new_clipboard_the_older_way_copies_both_flavours(
    browser: Browser, server: Server, locale: str
) -> None:
    with visit(browser, server, locale=locale) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        ask(page, QUESTION)
        page.evaluate("() => { navigator.clipboard.write = undefined; }")
        found = actions(page)
        found.locator("[data-form=html]").click()
        said = "Gekopieerd." if "nl" in locale else "Copied."
        expect(found.locator(".copied")).to_have_text(said)
        assert "<blockquote" in clipboard(page, "text/html")
        assert clipboard(page, "text/plain").startswith("<blockquote")


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_reference_is_kept_as_a_file_that_other_programs_read(
    browser: Browser, server: Server, size: tuple[int, int], tmp_path: Path
) -> None:
    with visit(browser, server, size=size) as page:
        ask(page, QUESTION)
        found = actions(page)
        kept = {}
        for face in ("BibTeX", "RIS", "CSL-JSON"):
            with page.expect_download() as download:
                found.get_by_role("link", name=face).click()
            path = tmp_path / download.value.suggested_filename
            download.value.save_as(path)
            kept[path.suffix] = path.read_text(encoding="utf-8")
        assert len(parse_string(kept[".bib"]).entries) == 1
        assert rispy.loads(kept[".ris"])[0]["type_of_reference"] == "GOVDOC"
        checksum = quote(page).get_attribute("data-sha256")
        assert json.loads(kept[".json"])[0]["custom"]["quote_sha256"] == checksum


@SIZES
@LOCALES
def test_a_permanent_link_opens_the_same_quote_for_another_visitor(
    browser: Browser, server: Server, locale: str, size: tuple[int, int]
) -> None:
    with visit(browser, server) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        ask(page, QUESTION)
        checksum = quote(page).get_attribute("data-sha256")
        found = actions(page)
        found.locator("[data-copy-link]").click()
        expect(found.locator(".copied")).to_have_text("Gekopieerd.")
        address = clipboard(page, "text/plain")
    assert address.startswith(f"{server.address()}/?answer=")
    with visit(browser, server, locale=locale, size=size) as other:
        other.goto(address)
        expect(quote(other)).to_have_attribute("data-sha256", checksum or "")
        assert_exact(quote(other))
        expect(other.locator(".source")).to_have_count(1)
        eyebrow = "vaste link" if "nl" in locale else "permanent link"
        expect(other.locator(".you-asked")).to_contain_text(eyebrow)
        keep_picture(other, f"quote-link-{locale[:2]}-{size[0]}")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("niets", "niet heel"),
        ("../../etc/passwd", "niet heel"),
        (f"{'0' * 16}.{'0' * 16}", "niet in de index"),
    ],
)
def test_a_link_to_nothing_says_so(browser: Browser, server: Server, name: str, words: str) -> None:
    with visit(browser, server) as page:
        page.goto(f"{server.address()}/?answer={name}")
        expect(page.locator(".card.error")).to_contain_text(words)
        expect(page.locator("blockquote")).to_have_count(0)


def test_what_is_no_answer_is_no_file(server: Server) -> None:
    with urllib.request.urlopen(f"{server.address()}/healthz", timeout=60):
        pass
    for name in (f"{'0' * 16}.{'0' * 16}.bib", "x.y.bib", f"{'0' * 16}.{'0' * 16}.exe"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{server.address()}/answers/{name}", timeout=60)


def test_a_copied_quote_has_the_checksum_of_the_quote(browser: Browser, server: Server) -> None:
    with visit(browser, server) as page:
        ask(page, QUESTION)
        address = actions(page).locator("[data-form=text]").get_attribute("data-copy")
        with urllib.request.urlopen(f"{server.address()}/{address}", timeout=60) as answer:
            copied = answer.read().decode()
        words = copied.removeprefix("“").partition("”\n\nBron: ")[0]
        checksum = hashlib.sha256(words.encode()).hexdigest()
        assert checksum == quote(page).get_attribute("data-sha256")
