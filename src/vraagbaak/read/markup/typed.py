"""A paragraph as it is put together: letters with their type, and the marks among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.ligatures import INVISIBLE, apart
from vraagbaak.read.notes import Mark
from vraagbaak.read.printed import PrintedLine
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vraagbaak.read.paragraphs import Break
    from vraagbaak.types import Opening

BLANKS = re.compile(r"\s+")
MOST = 0.6
"""A paragraph has a type if more than this part of its letters has it."""
BEHIND_MARK = ".,;:?!)»”’"
"""Before these a blank belongs to the mark that stands between them and the word."""


@dataclass(frozen=True, slots=True)
class PointedMark:
    """A note mark before character `at` of a paragraph, and the name of the note it points to."""

    mark: str
    at: int
    name: str


@dataclass(slots=True)
class Typed:
    """Letters with single blanks among them, how many are bold and italic, and their marks."""

    pieces: list[str] = field(default_factory=list)
    marks: list[PointedMark] = field(default_factory=list)
    length: int = 0
    bold: int = 0
    italic: int = 0
    parted: bool = False
    """Whether a word that comes is another than the word before it."""

    def add(self, text: str, *, bold: bool = False, italic: bool = False) -> None:
        """Add text: blanks of any kind and number are one, what nobody sees is left out."""
        piece = BLANKS.sub(" ", apart(INVISIBLE.sub("", text)))
        if self._last in {"", " "}:
            piece = piece.lstrip(" ")
        if not piece:
            return
        if piece[0] in BEHIND_MARK and self._ends_with_mark():
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        elif self.parted and piece[0].isalnum() and self._last.isalnum():
            piece = " " + piece
        self.parted = False
        self.pieces.append(piece)
        self.length += len(piece)
        inked = len(piece) - piece.count(" ")
        self.bold += inked if bold else 0
        self.italic += inked if italic else 0

    def point(self, mark: str, name: str) -> None:
        """Add a note mark, right behind the last word."""
        self.marks.append(PointedMark(mark, self.length - (self._last == " "), name))

    @property
    def _last(self) -> str:
        return self.pieces[-1][-1:] if self.pieces else ""

    def _ends_with_mark(self) -> bool:
        marked = bool(self.marks) and self.marks[-1].at == self.length - 1
        return self._last == " " and marked

    @property
    def text(self) -> str:
        """The letters, without a blank at the end."""
        return "".join(self.pieces).rstrip(" ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the file, one line of it; see `PrintedLine`."""

    text: str
    marks: tuple[PointedMark, ...]
    bold: bool
    italic: bool
    before: Break
    opens: Opening | None = None
    role: Role = Role.BODY

    @classmethod
    def of(cls, typed: Typed, before: Break, opens: Opening | None) -> Paragraph:
        """Close a paragraph; one that opens with a mark has it behind its first word."""
        text = typed.text
        first = len(text.split(" ", 1)[0])
        inked = len(text) - text.count(" ")
        return cls(
            text=text,
            marks=tuple(replace(mark, at=mark.at or first) for mark in typed.marks),
            bold=typed.bold > MOST * inked,
            italic=typed.italic > MOST * inked,
            before=before,
            opens=opens,
        )

    def printed(self, number: int) -> PrintedLine:
        """Place its characters: in paragraph `number` of the file, from 0."""
        count = len(self.text)
        boxes = np.empty((count, 4), dtype=np.float32)
        boxes[:, 0] = np.arange(count)
        boxes[:, 1] = number
        boxes[:, 2] = boxes[:, 0] + 1
        boxes[:, 3] = number + 1
        return PrintedLine(
            page_number=1,
            text=self.text,
            boxes=boxes,
            sizes=np.ones(count, dtype=np.float32),
            raised=np.zeros(count, dtype=np.bool_),
            bold=self.bold,
            italic=self.italic,
            role=self.role,
            before=self.before,
            opens=self.opens,
        )

    def pointed(self, notes: Mapping[str, int]) -> list[Mark]:
        """Link its marks to the notes they name; `notes` gives the place of a note by its name."""
        return [Mark(mark.mark, mark.at, mark.at, notes.get(mark.name)) for mark in self.marks]
