"""Where spans of a document stand on its pages: one box for each printed line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.types import Box, PageMarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from vraagbaak.types import Document, Span

ADJACENT = 2
"""Marked characters that follow each other are so far apart at most, a blank between them."""
SAME_LINE = 0.5
"""Neighbours that overlap by this part of the lower one's height stand on one line."""


def page_marks(document: Document, spans: Sequence[Span]) -> tuple[PageMarks, ...]:
    """Give the boxes of `spans`, line by line, gathered by page in reading order."""
    offsets = inked(document, spans)
    if not len(offsets):
        return ()
    pages, boxes = document.chars.pages[offsets], document.chars.boxes[offsets]
    # What is left out between two marked sentences of one line is not marked along with them.
    starts = np.union1d(_line_starts(pages, boxes), np.flatnonzero(np.diff(offsets) > ADJACENT) + 1)
    low = np.minimum.reduceat(boxes[:, :2], starts, axis=0)
    high = np.maximum.reduceat(boxes[:, 2:], starts, axis=0)
    by_page: dict[int, list[Box]] = {}
    for page, corners in zip(pages[starts], np.hstack([low, high]).tolist(), strict=True):
        by_page.setdefault(int(page), []).append(Box(*corners))
    printed = {page.number: page.printed for page in document.pages}
    return tuple(
        PageMarks(number, printed.get(number), tuple(lines)) for number, lines in by_page.items()
    )


def inked(document: Document, spans: Sequence[Span]) -> npt.NDArray[np.intp]:
    """Give the offsets of the characters in `spans` that are printed somewhere, blanks left out."""
    ranges = [np.arange(span.start, span.end) for span in spans]
    offsets = np.concatenate(ranges) if ranges else np.arange(0)
    blank = np.fromiter(map(str.isspace, document.cut(tuple(spans))), dtype=np.bool_)
    return offsets[(document.chars.pages[offsets] > 0) & ~blank]


def _line_starts(
    pages: npt.NDArray[np.int32], boxes: npt.NDArray[np.float32]
) -> npt.NDArray[np.intp]:
    """Find the characters that begin a line: another page, another height, or back to the left."""
    tops, bottoms = boxes[:, 1], boxes[:, 3]
    overlap = np.minimum(bottoms[1:], bottoms[:-1]) - np.maximum(tops[1:], tops[:-1])
    height = np.minimum((bottoms - tops)[1:], (bottoms - tops)[:-1])
    begins = (
        (np.diff(pages) != 0)
        | (overlap < SAME_LINE * height)
        | (np.diff(boxes[:, 0]) < -SAME_LINE * height)
    )
    return np.flatnonzero(np.concatenate([[True], begins]))
