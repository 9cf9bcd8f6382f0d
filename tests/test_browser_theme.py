"""Light and dark in a real browser: as the system has it, or as the visitor chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser_visits import DESK, PHONE, Server, keep_picture, launched, serving, visit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LIGHT, DARK = "rgb(245, 246, 244)", "rgb(18, 23, 29)"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A chat over the specimen."""
    with serving(tmp_path_factory.mktemp("theme") / "index") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with launched() as running:
        yield running


def _is_on(page: Page, ground: str) -> None:
    expect(page.locator("body")).to_have_css("background-color", ground)


@pytest.mark.parametrize(("size", "locale"), [(DESK, "nl-NL"), (PHONE, "en-GB")])
def test_a_chosen_theme_is_kept_and_the_system_can_be_followed_again(
    browser: Browser, server: Server, size: tuple[int, int], locale: str
) -> None:
    with visit(browser, server, locale=locale, size=size, color_scheme="light") as page:
        choice = page.get_by_label("Weergave" if "nl" in locale else "Appearance")
        expect(choice).to_have_value("system")
        _is_on(page, LIGHT)
        choice.select_option("dark")
        _is_on(page, DARK)
        page.reload()
        expect(choice).to_have_value("dark")
        _is_on(page, DARK)
        keep_picture(page, f"theme-{locale[:2]}-{size[0]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        choice.select_option("system")
        _is_on(page, LIGHT)
        page.emulate_media(color_scheme="dark")
        _is_on(page, DARK)
