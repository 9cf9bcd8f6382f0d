"""Make lines of paragraphs, each letter with its place in the paragraph as it is printed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.ligatures import INVISIBLE, apart
from vraagbaak.read.paragraphs import BULLET, ENDED, NUMBERED, Break
from vraagbaak.read.printed import PrintedLine
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from vraagbaak.read.word.numbering import Numbering
    from vraagbaak.read.word.package import Element
    from vraagbaak.read.word.story import Paragraph, Piece
    from vraagbaak.read.word.styles import Type

PAGE = 1
"""A file without pages is one page."""
MOST = 0.5
"""A line has a style if more than this part of its letters has it."""
WRAPPED = 40
"""A line ended by hand, where it would have wrapped, has so many letters or more."""


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place in a line, a number of letters, where a note is called: its sort, id and mark."""

    at: int
    note: tuple[str, str]
    typed: str


@dataclass(frozen=True, slots=True, eq=False)
class Typeset:
    """A line, the element that holds its paragraph, and the notes that are called in it."""

    line: PrintedLine
    holder: Element
    calls: tuple[NoteCall, ...] = ()


@dataclass(slots=True)
class _Row:
    """A line as its letters come in; `first` is the place of its first in the paragraph."""

    first: int
    text: list[str] = field(default_factory=list)
    types: list[Type | None] = field(default_factory=list)
    calls: list[NoteCall] = field(default_factory=list)

    def add(self, text: str, looks: Type | None) -> None:
        for letter in apart(text):
            shown = " " if letter.isspace() else letter
            if INVISIBLE.match(letter) or (shown == " " and self.text[-1:] in ([], [" "])):
                continue
            self.text.append(shown)
            self.types.append(looks)

    def call(self, piece: Piece) -> None:
        assert piece.note is not None
        self.calls.append(NoteCall(len(self.text), piece.note, piece.text))

    def close(self) -> None:
        if self.text[-1:] == [" "]:
            self.text.pop(), self.types.pop()

    def share(self, name: str) -> float:
        inked = [
            looks
            for letter, looks in zip(self.text, self.types, strict=True)
            if letter != " " and looks is not None
        ]
        return sum(bool(getattr(looks, name)) for looks in inked) / max(len(inked), 1)


def typeset(paragraphs: Sequence[Paragraph], numbering: Numbering) -> list[Typeset]:
    """Make a line of each paragraph, or of each part of one between its line ends.

    A note that is called where nothing else stands is called at the start of the next line.
    """
    done: list[Typeset] = []
    waiting: list[NoteCall] = []
    for paragraph in paragraphs:
        for row in _rows(paragraph, numbering):
            waiting += row.calls
            if row.text:
                done.append(Typeset(_line(row, paragraph), paragraph.owner, tuple(waiting)))
                waiting = []
    return _parted(done)


def _rows(paragraph: Paragraph, numbering: Numbering) -> list[_Row]:
    rows = [_Row(0)]
    if paragraph.listing is not None:
        number = numbering.next(paragraph.listing, paragraph.style)
        if number:
            rows[0].add(f"{number} ", None)
    for piece in paragraph.pieces:
        if piece.note is not None:
            rows[-1].call(piece)
        elif piece.text == "\n":
            rows[-1].close()
            rows.append(_Row(rows[-1].first + len(rows[-1].text) + 1))
        else:
            rows[-1].add(piece.text, piece.type)
    rows[-1].close()
    return rows


def _line(row: _Row, paragraph: Paragraph) -> PrintedLine:
    looks = [each or paragraph.type for each in row.types]
    return PrintedLine(
        page_number=PAGE,
        text="".join(row.text),
        boxes=_boxes(row, paragraph.place),
        sizes=np.array([each.size for each in looks], dtype=np.float32),
        raised=np.array([each.raised for each in looks], dtype=np.bool_),
        bold=row.share("bold") > MOST,
        italic=row.share("italic") > MOST,
        role=paragraph.role,
    )


def _boxes(row: _Row, place: int) -> npt.NDArray[np.float32]:
    boxes = np.empty((len(row.text), 4), dtype=np.float32)
    boxes[:, 0] = np.arange(row.first, row.first + len(row.text))
    boxes[:, 2] = boxes[:, 0] + 1
    boxes[:, 1], boxes[:, 3] = place, place + 1
    return boxes


def _parted(lines: Sequence[Typeset]) -> list[Typeset]:
    """Say what parts each line of the body from the one before: the file marks its paragraphs."""
    parted: list[Typeset] = []
    last: Typeset | None = None
    for each in lines:
        if each.line.role is not Role.BODY:
            parted.append(each)
            continue
        before = Break.NONE if last is None else _break(last, each)
        parted.append(replace(each, line=replace(each.line, before=before)))
        last = each
    return parted


def _break(above: Typeset, below: Typeset) -> Break:
    line = below.line
    distance = line.box.top - above.line.box.top
    if distance <= 1 and above.holder is below.holder and _goes_on(above.line, line):
        return Break.NONE
    listed = BULLET.match(line.text) or NUMBERED.match(line.text)
    return Break.ITEM if distance == 0 or (listed and distance == 1) else Break.PARAGRAPH


def _goes_on(above: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether somebody ended a line by hand amid a sentence, as text from elsewhere has it.

    A hyphen at its end was typed, and stays.
    """
    whole = len(above.text) < WRAPPED or ENDED.search(above.text) or above.text.endswith("-")
    return not whole and line.text[0].islower() and above.bold == line.bold
