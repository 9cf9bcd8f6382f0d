"""What is answered: hits, quotes, citations, answers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime

    from vraagbaak.types.places import Box, Span
    from vraagbaak.types.selection import Scope


class Language(StrEnum):
    """A language that questions are asked in."""

    DUTCH = "nl"
    ENGLISH = "en"


class Status(StrEnum):
    """Whether the documents hold an answer."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A place in a document's text and how near it is to a question, higher is nearer.

    `window` is the same for the passage around it.
    """

    span: Span
    score: float
    window: float


@dataclass(frozen=True, slots=True)
class Hit:
    """An exchange found for a question; `score` orders hits of one question, higher is better.

    `signals` are the figures it was made of, by name, for the decision whether it answers.
    `sentences` are those of the answer, in reading order.
    """

    exchange_id: str
    score: float
    signals: dict[str, float] = field(default_factory=dict)
    sentences: tuple[ScoredSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class PageMarks:
    """The places of a quote on one page, in the document's `Measure`.

    A box holds a printed line of the quote, or the part of it up to or behind a note mark.
    """

    page_number: int
    printed: str | None
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words cut from a document, with everything needed to find them there again.

    `spans` are places in the document's text; `highlights` and `note_marks` are offsets in `text`,
    the quote's own.
    """

    spans: tuple[Span, ...]
    text: str
    highlights: tuple[Span, ...]
    pages: tuple[PageMarks, ...]
    highlight_pages: tuple[PageMarks, ...] = ()
    footnotes: tuple[tuple[str, str], ...] = ()
    note_marks: tuple[tuple[str, int], ...] = ()

    @property
    def sha256(self) -> str:
        """The checksum of the text in UTF-8, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in parliament, and by whom."""

    labels: tuple[str, ...]
    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a quote stands, for people (`text_nl`, `text_en`) and for programs."""

    document_id: str
    exchange_id: str
    file: str
    title: str
    label: str
    text_nl: str
    text_en: str
    date: datetime.date | None
    reference: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A place in a quote that points elsewhere; `place` is an offset range in the quote's text.

    With `footnote` it is one in the text of that footnote of the quote instead, counted from 0.
    `exchange_ids` are the answers of the same document it points to, each among `Cited.referred`;
    `paper` and `url` name another paper.
    """

    place: Span
    labels: tuple[str, ...] = ()
    exchange_ids: tuple[str, ...] = ()
    paper: str | None = None
    url: str | None = None
    footnote: int | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote with what was asked, its citation, and how well it fits the question, in [0, 1].

    `referred` are the answers that the quote points to, each with its own citation, told apart
    from the quote; `pointers` are the places in the quote that do so.
    """

    quote: Quote
    asked: Asked
    citation: Citation
    score: float
    pointers: tuple[Pointer, ...] = ()
    referred: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says to a question; `best` is None exactly if `status` is `NOT_FOUND`.

    `scope` is the part of the index that was searched; None if that was all of it.
    """

    question: str
    language: Language
    status: Status
    confidence: float
    best: Cited | None
    alternatives: tuple[Cited, ...] = ()
    scope: Scope | None = None


@dataclass(frozen=True, slots=True)
class Similar:
    """Earlier questions of parliament that ask the same, each with its answer, nearest first.

    `found` is empty where none is near enough. `scope` is as in `Answer`.
    """

    question: str
    language: Language
    found: tuple[Cited, ...]
    scope: Scope | None = None
