"""How the page looks: the choice of light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.texts import say
from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from vraagbaak.markup import Html
    from vraagbaak.types import Language

_THEMES = {"system": "theme_system", "light": "theme_light", "dark": "theme_dark"}


def theme_choice(language: Language) -> Html:
    """Write the choice of light and dark; the browser keeps and follows it."""
    options = (
        element("option", text(say(language, key)), value=name) for name, key in _THEMES.items()
    )
    return element("select", *options, class_="theme", aria_label=say(language, "theme"))
