"""Compare an exchange as the index holds it with the same one read again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.cite import asked, quote
from vraagbaak.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from vraagbaak.types import Document, Exchange

CONTEXT = 20
"""So many characters are shown on each side of the first difference."""
TOLERANCE = 0.01
"""Boxes may differ so much, in the document's measure."""
_DOCUMENT_FIELDS = (
    "id", "title", "text", "measure", "pages", "footnotes", "note_marks", "kind", "chamber",
    "date", "reference", "url", "asked_by", "answered_by", "particulars",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not the same; `of_words` if it is what is said, not where it stands."""

    detail: str
    of_words: bool


def document_differences(document: Document, other: Document) -> tuple[str, ...]:
    """Name the fields in which two readings of one file differ, exchanges apart."""
    return tuple(
        name for name in _DOCUMENT_FIELDS if getattr(document, name) != getattr(other, name)
    )


def is_sound(document: Document, exchange: Exchange) -> bool:
    """Tell whether all offsets of an exchange are of its document; a damaged index may differ."""
    length, notes = len(document.text), len(document.footnotes)
    spans = (
        *exchange.question,
        *exchange.answer,
        *(note.span for note in (*exchange.footnotes, *document.footnotes)),
        *(reference.span for reference in exchange.references),
        *(Span(0, mark.offset) for mark in document.note_marks),
    )
    return (
        len(document.chars) == length
        and all(_lies_in(span, length) for span in spans)
        and all(mark.footnote in (None, *range(notes)) for mark in document.note_marks)
    )


def _lies_in(span: Span, length: int) -> bool:
    if not (isinstance(span.start, int) and isinstance(span.end, int)):
        return False
    return 0 <= span.start <= span.end <= length


def matches(
    exchanges: Sequence[Exchange], others: Sequence[Exchange]
) -> dict[str, Exchange | None]:
    """Find for each exchange, by its id, the one that takes its place among `others`.

    First by section, heading and question labels, in order, so that an answer added or taken away
    does not shift the rest; what is left, by the place in the document.
    """
    waiting: dict[str, list[Exchange]] = defaultdict(list)
    for other in reversed(others):
        waiting[_key(other)].append(other)
    found: dict[str, Exchange | None] = {}
    for exchange in exchanges:
        same = waiting[_key(exchange)]
        found[exchange.id] = same.pop() if same else None
    left = {other.ordinal: other for same in waiting.values() for other in same}
    return {
        exchange.id: found[exchange.id] or left.pop(exchange.ordinal, None)
        for exchange in exchanges
    }


def _key(exchange: Exchange) -> str:
    # As text: what a damaged catalogue gives for labels may not be hashable.
    return repr((exchange.section, exchange.label, exchange.labels))


def differences(
    document: Document, exchange: Exchange, *, other: Document, match: Exchange
) -> tuple[Difference, ...]:
    """Compare what two readings of an exchange say, and where they say it stands."""
    return (
        *_word_differences(document, exchange, other=other, match=match),
        *_place_differences(document, exchange, other=other, match=match),
    )


def _word_differences(
    document: Document, exchange: Exchange, *, other: Document, match: Exchange
) -> Iterator[Difference]:
    before, after = quote(document, exchange), quote(other, match)
    if before.text != after.text:
        yield Difference(f"the text: {_first_change(before.text, after.text)}", of_words=True)
    asked_before, asked_after = asked(document, exchange), asked(other, match)
    if asked_before.text != asked_after.text:
        change = _first_change(asked_before.text, asked_after.text)
        yield Difference(f"the question: {change}", of_words=True)
    for name in ("label", "labels", "by", "answered_by", "section"):
        was, now = getattr(exchange, name), getattr(match, name)
        if was != now:
            yield Difference(f"{name}: {was!r} in the index, {now!r} in the file", of_words=True)
    if before.footnotes != after.footnotes:
        yield Difference("the footnotes", of_words=True)
    if exchange.references != match.references:
        yield Difference("what it refers to", of_words=True)


def _place_differences(
    document: Document, exchange: Exchange, *, other: Document, match: Exchange
) -> Iterator[Difference]:
    if (exchange.question, exchange.answer) != (match.question, match.answer):
        yield Difference("the offsets in the text", of_words=False)
    if exchange.pages != match.pages:
        detail = f"pages {exchange.pages} in the index, {match.pages} in the file"
        yield Difference(detail, of_words=False)
    if not _same_places(_places(document, exchange), _places(other, match)):
        yield Difference("the boxes on the page", of_words=False)
    if quote(document, exchange).note_marks != quote(other, match).note_marks:
        yield Difference("the note marks", of_words=False)


def _places(document: Document, exchange: Exchange) -> npt.NDArray[np.float32]:
    """Give page and box of each character of an exchange, shape (characters, 5)."""
    spans = (*exchange.question, *exchange.answer)
    boxes, pages = document.chars.boxes, document.chars.pages
    rows = [
        np.column_stack([pages[s.start : s.end], boxes[s.start : s.end]]).astype(np.float32)
        for s in spans
    ]
    return np.concatenate(rows) if rows else np.empty((0, 5), dtype=np.float32)


def _same_places(before: npt.NDArray[np.float32], after: npt.NDArray[np.float32]) -> bool:
    return before.shape == after.shape and bool(np.allclose(before, after, rtol=0, atol=TOLERANCE))


def _first_change(before: str, after: str) -> str:
    """Show both texts around the first character in which they differ."""
    pairs = zip_longest(before, after)
    place = next(at for at, (one, two) in enumerate(pairs) if one != two)
    start, end = max(0, place - CONTEXT), place + CONTEXT
    return (
        f"‘{before[start:end]}’ in the index, ‘{after[start:end]}’ in the file, "
        f"from character {place}"
    )
