"""Cut an answer out of its document, with everything needed to find it there again."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from vraagbaak.cite.marks import page_marks
from vraagbaak.types import Asked, Pointer, Quote, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vraagbaak.types import Document, Exchange, Footnote


def quote(document: Document, exchange: Exchange, highlights: Iterable[Span] = ()) -> Quote:
    """Quote the whole answer of `exchange`, marked as `marked` does."""
    made = Quote(
        spans=exchange.answer,
        text=document.cut(exchange.answer),
        highlights=(),
        pages=page_marks(document, exchange.answer),
        footnotes=tuple(
            (note.mark, note.span.of(document.text)) for note in _notes(document, exchange)
        ),
        note_marks=tuple(_note_marks(document, exchange.answer)),
    )
    return marked(made, document, exchange, highlights)


def marked(
    made: Quote, document: Document, exchange: Exchange, highlights: Iterable[Span]
) -> Quote:
    """Mark `highlights` in the quote of the answer.

    They are places in the document's text; what of them lies outside the answer is dropped. In the
    quote they are offsets in its own text.
    """
    clips = _joined(clip for span in sorted(highlights) for clip in _clips(exchange.answer, span))
    return replace(
        made,
        highlights=_joined(_moved(exchange.answer, clips)),
        highlight_pages=page_marks(document, clips),
    )


def places(spans: Sequence[Span], marked: Iterable[Span]) -> tuple[Span, ...]:
    """Turn offsets in the text that `spans` give into places in the document."""
    return tuple(
        Span(span.start + part.start - base, span.start + part.end - base)
        for each in marked
        for span, base in zip(spans, _bases(spans), strict=True)
        for part in _clips((Span(base, base + len(span)),), each)
    )


def asked(document: Document, exchange: Exchange) -> Asked:
    """Say what was asked in parliament, and by whom."""
    return Asked(exchange.labels, document.cut(exchange.question).strip(), exchange.by)


def pointers(document: Document, exchange: Exchange) -> tuple[Pointer, ...]:
    """Give the places that point elsewhere: those in the quote, then those in its footnotes."""
    found = list(_pointers(exchange, exchange.answer, footnote=None))
    for at, note in enumerate(_notes(document, exchange)):
        found += _pointers(exchange, (note.span,), footnote=at)
    return tuple(found)


def _pointers(
    exchange: Exchange, spans: tuple[Span, ...], *, footnote: int | None
) -> Iterator[Pointer]:
    for each in exchange.references:
        for place in _joined(_moved(spans, _clips(spans, each.span))):
            yield Pointer(
                place, each.labels, each.exchange_ids, each.paper, each.url, footnote=footnote
            )


def _clips(spans: Sequence[Span], wanted: Span) -> Iterator[Span]:
    for span in spans:
        clip = Span(max(span.start, wanted.start), min(span.end, wanted.end))
        if clip.start < clip.end:
            yield clip


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that touch or overlap; they come in order of their start."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _moved(spans: Sequence[Span], marked: Iterable[Span]) -> Iterator[Span]:
    """Turn places in the document into offsets in the text that `spans` give."""
    bases = _bases(spans)
    for clip in marked:
        for span, base in zip(spans, bases, strict=True):
            for part in _clips((span,), clip):
                yield Span(base + part.start - span.start, base + part.end - span.start)


def _notes(document: Document, exchange: Exchange) -> Iterator[Footnote]:
    """Give the notes of the answer: those that only the question points to are not quoted."""
    asked_only = _pointed_to(document, exchange.question) - _pointed_to(document, exchange.answer)
    return (note for note in exchange.footnotes if note not in asked_only)


def _pointed_to(document: Document, spans: Sequence[Span]) -> set[Footnote]:
    return {
        document.footnotes[mark.footnote]
        for span in spans
        for mark in document.note_marks
        if mark.footnote is not None and span.start < mark.offset <= span.end
    }


def _note_marks(document: Document, spans: Sequence[Span]) -> Iterator[tuple[str, int]]:
    """Give the marks behind a character of the quote; one before its start belongs elsewhere."""
    bases = _bases(spans)
    for mark in document.note_marks:
        for span, base in zip(spans, bases, strict=True):
            if span.start < mark.offset <= span.end:
                yield mark.mark, base + mark.offset - span.start


def _bases(spans: Sequence[Span]) -> list[int]:
    """Give the offset in the quote at which each span begins."""
    return [0, *accumulate(len(span) for span in spans)][: len(spans)]
