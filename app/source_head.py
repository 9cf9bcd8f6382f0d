"""Over a source: its title and publication, page, zoom, and what is looked for in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.finding import MAX_WORDS_CHARACTERS, snippet
from app.quoted import published
from app.texts import count, say
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from app.conversation import Shown
    from app.finding import Hit, Search
    from vraagbaak.markup import Attribute, Html
    from vraagbaak.types import Document, Language, Page, Quote

TITLE_ID = "source-title"
MAX_LISTED = 100
"""So many hits are listed; the buttons go to the others."""

_ARROWS = {"previous": "←", "next": "→"}
_ZOOMS = {"zoom_out": "−", "zoom_in": "+", "zoom_fit": "↔"}


def close_button(language: Language) -> Html:
    """Write the button that closes the source where it lies over the conversation."""
    words = text(say(language, "close_source"))
    return element("button", words, type="button", class_="close-source", data_close=True)


def source_head(document: Document, page: Page, shown: Shown, *, language: Language) -> Html:
    """Write the title of a document and all that can be done with its source."""
    quote = shown.cited.quote
    paged = document.measure is not Measure.PARAGRAPHS
    place = _place(document, page, language) if paged else say(language, "no_pages")
    turners = _turners(document, page, language) if paged else NOTHING
    return element(
        "header",
        element("h2", text(document.title), lang="nl", id=TITLE_ID, tabindex="-1"),
        _publication(document, language),
        element(
            "div",
            element("p", text(place), class_="place", aria_live="polite"),
            turners,
            _zoomers(language),
            class_="tools",
        ),
        _finder(document, shown.search, language),
        element("div", _legend(quote, language), _lead(page, quote, language), class_="marked"),
    )


def _publication(document: Document, language: Language) -> Html:
    address = document.url or ""
    if not address.startswith(("https://", "http://")):
        return NOTHING
    link = published(text(say(language, "publication")), address)
    return element("p", link, class_="publication")


def _place(document: Document, page: Page, language: Language) -> str:
    key = "page"
    if page.printed and page.printed != str(page.number):
        key = "page_printed"
    pages, printed = len(document.pages), page.printed or ""
    return say(language, key, page=page.number, pages=pages, printed=printed)


def _turners(document: Document, page: Page, language: Language) -> Html:
    last = len(document.pages)
    return element(
        "div",
        _turner("previous", page.number - 1, language, off=page.number <= 1),
        _turner("next", page.number + 1, language, off=page.number >= last),
        class_="turners",
    )


def _turner(key: str, page: int, language: Language, *, off: bool) -> Html:
    name = say(language, key)
    return _page_button(
        page, _ARROWS[key], class_=f"turn-page {key}", aria_label=name, title=name, disabled=off
    )


def _zoomers(language: Language) -> Html:
    buttons = {key: _zoomer(key, language) for key in _ZOOMS}
    level = element("output", text("100%"), class_="zoom-level")
    parts = [buttons["zoom_out"], level, buttons["zoom_in"], buttons["zoom_fit"]]
    name = say(language, "zoom")
    return element("div", *parts, class_="zoomers", role="group", aria_label=name)


def _zoomer(key: str, language: Language) -> Html:
    name, way = say(language, key), key.removeprefix("zoom_")
    face = text(_ZOOMS[key])
    return element(
        "button", face, type="button", class_="zoom", data_zoom=way, aria_label=name, title=name
    )


def _lead(page: Page, quote: Quote, language: Language) -> Html:
    """Lead on where the quote runs on, and back where it does not stand."""
    marked = [marks.page_number for marks in quote.pages]
    if page.number + 1 in marked and page.number in marked:
        words = say(language, "continues", page=page.number + 1)
        return _page_button(page.number + 1, words, class_="turn-page continues")
    if not marked or page.number in marked:
        return NOTHING
    remark = element("span", text(say(language, "no_marks")), class_="no-marks")
    words = say(language, "to_quote")
    return joined([remark, _page_button(marked[0], words, class_="turn-page to-quote")])


def _page_button(page: int, face: str, **attributes: Attribute) -> Html:
    return element(
        "button", text(face), type="button", data_action="page", data_page=page, **attributes
    )


def _legend(quote: Quote, language: Language) -> Html:
    strong = NOTHING
    if quote.highlight_pages:
        strong = _swatch("highlight", say(language, "legend_highlight"))
    key = "legend_answer" if quote.highlight_pages else "legend_quote"
    return element("p", strong, _swatch("answer", say(language, key)), class_="legend")


def _swatch(kind: str, words: str) -> Html:
    return element("span", element("span", class_=f"swatch {kind}"), text(f" {words}"))


def _finder(document: Document, search: Search | None, language: Language) -> Html:
    """Write the box to look for words with, and what was found."""
    name = say(language, "find_label")
    words = element(
        "input",
        type="text",
        value=search.words if search else "",
        maxlength=MAX_WORDS_CHARACTERS,
        placeholder=name,
        aria_label=name,
        enterkeyhint="search",
        autocomplete="off",
    )
    submit = element("button", text(say(language, "find")), class_="find-words", type="submit")
    found = search if search and search.words else None
    return element(
        "div",
        element("form", words, submit, role="search", aria_label=name),
        element("div", _found(found, language) if found else NOTHING, role="status"),
        _steppers(found, language) if found and found.hits else NOTHING,
        _listed(document, found, language) if found and found.hits else NOTHING,
        class_="finder",
    )


def _found(search: Search, language: Language) -> Html:
    if not search.hits:
        return element("p", text(say(language, "hits_none")), class_="found")
    at, hits = search.current + 1, len(search.hits)
    told = [say(language, "hit_of", at=at, hits=hits)]
    if search.apart:
        told.append(say(language, "hits_apart"))
    return element("p", text(" ".join(told)), class_="found")


def _steppers(search: Search, language: Language) -> Html:
    steps = {"previous_hit": ("↑", search.current - 1), "next_hit": ("↓", search.current + 1)}
    buttons = []
    for key, (face, at) in steps.items():
        name = say(language, key)
        number = at % len(search.hits)
        attributes = {"class_": f"turn-page {key.replace('_', '-')}", "title": name}
        buttons.append(_hit_button(number, text(face), aria_label=name, **attributes))
    return element("div", *buttons, class_="steppers")


def _listed(document: Document, search: Search, language: Language) -> Html:
    entries = (
        element("li", _entry(document, hit, at, search=search, language=language))
        for at, hit in enumerate(search.hits[:MAX_LISTED])
    )
    summary = element("summary", text(count(language, "hits", len(search.hits))))
    return element(
        "details", summary, element("ol", *entries), class_="hits", data_fold="source-hits"
    )


def _entry(document: Document, hit: Hit, at: int, *, search: Search, language: Language) -> Html:
    around = snippet(document, hit.span)
    words = [text(around.before), element("mark", text(around.words)), text(around.after)]
    place = NOTHING
    if len(document.pages) > 1:
        number = text(say(language, "hit_page", page=hit.page_number))
        place = element("span", number, class_="hit-page")
    face = joined([place, element("span", *words, lang="nl")])
    current = "true" if at == search.current else None
    return _hit_button(at, face, class_="to-hit", aria_current=current)


def _hit_button(number: int, face: Html, **attributes: Attribute) -> Html:
    return element("button", face, type="button", data_action="hit", data_hit=number, **attributes)
