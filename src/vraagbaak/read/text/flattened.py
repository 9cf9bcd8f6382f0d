"""Unfold text whose lines were all put on one: its rows, running heads and places in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.paragraphs import ENDED
from vraagbaak.types import Box, CharMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from vraagbaak.read.flow import Flow
    from vraagbaak.types import Line

LONG = 1000
"""A line with more characters may be a whole text."""
WIDE = re.compile(r"\s{2,}")
"""Where a line of the paper ended."""
FEWEST_ROWS = 10
LONGEST_ROW = 200
"""Nearly all rows of a paper are shorter."""
NEARLY_ALL = 0.9
BROKEN_OFF = 0.3
"""More rows than this part of them end within a sentence; blanks behind sentences are none."""
ONE_END, TWO_ENDS, FAR = 2, 4, 30
"""So many blanks are one line end, two, and the rule above the notes of a page.

Three are one with a blank, or two behind a sentence.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it was before the text was flattened: where it stands, and where it is laid.

    `number` and `column` are its place in the file, `top` the line on which it is laid out.
    """

    text: str
    page_number: int
    number: int
    column: int
    top: int


def is_flattened(line: str) -> bool:
    """Tell whether a line of a file is a whole text, its line ends turned into runs of blanks."""
    if len(line) < LONG:
        return False
    parts = [part for part in WIDE.split(line.strip()) if part]
    if len(parts) < FEWEST_ROWS:
        return False
    short = sum(len(part) <= LONGEST_ROW for part in parts)
    broken = sum(ENDED.search(part) is None for part in parts)
    return short >= NEARLY_ALL * len(parts) and broken > BROKEN_OFF * len(parts)


def unfolded(lines: Sequence[Row]) -> list[Row]:
    """Part the flattened lines of a file into rows; any other line is a row of its own."""
    rows: list[Row] = []
    top = 0
    for line in lines:
        parts = _rows(line) if is_flattened(line.text) else (replace(line, top=1),)
        for row in parts:
            top += row.top
            rows.append(replace(row, top=top))
    return rows


def _rows(line: Row) -> Iterator[Row]:
    """Give the rows of a line; `top` is how far each is laid below the one before."""
    start, last, down = 0, "", 1
    for wide in (*WIDE.finditer(line.text), None):
        text = line.text[start : wide.start() if wide else len(line.text)]
        if text:
            yield replace(line, text=text, column=start, top=down)
            last = text
        if wide is not None:
            blanks, start = len(wide[0]), wide.end()
            apart = blanks >= TWO_ENDS or (blanks > ONE_END and ENDED.search(last))
            down = 3 if blanks >= FAR else 2 if apart else 1


def put_back(text: Flow, rows: Sequence[Row]) -> Flow:
    """Give every character and line the place in the file that it was unfolded from."""
    size = max(row.top for row in rows) + 1
    places = np.zeros((size, 2), dtype=np.float32)
    for row in rows:
        places[row.top] = row.column, row.number
    boxes = text.chars.boxes.copy()
    placed = text.chars.pages > 0
    place = places[boxes[placed, 1].astype(np.intp)]
    boxes[placed, 0::2] += place[:, :1]
    boxes[placed, 1::2] = place[:, 1:] + np.array([0, 1], dtype=np.float32)
    return replace(
        text,
        chars=CharMap(text.chars.pages, boxes),
        lines=tuple(_moved(line, places[int(line.box.top)]) for line in text.lines),
    )


def _moved(line: Line, place: npt.NDArray[np.float32]) -> Line:
    right, number = float(place[0]), float(place[1])
    box = Box(line.box.x0 + right, number, line.box.x1 + right, number + 1)
    return replace(line, box=box)
