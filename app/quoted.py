"""A quote as HTML: exactly its own words, with what matters marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.texts import say
from vraagbaak.cite import paragraphs
from vraagbaak.markup import NOTHING, element, joined, text
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.markup import Html
    from vraagbaak.types import Language, Pointer, Quote


def quoted(
    quote: Quote,
    language: Language,
    *,
    pointers: Sequence[Pointer] = (),
    folded: Sequence[Span] = (),
    name: str | None = None,
) -> Html:
    """Write the quote, paragraph by paragraph; the text of the element is the quote's text.

    Other papers that it names are links to where they are published. Note marks are drawn by the
    style sheet from an attribute, so that they are seen and never copied along with the words.
    So are the gaps where parts of it are `folded` away, under the `name` of this quote.
    """
    parts: list[Html] = []
    end = 0
    inside = [pointer for pointer in pointers if pointer.footnote is None]
    for paragraph in paragraphs(quote.text):
        parts.append(text(quote.text[end : paragraph.start]))
        pieces = _pieces(quote, paragraph, language, pointers=inside, folded=folded)
        parts.append(element("p", *pieces, class_=_paragraph_class(paragraph, folded)))
        end = paragraph.end
    parts.append(text(quote.text[end:]))
    return element(
        "blockquote",
        *parts,
        class_="quote folded" if folded else "quote",
        lang="nl",
        data_sha256=quote.sha256,
        id=name if folded else None,
    )


def _paragraph_class(paragraph: Span, folded: Sequence[Span]) -> str | None:
    """Hide a paragraph as a whole, unless a gap begins in it that the reader must see."""
    inside = any(gap.start < paragraph.start and paragraph.end <= gap.end for gap in folded)
    return "left-out" if inside else None


def footnotes(quote: Quote, language: Language, *, pointers: Sequence[Pointer] = ()) -> Html:
    """Write the notes of a quote, if it has any; papers they name are links."""
    if not quote.footnotes:
        return NOTHING
    notes = []
    for at, (mark, words) in enumerate(quote.footnotes):
        inside = [pointer for pointer in pointers if pointer.footnote == at]
        linked = _linked(words, inside)
        notes.append(element("li", element("sup", text(mark)), text(" "), linked, lang="nl"))
    heading = element("h4", text(say(language, "footnotes")))
    return element("section", heading, element("ul", *notes), class_="footnotes")


def _linked(words: str, pointers: Sequence[Pointer]) -> Html:
    bounds = {0, len(words)}
    for pointer in pointers:
        bounds |= {pointer.place.start, pointer.place.end}
    spans = [Span(start, end) for start, end in pairwise(sorted(bounds))]
    return joined(_published(text(span.of(words)), span, pointers) for span in spans)


def _pieces(
    quote: Quote,
    paragraph: Span,
    language: Language,
    *,
    pointers: Sequence[Pointer],
    folded: Sequence[Span],
) -> list[Html]:
    bounds = {paragraph.start, paragraph.end}
    for span in (*quote.highlights, *folded, *(pointer.place for pointer in pointers)):
        bounds |= {span.start, span.end}
    bounds |= {offset for _, offset in quote.note_marks}
    inside = sorted(at for at in bounds if paragraph.start <= at <= paragraph.end)
    pieces = []
    for start, end in pairwise(inside):
        words = _piece(quote, Span(start, end), pointers)
        marks = _note_marks(quote, start, language)
        if any(gap.start == start for gap in folded):
            pieces += [marks, _gap(language)]
            marks = NOTHING
        if any(_covers(gap, Span(start, end)) for gap in folded):
            words = element("span", marks, words, class_="left-out")
            marks = NOTHING
        pieces += [marks, words]
    return [*pieces, _note_marks(quote, paragraph.end, language)]


def _gap(language: Language) -> Html:
    """Write the button that stands where words are folded away; it has no words of its own."""
    return element("button", type="button", class_="gap", aria_label=say(language, "quote_gap"))


def _piece(quote: Quote, span: Span, pointers: Sequence[Pointer]) -> Html:
    words = text(span.of(quote.text))
    if any(_covers(highlight, span) for highlight in quote.highlights):
        words = element("mark", words)
    return _published(words, span, pointers)


def _published(words: Html, span: Span, pointers: Sequence[Pointer]) -> Html:
    address = next((each.url for each in pointers if _covers(each.place, span)), None)
    return words if address is None else published(words, address)


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def published(words: Html, address: str) -> Html:
    """Make words a link to an official publication; an address of another kind is none."""
    if not address.startswith(("https://", "http://")):
        return words
    return element("a", words, href=address, target="_blank", rel="noopener noreferrer")


def _note_marks(quote: Quote, offset: int, language: Language) -> Html:
    return joined(
        element(
            "sup",
            class_="note-mark",
            data_mark=mark,
            role="img",
            aria_label=say(language, "footnote_mark", mark=mark),
        )
        for mark, at in quote.note_marks
        if at == offset
    )
