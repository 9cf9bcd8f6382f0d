"""Where spans of a document stand on its pages: a box for each printed line, around note marks."""

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
    """Give the boxes of `spans`, line by line, gathered by page in reading order.

    A box holds the characters of the quote and no others: it ends before a note mark, which is
    not quoted, and another begins behind it.
    """
    offsets = inked(document, spans)
    if not len(offsets):
        return ()
    pages, boxes = document.chars.pages[offsets], document.chars.boxes[offsets]
    starts = np.union1d(_line_starts(pages, boxes), _resumptions(document, offsets))
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


def _resumptions(document: Document, offsets: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Find the characters behind a note mark, or behind what is left out of the marked text."""
    noted = np.searchsorted(offsets, [mark.offset for mark in document.note_marks])
    inside = noted[(noted > 0) & (noted < len(offsets))]
    return np.union1d(inside, np.flatnonzero(np.diff(offsets) > ADJACENT) + 1)


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
