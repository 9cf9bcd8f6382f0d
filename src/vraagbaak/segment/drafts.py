"""What a recogniser finds, and the exchanges made of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.types import Exchange, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.segment.blocks import Block
    from vraagbaak.types import Document, Footnote

ID_DIGITS = 16
BREAK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer with its questions, as blocks of the document."""

    labels: tuple[str, ...]
    label: str
    question: tuple[Block, ...]
    answer: tuple[Block, ...]
    by: str | None = None
    section: str | None = None


def exchanges(document: Document, drafts: Sequence[Draft]) -> tuple[Exchange, ...]:
    """Make exchanges of the drafts that have an answer."""
    answered = [draft for draft in drafts if draft.answer]
    return tuple(_exchange(document, draft, at) for at, draft in enumerate(answered, start=1))


def _exchange(document: Document, draft: Draft, ordinal: int) -> Exchange:
    question, answer = _spans(document, draft.question), _spans(document, draft.answer)
    named = f"{document.id}:{ordinal}:{draft.label}"
    return Exchange(
        id=hashlib.sha256(named.encode()).hexdigest()[:ID_DIGITS],
        document_id=document.id,
        ordinal=ordinal,
        labels=draft.labels,
        label=draft.label,
        question=question,
        answer=answer,
        pages=_pages(document, answer),
        by=draft.by or document.asked_by,
        answered_by=document.answered_by,
        section=draft.section,
        footnotes=_footnotes(document, (*answer, *question)),
    )


def _spans(document: Document, members: Sequence[Block]) -> tuple[Span, ...]:
    """Cover blocks that follow each other with one span, and start anew where one is skipped.

    The break behind a span that another follows belongs to it, so that joining them parts them.
    """
    spans: list[Span] = []
    for block in members:
        if not spans:
            spans.append(block.span)
            continue
        start, end = spans[-1].start, spans[-1].end
        if document.text[end : block.span.start].isspace():
            spans[-1] = Span(start, block.span.end)
            continue
        gap = BREAK.match(document.text, end)
        spans[-1] = Span(start, gap.end() if gap else end)
        spans.append(block.span)
    return tuple(spans)


def _pages(document: Document, spans: Sequence[Span]) -> tuple[int, ...]:
    numbers = [document.chars.pages[span.start : span.end] for span in spans]
    return tuple(int(number) for number in np.unique(np.concatenate(numbers)) if number > 0)


def _footnotes(document: Document, spans: Sequence[Span]) -> tuple[Footnote, ...]:
    """List the notes that marks in or right behind these spans point to, in their order."""
    places = {
        mark.footnote
        for span in spans
        for mark in document.note_marks
        if span.start < mark.offset <= span.end and mark.footnote is not None
    }
    return tuple(document.footnotes[place] for place in sorted(places))
