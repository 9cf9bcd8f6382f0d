"""What must hold for a document and what was found in it, so that a quote can be cut from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.types import Document, Exchange, Passage, Span


def faults(
    document: Document, exchanges: Sequence[Exchange], passages: Sequence[Passage]
) -> tuple[str, ...]:
    """Name everything that does not fit together; nothing if all is sound."""
    return (
        *_map_faults(document),
        *_exchange_faults(document, exchanges),
        *_passage_faults(document, exchanges, passages),
    )


def _map_faults(document: Document) -> Iterator[str]:
    length, mapped = len(document.text), document.chars.pages
    if len(mapped) != length or document.chars.boxes.shape != (length, 4):
        yield f"the text has {length} characters, the map of their places {len(mapped)}"
    known = [0, *(page.number for page in document.pages)]
    if not np.isin(mapped, known).all():
        yield "the map of places names a page that the document does not have"
    for footnote in document.footnotes:
        if not _inside(footnote.span, document):
            yield f"footnote {footnote.mark} lies outside the text"


def _exchange_faults(document: Document, exchanges: Sequence[Exchange]) -> Iterator[str]:
    if len({exchange.id for exchange in exchanges}) != len(exchanges):
        yield "two exchanges have the same id"
    for exchange in exchanges:
        if exchange.document_id != document.id:
            yield f"exchange {exchange.id} says it belongs to another document"
        spans = (*exchange.question, *exchange.answer, *(n.span for n in exchange.footnotes))
        if not all(_inside(span, document) for span in spans):
            yield f"exchange {exchange.id} lies outside the text"


def _passage_faults(
    document: Document, exchanges: Sequence[Exchange], passages: Sequence[Passage]
) -> Iterator[str]:
    known = {exchange.id for exchange in exchanges}
    if len({passage.id for passage in passages}) != len(passages):
        yield "two passages have the same id"
    for passage in passages:
        if passage.exchange_id not in known:
            yield f"passage {passage.id} belongs to no exchange of the document"
        if not _inside(passage.span, document) or len(passage.span) == 0:
            yield f"passage {passage.id} is empty or lies outside the text"


def _inside(span: Span, document: Document) -> bool:
    return 0 <= span.start <= span.end <= len(document.text)
