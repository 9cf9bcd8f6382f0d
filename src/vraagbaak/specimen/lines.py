"""Break a text into lines of a given width, at blanks, after hyphens and at permitted breaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfmetrics import stringWidth

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK_SIZE = 6.0
MARK_RISE = 3.5
BREAK = "·"
_INLINE = re.compile(r"(\*\*|\*|\[\d+\])")
_UNIT = re.compile(rf"[^ {BREAK}]*?(?:(?<=\w\w)-(?=\w)|[ {BREAK}]|$)")


class Face(StrEnum):
    """A font, by its name in the PDF."""

    ROMAN = "Vera"
    BOLD = "Vera-Bold"
    ITALIC = "Vera-Italic"


class Joint(Enum):
    """What may happen behind a piece of text."""

    NONE = ""
    BLANK = " "
    HYPHEN = "-"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stay together, in one font; `rise` lifts a note mark above the line."""

    text: str
    face: Face
    size: float
    rise: float = 0.0
    joint: Joint = Joint.NONE
    breakable: bool = False

    @property
    def width(self) -> float:
        """Measure the piece in points."""
        return float(stringWidth(self.text, self.face, self.size))

    @property
    def width_at_line_end(self) -> float:
        """Measure the piece with the hyphen that a break behind it would add."""
        return self.ended().width

    def ended(self) -> Piece:
        """Give the piece as it stands at the end of a line."""
        if self.joint is Joint.HYPHEN:
            return replace(self, text=self.text + Joint.HYPHEN.value)
        return replace(self, text=self.text.rstrip())


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A line as it will be set."""

    pieces: tuple[Piece, ...]

    @property
    def marks(self) -> tuple[str, ...]:
        """List the note marks in the line."""
        return tuple(piece.text for piece in self.pieces if piece.rise)

    @property
    def text(self) -> str:
        """Give the characters of the line."""
        return "".join(piece.text for piece in self.pieces)


def break_lines(text: str, face: Face, size: float, width: float) -> tuple[TypeLine, ...]:
    """Break `text` into lines of at most `width` points; a word that is wider stands alone."""
    lines: list[TypeLine] = []
    line: list[Piece] = []
    used = 0.0
    for unit in _units(_pieces(text, face, size)):
        needed = sum(piece.width for piece in unit[:-1]) + unit[-1].width_at_line_end
        if line and used + needed > width:
            lines.append(_line(line))
            line, used = [], 0.0
        line += unit
        used += sum(piece.width for piece in unit)
    return (*lines, _line(line))


def _line(pieces: list[Piece]) -> TypeLine:
    return TypeLine((*pieces[:-1], pieces[-1].ended()))


def _units(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    unit: list[Piece] = []
    for piece in pieces:
        unit.append(piece)
        if piece.breakable:
            yield unit
            unit = []
    yield unit


def _pieces(text: str, face: Face, size: float) -> Iterator[Piece]:
    current = face
    for part in _INLINE.split(text):
        if part == "**":
            current = face if current is Face.BOLD else Face.BOLD
        elif part == "*":
            current = face if current is Face.ITALIC else Face.ITALIC
        elif _INLINE.fullmatch(part):
            yield Piece(part[1:-1], face, MARK_SIZE, rise=MARK_RISE)
        else:
            yield from _plain(part, current, size)


def _plain(text: str, face: Face, size: float) -> Iterator[Piece]:
    for match in _UNIT.finditer(text):
        found = match.group()
        if found.endswith(BREAK):
            yield Piece(found[:-1], face, size, joint=Joint.HYPHEN, breakable=True)
        elif found:
            yield Piece(found, face, size, breakable=found[-1] in " -")
