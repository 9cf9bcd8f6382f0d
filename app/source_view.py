"""The source of a quote as HTML: the page as printed with the quote's lines marked."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from app.conversation import first_page
from app.finding import Search, hit_boxes
from app.originals import SCALES, SourceChangedError, rows
from app.page_words import page_words
from app.plain_rows import marked_rows
from app.source_head import TITLE_ID, source_head
from app.texts import say
from vraagbaak.errors import ReadError
from vraagbaak.markup import element, joined, text
from vraagbaak.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.conversation import Shown
    from app.originals import PageImages
    from vraagbaak.markup import Html
    from vraagbaak.types import Box, Document, Language, Page, PageMarks

Marks: TypeAlias = dict[str, tuple["Box", ...]]
"""Boxes on a page by the class of their mark."""


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
    marks = _marks(document, page, shown)
    try:
        if document.measure is Measure.POINTS:
            # Drawing it here keeps it at hand for the browser, and shows a file that is gone.
            images.webp(document, page.number)
            words = page_words(document, page, shown.cited.quote, language)
            body = joined([_picture(document, page, marks, language=language), words])
        else:
            body = _sheet(document, page, marks)
    except SourceChangedError:
        return _gone(say(language, "source_changed", file=document.path.name))
    except ReadError as error:
        # The message as a whole names the folder, which is no business of the browser.
        return _gone(f"{document.path.name}: {error.reason}. {error.remedy}")
    return element(
        "section",
        source_head(document, page, shown, language=language),
        element(
            "div",
            body,
            class_="page-frame",
            tabindex="0",
            role="region",
            aria_label=_name(document, page, language),
        ),
        class_="source",
        aria_labelledby=TITLE_ID,
        data_document=document.id,
        data_page=page.number,
        data_turn=shown.turn,
        data_rank=shown.rank,
        # Nothing to fetch where the quote is on view already.
        data_home=page.number == first_page(shown.cited) and shown.search is None,
    )


def _gone(message: str) -> Html:
    return element("p", text(message), class_="source-gone", role="alert")


def _page(document: Document, number: int) -> Page:
    return document.pages[min(max(number, 1), len(document.pages)) - 1]


def _name(document: Document, page: Page, language: Language) -> str:
    if document.measure is Measure.PARAGRAPHS:
        return document.title
    return say(language, "page_image", page=page.number, title=document.title)


def _picture(document: Document, page: Page, marks: Marks, *, language: Language) -> Html:
    address = f"pages/{document.id}/{page.number}.webp"
    widths = (f"{address}?scale={scale} {page.width * scale:.0f}w" for scale in SCALES)
    image = element(
        "img",
        src=address,
        srcset=", ".join(widths),
        # The width that it has on the screen; the script keeps it to what is zoomed.
        sizes="(max-width: 899px) 200vw, 50vw",
        alt=_name(document, page, language),
    )
    ratio = f"aspect-ratio: {page.width:.2f} / {page.height:.2f}"
    drawn = [_mark(box, page, kind) for kind, boxes in marks.items() for box in boxes]
    # In a group of their own the strong marks hide the light ones instead of mixing with them.
    group = element("div", *drawn, class_="line-marks")
    return element("div", image, group, class_="page", style=ratio)


def _mark(box: Box, page: Page, kind: str) -> Html:
    place = {
        "left": box.x0 / page.width,
        "top": box.top / page.height,
        "width": (box.x1 - box.x0) / page.width,
        "height": (box.bottom - box.top) / page.height,
    }
    style = "; ".join(f"{side}: {part:.3%}" for side, part in place.items())
    return element("div", class_=f"line-mark {kind}", style=style, data_page=page.number)


def _sheet(document: Document, page: Page, marks: Marks) -> Html:
    sheets = rows(document)
    # A page's last row and the next page's first share one line of the file: between them
    # stands the form feed.
    before = sum(len(sheet) - 1 for sheet in sheets[: page.number - 1])
    return marked_rows(sheets[page.number - 1], first=before, marks=marks)


def _marks(document: Document, page: Page, shown: Shown) -> Marks:
    """Gather the boxes on a page by the class of their mark, from the lightest to the strongest."""
    quote = shown.cited.quote
    marks = {
        "answer": _boxes(quote.pages, page),
        "highlight": _boxes(quote.highlight_pages, page),
    }
    found = shown.search or Search("")
    others = [hit for at, hit in enumerate(found.hits) if at != found.current]
    current = found.hits[found.current : found.current + 1]
    for kind, hits in (("hit", others), ("hit current", current)):
        boxes = (
            hit_boxes(document, hit.span, page.number)
            for hit in hits
            # Words can run on over the end of a page.
            if page.number - 1 <= hit.page_number <= page.number
        )
        marks[kind] = tuple(chain.from_iterable(boxes))
    return marks


def _boxes(marks: Iterable[PageMarks], page: Page) -> tuple[Box, ...]:
    return tuple(box for each in marks if each.page_number == page.number for box in each.boxes)
