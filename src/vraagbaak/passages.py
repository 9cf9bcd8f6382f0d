"""Cut a paper's exchanges into passages, the unit that is embedded.

Four cuts, each for one way in which a question can meet an exchange: the answer in windows behind
title and section, which tell one paper from another; the sentences of the answer alone, which tell
one answer of a paper from the next; the question piece by piece, because parliament asks many
things at once and a reader asks one of them; and the exchange as a whole, for what it is about.
"""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

from vraagbaak.sentences import sentences
from vraagbaak.types import Passage, PassageKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vraagbaak.types import Document, Exchange, Paper

ANSWER_CHARACTERS = 600
QUESTION_CHARACTERS = 150
"""The sizes that windows grow to; a longer sentence is a window of its own."""
_CONTEXT_CHARACTERS = 300
_ASKED_CHARACTERS = 700
"""So much of a long question stands before its answer where both are one passage."""
_ID_DIGITS = 16


def passages(paper: Paper) -> tuple[Passage, ...]:
    """Cut every question and answer of `paper` into windows, and every answer into sentences."""
    text = paper.document.text
    return tuple(chain.from_iterable(_of_exchange(text, each) for each in paper.exchanges))


def embedded_text(paper: Paper, passage: Passage) -> str:
    """Compose what is embedded for `passage`."""
    own = passage.span.of(paper.document.text)
    if passage.kind in {PassageKind.QUESTION, PassageKind.SENTENCE}:
        return own
    exchange = next(each for each in paper.exchanges if each.id == passage.exchange_id)
    about = context(paper.document, exchange)
    if passage.kind is PassageKind.EXCHANGE:
        question = paper.document.cut(exchange.question)[:_ASKED_CHARACTERS]
        own = "\n".join(each for each in (question, paper.document.cut(exchange.answer)) if each)
    return f"{about}\n{own}"


def context(document: Document, exchange: Exchange) -> str:
    """Say what an exchange is about, by the title of its document and of its section."""
    title = _shortened(document.title)
    return f"{title} {_shortened(exchange.section)}" if exchange.section else title


def windows(text: str, spans: Iterable[Span], *, size: int) -> tuple[Span, ...]:
    """Cover the sentences of `spans` with windows of at most `size` characters where they fit.

    Windows that follow each other share a sentence, so that no two neighbours are always parted. A
    window never leaves its span: between two spans stands text that is no part of the quote.
    """
    return tuple(chain.from_iterable(_windows_of_span(text, span, size) for span in spans))


def sentences_of(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """List the sentences in `spans` of `text`, as spans of `text`."""
    return tuple(
        Span(span.start + found.start, span.start + found.end)
        for span in spans
        for found in sentences(span.of(text))
    )


def _of_exchange(text: str, exchange: Exchange) -> Iterator[Passage]:
    cuts = (
        (PassageKind.QUESTION, windows(text, exchange.question, size=QUESTION_CHARACTERS)),
        (PassageKind.ANSWER, windows(text, exchange.answer, size=ANSWER_CHARACTERS)),
        (PassageKind.SENTENCE, sentences_of(text, exchange.answer)),
        (PassageKind.EXCHANGE, _extent(exchange)),
    )
    for kind, spans in cuts:
        for span in spans:
            yield Passage(_id(exchange, kind, span), exchange.id, kind, span)


def _extent(exchange: Exchange) -> tuple[Span, ...]:
    """Give the stretch from the first to the last character of an answer."""
    if not exchange.answer:
        return ()
    return (Span(exchange.answer[0].start, exchange.answer[-1].end),)


def _windows_of_span(text: str, span: Span, size: int) -> Iterator[Span]:
    parts = sentences_of(text, (span,))
    first = 0
    while first < len(parts):
        last = first
        while last + 1 < len(parts) and parts[last + 1].end - parts[first].start <= size:
            last += 1
        yield Span(parts[first].start, parts[last].end)
        if last + 1 == len(parts):
            return
        first = max(first + 1, last)


def _id(exchange: Exchange, kind: PassageKind, span: Span) -> str:
    content = f"{exchange.id} {kind} {span.start} {span.end}"
    return hashlib.sha256(content.encode()).hexdigest()[:_ID_DIGITS]


def _shortened(title: str) -> str:
    if len(title) <= _CONTEXT_CHARACTERS:
        return title
    return title[:_CONTEXT_CHARACTERS].rsplit(maxsplit=1)[0]
