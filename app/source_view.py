"""The source of a quote as HTML: the page as printed with the quote's lines marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.originals import SourceChangedError, rows
from app.plain_rows import marked_rows
from app.texts import say
from vraagbaak.errors import ReadError
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.conversation import Shown
    from app.originals import PageImages
    from vraagbaak.markup import Html
    from vraagbaak.types import Box, Document, Language, Page, PageMarks, Quote

_ARROWS = {"previous": "←", "next": "→"}


def empty_view(language: Language) -> Html:
    """Say what will stand here."""
    return element("p", text(say(language, "source_empty")), class_="source-empty")


def source_view(
    shown: Shown, document: Document | None, images: PageImages, *, language: Language
) -> Html:
    """Write the view of one page; a document or file that is gone is said to be so."""
    if document is None:
        return _gone(say(language, "document_gone"))
    page = _page(document, shown.page_number)
    quote = shown.cited.quote
    try:
        if document.measure is Measure.POINTS:
            # Drawing it here keeps it at hand for the browser, and shows a file that is gone.
            images.webp(document, page.number)
            body = _picture(document, page, quote, language=language)
        else:
            body = _sheet(document, page, quote)
    except SourceChangedError:
        return _gone(say(language, "source_changed", file=document.path.name))
    except ReadError as error:
        # The message as a whole names the folder, which is no business of the browser.
        return _gone(f"{document.path.name}: {error.reason}. {error.remedy}")
    return element(
        "section",
        _head(document, page, quote, language=language),
        element("div", body, class_="page-frame", tabindex="0", role="region", aria_label=_name(
            document, page, language
        )),
        class_="source",
        data_document=document.id,
        data_page=page.number,
    )  # fmt: skip


def _gone(message: str) -> Html:
    return element("p", text(message), class_="source-gone", role="alert")


def _page(document: Document, number: int) -> Page:
    return document.pages[min(max(number, 1), len(document.pages)) - 1]


def _name(document: Document, page: Page, language: Language) -> str:
    if document.measure is Measure.PARAGRAPHS:
        return document.title
    return say(language, "page_image", page=page.number, title=document.title)


def _head(document: Document, page: Page, quote: Quote, *, language: Language) -> Html:
    if document.measure is Measure.PARAGRAPHS:
        place, turners = say(language, "no_pages"), NOTHING
    else:
        place = _number(document, page, language)
        turners = _turners(document, page, quote, language=language)
    return element(
        "header",
        element("h2", text(document.title), lang="nl"),
        element("p", text(place), class_="place", aria_live="polite"),
        turners,
        _legend(quote, language),
    )


def _number(document: Document, page: Page, language: Language) -> str:
    key = "page"
    if page.printed and page.printed != str(page.number):
        key = "page_printed"
    pages, printed = len(document.pages), page.printed or ""
    return say(language, key, page=page.number, pages=pages, printed=printed)


def _legend(quote: Quote, language: Language) -> Html:
    strong = NOTHING
    if quote.highlight_pages:
        strong = _swatch("highlight", say(language, "legend_highlight"))
    key = "legend_answer" if quote.highlight_pages else "legend_quote"
    return element("p", strong, _swatch("answer", say(language, key)), class_="legend")


def _swatch(kind: str, words: str) -> Html:
    return element("span", element("span", class_=f"swatch {kind}"), text(f" {words}"))


def _turners(document: Document, page: Page, quote: Quote, *, language: Language) -> Html:
    last = len(document.pages)
    return element(
        "div",
        _lead(page, quote, language),
        _turner("previous", page.number - 1, language, off=page.number <= 1),
        _turner("next", page.number + 1, language, off=page.number >= last),
        class_="turners",
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


def _turner(key: str, page: int, language: Language, *, off: bool) -> Html:
    name = say(language, key)
    return _page_button(
        page, _ARROWS[key], class_=f"turn-page {key}", aria_label=name, title=name, disabled=off
    )


def _page_button(page: int, face: str, **attributes: str | bool) -> Html:
    return element(
        "button", text(face), type="button", data_action="page", data_page=page, **attributes
    )


def _picture(document: Document, page: Page, quote: Quote, *, language: Language) -> Html:
    image = element(
        "img",
        src=f"pages/{document.id}/{page.number}.webp",
        alt=_name(document, page, language),
    )
    answer = (_mark(box, page, "answer") for box in _boxes(quote.pages, page))
    strong = (_mark(box, page, "highlight") for box in _boxes(quote.highlight_pages, page))
    ratio = f"aspect-ratio: {page.width:.2f} / {page.height:.2f}"
    # In a group of their own the strong marks hide the light ones instead of mixing with them.
    marks = element("div", *answer, *strong, class_="line-marks")
    return element("div", image, marks, class_="page", style=ratio)


def _mark(box: Box, page: Page, kind: str) -> Html:
    place = {
        "left": box.x0 / page.width,
        "top": box.top / page.height,
        "width": (box.x1 - box.x0) / page.width,
        "height": (box.bottom - box.top) / page.height,
    }
    style = "; ".join(f"{side}: {part:.3%}" for side, part in place.items())
    return element("div", class_=f"line-mark {kind}", style=style, data_page=page.number)


def _sheet(document: Document, page: Page, quote: Quote) -> Html:
    sheets = rows(document)
    # A page's last row and the next page's first share one line of the file: between them
    # stands the form feed.
    before = sum(len(sheet) - 1 for sheet in sheets[: page.number - 1])
    return marked_rows(
        sheets[page.number - 1],
        first=before,
        answer=_boxes(quote.pages, page),
        highlights=_boxes(quote.highlight_pages, page),
    )


def _boxes(marks: Iterable[PageMarks], page: Page) -> tuple[Box, ...]:
    return tuple(box for each in marks if each.page_number == page.number for box in each.boxes)
