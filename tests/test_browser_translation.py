"""An unofficial translation in a real browser: asked for by a click, and set apart."""

from __future__ import annotations

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
from tests.completions import Endpoint, completion, endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

QUESTION = "Does the program compose sentences itself?"


@pytest.fixture(scope="module")
def model() -> Iterator[Endpoint]:
    """An endpoint on this machine."""
    with endpoint() as made:
        yield made


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, model: Endpoint) -> Iterator[Server]:
    """A chat over the specimen, with a translator."""
    with serving(
        tmp_path_factory.mktemp("translation") / "index",
        VRAAGBAAK_TRANSLATION_URL=model.url,
        VRAAGBAAK_TRANSLATION_MODEL="klein",
    ) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("locale", ["nl-NL", "en-GB"])
def test_a_translation_comes_on_a_click_and_stands_apart(
    browser: Browser, server: Server, model: Endpoint, locale: str, size: tuple[int, int]
) -> None:
    model.status, model.reply = 200, completion("It composes no sentence.\n\nNot one.")
    asked = len(model.bodies)
    with visit(browser, server, locale=locale, size=size) as page:
        ask(page, QUESTION)
        button = page.locator("button.translate")
        expect(button).to_be_visible()
        assert len(model.bodies) == asked
        button.click()
        shown = page.locator(".translation-words")
        expect(shown).to_contain_text("It composes no sentence.")
        name = "Onofficiële vertaling" if "nl" in locale else "Unofficial translation"
        expect(shown.locator("h4")).to_have_text(name)
        assert_exact(quote(page))
        expect(quote(page)).not_to_contain_text("composes")
        assert model.bodies[-1]["messages"][1]["content"] == quote(page).text_content()
        shown.scroll_into_view_if_needed()
        keep_picture(page, f"translation-{locale[:2]}-{size[0]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_translation_that_fails_is_told(
    browser: Browser, server: Server, model: Endpoint
) -> None:
    model.status = 500
    with visit(browser, server, locale="en-GB") as page:
        ask(page, QUESTION)
        page.locator("button.translate").click()
        expect(page.locator(".translation .wrong")).to_contain_text("refused")
        expect(page.locator("button.translate")).to_have_text("Ask for the translation again")
        keep_picture(page, "translation-failed")
