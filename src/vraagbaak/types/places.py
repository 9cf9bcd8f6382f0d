"""Where characters stand: spans of a text, boxes on a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Measure(StrEnum):
    """The unit of a document's boxes."""

    POINTS = "points"
    """PDF points from the top left corner of the page."""
    CELLS = "cells"
    """Character cells of a plain text: x is a column, y a line of the file, both from 0."""
    PARAGRAPHS = "paragraphs"
    """A file without pages: x is a character of a paragraph, y a paragraph of the file, from 0.

    A paragraph of a file is what its format calls one: `w:p` in DOCX, `al` in the official XML.
    """


class Role(StrEnum):
    """The part a line plays on its page."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    SIDE = "side"
    FOOTNOTE = "footnote"


class Opening(StrEnum):
    """What a file's format says begins with a line: `vraag` and `antwoord` in the official XML."""

    QUESTION = "question"
    """The number of a question."""
    ANSWER = "answer"
    """The number of an answer, or of all that it answers."""
    OTHER = "other"
    """Anything else; what stands above ends there."""


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on the page; `span` is its place in `Document.text`, if it is there.

    `opens` is None where the format does not say what begins with it.
    """

    page_number: int
    text: str
    box: Box
    size: float
    bold: bool
    italic: bool
    role: Role
    span: Span | None
    opens: Opening | None = None
