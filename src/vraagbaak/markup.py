"""Write HTML in which plain text cannot be taken for markup."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NewType

if TYPE_CHECKING:
    from collections.abc import Iterable

Html = NewType("Html", str)
"""Text that is markup already; only this module makes it."""

Attribute = str | int | bool | None

_VOID = frozenset({"br", "img", "input", "meta"})


def text(plain: str) -> Html:
    """Escape plain text, for use between tags and in attributes."""
    return Html(html.escape(plain, quote=True))


def element(tag: str, *children: Html, **attributes: Attribute) -> Html:
    """Write an element; `class_` stands for `class`, and `data_page` for `data-page`.

    An attribute that is True is written bare, one that is False or None not at all.
    """
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    opening = f"<{tag}{written}>"
    return Html(opening if tag in _VOID else f"{opening}{''.join(children)}</{tag}>")


def joined(parts: Iterable[Html]) -> Html:
    """Put pieces of markup one after another."""
    return Html("".join(parts))


NOTHING = Html("")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{text(str(value))}"'
