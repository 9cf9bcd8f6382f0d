"""Decide where one paragraph ends and the next begins."""

from __future__ import annotations

import itertools
import re
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.hyphens import CLOSING_FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.read.printed import PrintedLine


class Break(StrEnum):
    """What stands before a line: the text that parts it from the line above."""

    NONE = ""
    ITEM = "\n"
    PARAGRAPH = "\n\n"


GAP = 1.25
"""Lines further apart than so many times the usual leading have a gap between them."""
SHORT = 0.5
"""A line that fills less than this part of its block ends a paragraph or is a heading."""
UNWRAPPED = 160
"""Blocks wider than so many characters of plain text hold a paragraph on each line."""
BULLET = re.compile(r"[–—•·▪◦●o-]\s")
NUMBERED = re.compile(r"(?:\d{1,3}[.)]|[a-z][.)]|\([a-z\d]{1,2}\))\s")
HEADING = re.compile(r"(?:Vraag|Vragen|Antwoord|Antwoorden)\b[^.?!]{0,40}:?")
"""A line that says which question or answer follows."""
ENDED = re.compile(r"[.?!:;…][”\"’»)\]]*\d{0,3}$")
ITEM_ENDED = re.compile(r"(?:[.?!:;,…][”\"’»)\]]*\d{0,3}|\s(?:en|of))$")


MARGIN = 0.03
"""Words are wider or narrower than their line's mean by about this part of the block."""
HANGING = re.compile(
    r"(?:,|\([^)]*|\b(?:de|het|een|van|voor|in|op|aan|met|door|bij|naar|tot|uit|over|onder|tegen|tussen|dat"
    r"|die|dit|deze|of|en|te|om|als|niet|geen|zijn|haar|hun))$"
)
"""No sentence ends on these: whatever the gap, the next line goes on with it."""
SIZE_STEP = 0.6
"""Type that differs by more points than this is type of another size."""
SAME_ROW = 0.1
"""Lines whose tops differ by less, in points or cells, stand beside each other."""
CELL = 1.0
"""The size and leading of plain text: an empty line is a gap, even if one stands everywhere."""
NO_LEADING = 12.0
"""The leading taken for a document in which no two lines follow each other."""


def breaks(lines: Sequence[PrintedLine]) -> list[Break]:
    """Give what stands before each line of the body, in reading order; the first has none."""
    leading = leading_of(lines)
    rights = _right_edges(lines, leading)
    found = [Break.NONE]
    in_row = False
    for index, (before, line) in enumerate(itertools.pairwise(lines)):
        behind_row, in_row = in_row, _beside(before, line)
        if line.before is not None:
            found.append(line.before)
        elif behind_row or in_row:
            found.append(Break.PARAGRAPH)
        else:
            found.append(_break(_Meeting(before, line, rights[index], leading)))
    return found[: len(lines)]


def _beside(before: PrintedLine, line: PrintedLine) -> bool:
    """Tell whether two lines are cells of one row."""
    same_page = before.page_number == line.page_number
    return same_page and abs(before.box.top - line.box.top) < SAME_ROW


class _Meeting:
    """Two lines that follow each other, and the block that the first stands in."""

    def __init__(
        self, before: PrintedLine, line: PrintedLine, right: float, leading: float
    ) -> None:
        self.before, self.line = before, line
        self.ended = bool(ENDED.search(before.text))
        new_column = line.box.top < before.box.top - leading and line.box.x0 > before.box.x0
        self.new_page = before.page_number != line.page_number or new_column
        self.gap = not self.new_page and parted(before, line, leading)
        left, end = before.box.x0, before.box.x1
        self.short = end - left < SHORT * (right - left)
        first_word = len(line.text.split(" ", 1)[0]) + 1
        width = (line.box.x1 - line.box.x0) / len(line.text)
        # The next word would have fitted on the line above: somebody ended that line.
        self.room = end + first_word * width + MARGIN * (right - left) < right
        self.unwrapped = right - left > UNWRAPPED and width == 1

    @property
    def restyled(self) -> bool:
        """A heading meets text, or type of another size.

        A line that is bold for the most part may go on with a sentence that is not.
        """
        full = not (self.gap or self.ended or self.room) and self.line.text[0].islower()
        bold = self.before.bold != self.line.bold and not full
        return bold or abs(self.before.size - self.line.size) > SIZE_STEP


def _break(meeting: _Meeting) -> Break:
    before, line = meeting.before, meeting.line
    headed = meeting.new_page and meeting.ended and HEADING.fullmatch(line.text)
    if meeting.restyled or headed:
        return Break.PARAGRAPH
    if _is_item(meeting):
        return Break.PARAGRAPH if meeting.gap else Break.ITEM
    if meeting.gap:
        hangs = line.text[0].islower() or HANGING.search(before.text)
        goes_on = hangs and not meeting.ended and not meeting.short
        return Break.NONE if goes_on else Break.PARAGRAPH
    opens = not line.text[0].islower() and not CLOSING_FIRST.match(line.text)
    if meeting.ended and (meeting.room or meeting.unwrapped) and opens:
        return Break.PARAGRAPH
    turns = before.italic != line.italic and meeting.ended
    return Break.PARAGRAPH if (meeting.short and opens) or turns else Break.NONE


def _is_item(meeting: _Meeting) -> bool:
    if BULLET.match(meeting.line.text):
        return meeting.gap or meeting.room or bool(ITEM_ENDED.search(meeting.before.text))
    return bool(NUMBERED.match(meeting.line.text)) and (meeting.gap or meeting.ended)


def parted(before: PrintedLine, line: PrintedLine, leading: float) -> bool:
    """Tell whether a gap parts two lines of one page."""
    distance = line.box.top - before.box.top
    return before.page_number == line.page_number and (
        distance > GAP * leading * max(line.size, before.size) / max(before.size, 1e-6)
        or distance < 0
    )


def leading_of(lines: Sequence[PrintedLine]) -> float:
    """Find the usual distance between the tops of two lines of one paragraph."""
    distances = [
        line.box.top - before.box.top
        for before, line in itertools.pairwise(lines)
        if before.page_number == line.page_number and abs(before.size - line.size) < SAME_ROW
    ]
    if all(line.size == CELL for line in lines):
        return CELL
    near = [round(distance, 1) for distance in distances if distance > SAME_ROW]
    if not near:
        return NO_LEADING
    values, counts = np.unique(near, return_counts=True)
    common = values[counts >= 0.2 * counts.max()]
    return float(common.min())


def _right_edges(lines: Sequence[PrintedLine], leading: float) -> list[float]:
    """Find for each line how far to the right its block reaches."""
    edges: list[float] = []
    block: list[PrintedLine] = []
    for line in lines:
        if block and (
            block[-1].page_number != line.page_number
            or abs(block[-1].size - line.size) > SIZE_STEP
            or parted(block[-1], line, leading)
        ):
            edges += [max(member.box.x1 for member in block)] * len(block)
            block = []
        block.append(line)
    edges += [max((member.box.x1 for member in block), default=0.0)] * len(block)
    return _with_page_edges(lines, edges)


def _with_page_edges(lines: Sequence[PrintedLine], edges: Sequence[float]) -> list[float]:
    """Measure the last line of a page by the whole page: its block may go on overleaf."""
    pages: dict[int, float] = {}
    for line in lines:
        pages[line.page_number] = max(line.box.x1, pages.get(line.page_number, 0.0))
    last = {line.page_number: at for at, line in enumerate(lines)}
    return [
        pages[line.page_number] if last[line.page_number] == at else edge
        for at, (line, edge) in enumerate(zip(lines, edges, strict=True))
    ]
