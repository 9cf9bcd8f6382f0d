"""Find page marks and running heads among the rows of an unfolded text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from vraagbaak.read.notes import cut
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.read.printed import PrintedLine

PAGE_MARK = re.compile(r"(?<![\w/.,])(?P<page>\d{1,3})/(?P<pages>\d{1,3})(?![\d/]|[.,]\d)")
ALIKE = 0.85
"""Heads differ by what a scan made of them."""
SHORTEST_HEAD = 20
MOST_ROWS = 3
"""A head has at most so many rows."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """A page's number with that of all pages, `3/9`; `place` is that of its line."""

    place: int
    start: int
    end: int
    page: int
    pages: int


def page_marks(candidates: Iterator[PageMark]) -> list[PageMark]:
    """Choose the marks that count the pages: the longest rising series with one number of pages."""
    series: dict[int, list[PageMark]] = {}
    for mark in candidates:
        if 1 <= mark.page <= mark.pages:
            series.setdefault(mark.pages, []).append(mark)
    return max(map(_rising, series.values()), key=len, default=[])


def _rising(marks: Sequence[PageMark]) -> list[PageMark]:
    best: list[list[PageMark]] = []
    for mark in marks:
        before = max((each for each in best if each[-1].page < mark.page), key=len, default=[])
        best.append([*before, mark])
    return max(best, key=len)


def marks_in(text: str, place: int) -> Iterator[PageMark]:
    """Go through what may be page marks in a text."""
    for found in PAGE_MARK.finditer(text):
        yield PageMark(place, found.start(), found.end(), int(found["page"]), int(found["pages"]))


def set_apart_heads(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Give page marks that open a row their role, and the rows above them that repeat."""
    opening = (
        mark
        for place, line in enumerate(lines)
        for mark in marks_in(line.text, place)
        if mark.start == 0 and _stands_apart(lines, mark)
    )
    marks = page_marks(opening)
    heads = _head_rows(lines, [mark.place for mark in marks])
    ends = {mark.place: mark.end for mark in marks}
    made: list[PrintedLine] = []
    for place, line in enumerate(lines):
        if place in heads:
            made.append(replace(line, role=Role.HEADER))
        elif place in ends:
            made += _parted(line, ends[place])
        else:
            made.append(line)
    return made


def _stands_apart(lines: Sequence[PrintedLine], mark: PageMark) -> bool:
    """Tell a page mark from a fraction that opens a row within a paragraph."""
    line = lines[mark.place]
    if mark.end == len(line.text) or line.text[mark.end] != " ":
        return True
    return mark.place > 0 and line.box.top - lines[mark.place - 1].box.top > 1


def _parted(line: PrintedLine, end: int) -> Iterator[PrintedLine]:
    yield replace(cut(line, 0, end), role=Role.HEADER)
    start = end + line.text.startswith(" ", end)
    if start < len(line.text):
        yield cut(line, start, len(line.text))


def _head_rows(lines: Sequence[PrintedLine], marked: Sequence[int]) -> set[int]:
    """Find the rows above page marks that stand above most of them, or open the file too."""
    heads: set[int] = set()
    open_marks = list(marked)
    for up in range(1, MOST_ROWS + 1):
        rows = [place - up for place in open_marks if place >= up]
        others = [lines[place].text for place in (*rows, 0)]
        alike = [
            place
            for place in rows
            if sum(_alike(lines[place].text, other) for other in others) > max(1, len(rows) / 2)
        ]
        heads.update(alike)
        open_marks = [place + up for place in alike]
    return heads


def _alike(text: str, other: str) -> bool:
    if min(len(text), len(other)) < SHORTEST_HEAD:
        return False
    return SequenceMatcher(None, text, other, autojunk=False).ratio() >= ALIKE
