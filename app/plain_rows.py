"""The lines of a text or its paragraphs as HTML, with their numbers and marks on them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.markup import Html
    from vraagbaak.types import Box


def marked_rows(
    rows: Sequence[str], *, first: int, answer: Sequence[Box], highlights: Sequence[Box]
) -> Html:
    """Write the rows; `first` is the line of the file (from 0) that the first of them is."""
    written = (
        _row(
            row,
            number,
            answer=[box for box in answer if int(box.top) == number],
            highlights=[box for box in highlights if int(box.top) == number],
        )
        for number, row in enumerate(rows, start=first)
    )
    return element("div", *written, class_="sheet", lang="nl")


def _row(row: str, number: int, *, answer: Sequence[Box], highlights: Sequence[Box]) -> Html:
    edges = {0, len(row)}
    for box in (*answer, *highlights):
        edges |= {min(int(box.x0), len(row)), min(int(box.x1), len(row))}
    pieces = []
    for start, end in pairwise(sorted(edges)):
        words = text(row[start:end])
        if _covered(start, highlights):
            words = element("mark", words, class_="highlight")
        elif _covered(start, answer):
            words = element("mark", words, class_="answer")
        pieces.append(words)
    return element("div", *pieces, class_="row", data_line=number + 1)


def _covered(column: int, boxes: Sequence[Box]) -> bool:
    return any(box.x0 <= column < box.x1 for box in boxes)
