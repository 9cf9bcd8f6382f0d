"""The values that pass between stages: frozen, without behaviour beyond what follows from them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

Vectors: TypeAlias = npt.NDArray[np.float32]
"""Unit vectors, float32, shape (texts, dimension)."""


class Language(StrEnum):
    """A language that questions are asked in."""

    DUTCH = "nl"
    ENGLISH = "en"


class Kind(StrEnum):
    """What sort of paper a document is."""

    AANHANGSEL = "aanhangsel"
    SCHRIFTELIJK_OVERLEG = "schriftelijk overleg"
    MEDEDELING = "mededeling"
    KAMERVRAGEN = "kamervragen"
    """Questions that have no answer yet."""
    OTHER = "overig"


class Chamber(StrEnum):
    """The chamber of the States General that asked."""

    SENATE = "Eerste Kamer"
    HOUSE = "Tweede Kamer"


class Measure(StrEnum):
    """The unit of a document's boxes."""

    POINTS = "points"
    """PDF points from the top left corner of the page."""
    CELLS = "cells"
    """Character cells of a plain text: x is a column, y a line of the file, both from 0."""


class Role(StrEnum):
    """The part a line plays on its page."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    SIDE = "side"
    FOOTNOTE = "footnote"


class PassageKind(StrEnum):
    """What a passage is a piece of."""

    QUESTION = "question"
    ANSWER = "answer"
    SENTENCE = "sentence"
    """One sentence of an answer."""


class Status(StrEnum):
    """Whether the documents hold an answer."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        """Count the characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Cut this span out of `text`."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page; y grows downwards, in the document's `Measure`."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a file: its number from 1, the number printed on it, and its size."""

    number: int
    printed: str | None
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page; `span` is its place in `Document.text`, if it is there."""

    page_number: int
    text: str
    box: Box
    size: float
    bold: bool
    italic: bool
    role: Role
    span: Span | None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its mark as printed and its text, a span of `Document.text` behind the body."""

    mark: str
    span: Span
    page_number: int


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A note mark taken out of the body: it stood right before `Document.text[offset]`.

    `footnote` is the place of its note in `Document.footnotes`, None where the file has no such
    note near the mark.
    """

    mark: str
    offset: int
    page_number: int
    footnote: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CharMap:
    """Where every character of a document's text stands in the file.

    `pages` int32, shape (n,): page numbers from 1, 0 for a character that stands nowhere (a blank
    that joins two lines, a break between paragraphs). `boxes` float32, shape (n, 4): x0, top, x1,
    bottom in the document's `Measure`, zeros where `pages` is 0.
    """

    pages: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.float32]

    def __len__(self) -> int:
        """Count the characters."""
        return len(self.pages)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A file as read: its cleaned text, and where each character of that text came from.

    `text` is the body (paragraphs parted by a blank line, list items by a line break), then the
    footnotes, each a paragraph. `lines` holds every line of the file in reading order, those set
    apart too; it is empty for a document that comes out of an index.
    """

    id: str
    path: Path
    sha256: str
    title: str
    text: str
    chars: CharMap
    measure: Measure
    pages: tuple[Page, ...]
    lines: tuple[Line, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    note_marks: tuple[NoteMark, ...] = ()
    kind: Kind = Kind.OTHER
    chamber: Chamber | None = None
    date: datetime.date | None = None
    reference: str | None = None
    url: str | None = None
    asked_by: str | None = None
    answered_by: str | None = None

    def cut(self, spans: tuple[Span, ...]) -> str:
        """Cut `spans` out of the text: the only way a quote is made."""
        return "".join(span.of(self.text) for span in spans)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer with the question or questions it answers: the unit of truth.

    `labels` name the questions (`("3a",)`, `("1", "2")`); `label` is the answer's heading as
    printed. `question` and `answer` are spans of the document's text; `pages` those of the answer.
    """

    id: str
    document_id: str
    ordinal: int
    labels: tuple[str, ...]
    label: str
    question: tuple[Span, ...]
    answer: tuple[Span, ...]
    pages: tuple[int, ...]
    by: str | None = None
    answered_by: str | None = None
    section: str | None = None
    footnotes: tuple[Footnote, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A document with its metadata filled in and the exchanges found in it, in reading order."""

    document: Document
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A window of whole sentences, the unit that is embedded: a span of the document's text."""

    id: str
    exchange_id: str
    kind: PassageKind
    span: Span


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A place in a document's text and how near it is to a question, higher is nearer."""

    span: Span
    score: float


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
    """The places of a quote on one page: a box for each line, in the document's `Measure`."""

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
class Cited:
    """A quote with what was asked, its citation, and how well it fits the question, in [0, 1]."""

    quote: Quote
    asked: Asked
    citation: Citation
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What the program says to a question; `best` is None exactly if `status` is `NOT_FOUND`."""

    question: str
    language: Language
    status: Status
    confidence: float
    best: Cited | None
    alternatives: tuple[Cited, ...] = ()
