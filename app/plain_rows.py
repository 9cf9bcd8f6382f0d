"""The lines of a text or its paragraphs as HTML, with their numbers and marks on them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vraagbaak.markup import element, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vraagbaak.markup import Html
    from vraagbaak.types import Box


def marked_rows(rows: Sequence[str], *, first: int, marks: Mapping[str, Sequence[Box]]) -> Html:
    """Write the rows; `first` is the line of the file (from 0) that the first of them is.

    `marks` are boxes by the class of their mark; where several cover a word, the last one shows.
    """
    written = (
        _row(row, number, {kind: _on(number, boxes) for kind, boxes in marks.items()})
        for number, row in enumerate(rows, start=first)
    )
    return element("div", *written, class_="sheet", lang="nl")


def _on(number: int, boxes: Sequence[Box]) -> list[Box]:
    return [box for box in boxes if int(box.top) == number]


def _row(row: str, number: int, marks: Mapping[str, Sequence[Box]]) -> Html:
    edges = {0, len(row)}
    for boxes in marks.values():
        for box in boxes:
            edges |= {min(int(box.x0), len(row)), min(int(box.x1), len(row))}
    pieces = []
    for start, end in pairwise(sorted(edges)):
        words = text(row[start:end])
        kinds = [kind for kind, boxes in marks.items() if _covered(start, boxes)]
        pieces.append(element("mark", words, class_=kinds[-1]) if kinds else words)
    return element("div", *pieces, class_="row", data_line=number + 1)


def _covered(column: int, boxes: Sequence[Box]) -> bool:
    return any(box.x0 <= column < box.x1 for box in boxes)
