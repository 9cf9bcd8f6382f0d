"""What axe-core finds in the states of a page, against WCAG 2.2 AA and good custom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser_visits import keep_picture

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def _told(violation: dict[str, Any]) -> str:
    places = ", ".join(str(node["target"]) for node in violation["nodes"])
    return f"{violation['id']} ({violation['impact']}): {violation['help']}: {places}"


def look_at(page: Page, name: str) -> None:
    """Keep a picture of a page beside the chat; axe-core finds nothing, and it fits the screen."""
    inspection = Inspection(page, name)
    inspection.look("page")
    assert inspection.violations == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


class Inspection:
    """Looks at one state of the page after another, and keeps a picture of each."""

    def __init__(self, page: Page, name: str) -> None:
        self._page = page
        self._name = name
        self.violations: list[str] = []

    def look(self, state: str) -> None:
        """Run axe-core over the page as it is."""
        options = {"runOnly": {"type": "tag", "values": RULES}}
        found = Axe().run(self._page, options=options).response
        assert len(found["passes"]) > 10
        self.violations += [f"{state}: {_told(each)}" for each in found["violations"]]
        keep_picture(self._page, f"axe-{self._name}-{state}")
