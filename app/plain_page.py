"""Pages beside the chat that are plain HTML: to sign in, and about the documents."""

from __future__ import annotations

from http import HTTPStatus
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from starlette.responses import HTMLResponse

from app.texts import NAME, say
from vraagbaak.markup import NOTHING, Html, element, joined, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.responses import Response

    from vraagbaak.types import Language

_STYLE: Final = files("app").joinpath("plain_page.css").read_text(encoding="utf-8")
LISTS: Final = files("app").joinpath("plain_lists.css").read_text(encoding="utf-8")
"""The style of pages with forms, tables and facts."""


def plain_page(  # noqa: PLR0913 - one for each part
    body: Html,
    *,
    title: str,
    language: Language,
    style: str = "",
    script: str = "",
    status: HTTPStatus = HTTPStatus.OK,
) -> Response:
    """Frame the body of a page; `style` and `script` are files of this program."""
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", text(f"{title} · {NAME}")),
            element("style", Html(_STYLE + style)),
        ),
        element("body", body, element("script", Html(script)) if script else NOTHING),
        lang=language.value,
    )
    headers = {"Cache-Control": "no-store"}
    return HTMLResponse(f"<!doctype html>{page}", status, headers)


def masthead(language: Language, ways: Mapping[str, str]) -> Html:
    """Write the name of the program and the ways to other pages: addresses by their words."""
    links = (
        element("a", text(say(language, words)), href=address) for words, address in ways.items()
    )
    name = element("span", text(NAME), class_="name")
    return element("header", name, element("nav", joined(links), aria_label=NAME))
