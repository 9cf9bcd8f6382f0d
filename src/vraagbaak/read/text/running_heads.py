"""Find page marks and running heads among the rows of an unfolded text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING

from vraagbaak.read.notes import cut
from vraagbaak.read.paragraphs import ENDED
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vraagbaak.read.printed import PrintedLine

PAGE_MARK = re.compile(r"(?<![\w/.,])(?P<page>\d{1,3})/(?P<pages>\d{1,3})(?![\d/]|[.,]\d)")
SPACED_MARK = re.compile(r"(?<![\w/.,])(?P<page>\d{1,2})/(?P<pages>\d \d)(?![\d/]|[.,]\d)")
"""A blank slipped into the number of pages."""
LONGEST_HEAD = 400
ALIKE = 0.85
"""Heads differ by what a scan made of them."""
SHORTEST_HEAD = 20
FEWEST_BARE = 3
MOST_CANDIDATES = 20_000
VOTES = 30
"""So many pages tell what is on all."""
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


def page_marks(candidates: Iterable[PageMark]) -> list[PageMark]:
    """Choose the marks that count the pages: the longest rising series with one number of pages."""
    series: dict[int, list[PageMark]] = {}
    for mark in islice(candidates, MOST_CANDIDATES):
        if 1 <= mark.page <= mark.pages:
            series.setdefault(mark.pages, []).append(mark)
    return max(map(_rising, series.values()), key=len, default=[])


def _rising(marks: Sequence[PageMark]) -> list[PageMark]:
    longest: dict[int, list[PageMark]] = {}
    for mark in marks:
        before = (longest[page] for page in longest if page < mark.page)
        made = [*max(before, key=len, default=[]), mark]
        if len(made) > len(longest.get(mark.page, [])):
            longest[mark.page] = made
    return max(longest.values(), key=len)


def marks_in(text: str, place: int) -> Iterator[PageMark]:
    """Go through what may be page marks in a text."""
    for found in (*PAGE_MARK.finditer(text), *SPACED_MARK.finditer(text)):
        pages = int(found["pages"].replace(" ", ""))
        yield PageMark(place, found.start(), found.end(), int(found["page"]), pages)


def set_apart_heads(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Give page marks that open a row their role, and the rows above them that repeat."""
    marks = _opening_marks(lines)
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


def _opening_marks(lines: Sequence[PrintedLine]) -> list[PageMark]:
    """Find page marks at the start of rows; some must stand alone, else they may be fractions."""
    opening = [
        mark
        for place, line in enumerate(lines)
        for mark in marks_in(line.text, place)
        if mark.start == 0
    ]
    sure = {mark.pages for mark in opening if _stands_apart(lines, mark)}
    return page_marks(mark for mark in opening if mark.pages in sure) or _bare_numbers(lines)


def _stands_apart(lines: Sequence[PrintedLine], mark: PageMark) -> bool:
    """Tell a page mark from a fraction that opens a row within a paragraph."""
    line = lines[mark.place]
    if mark.end == len(line.text) or line.text[mark.end] != " ":
        return True
    return mark.place > 0 and line.box.top - lines[mark.place - 1].box.top > 1


def _bare_numbers(lines: Sequence[PrintedLine]) -> list[PageMark]:
    """Find the numbers of pages that stand alone between empty rows, each page having one."""
    found: list[PageMark] = []
    for place in range(1, len(lines) - 1):
        above, line, below = (each.box.top for each in lines[place - 1 : place + 2])
        text = lines[place].text
        apart = min(line - above, below - line) > 1
        if apart and text.isdecimal() and int(text) == len(found) + 2:
            found.append(PageMark(place, 0, len(text), int(text), 0))
    return found if len(found) >= FEWEST_BARE else []


def _parted(line: PrintedLine, end: int) -> Iterator[PrintedLine]:
    yield replace(cut(line, 0, end), role=Role.HEADER)
    start = end + line.text.startswith(" ", end)
    if start < len(line.text):
        yield cut(line, start, len(line.text))


def _head_rows(lines: Sequence[PrintedLine], marked: Sequence[int]) -> set[int]:
    """Find the rows above page marks that stand above most of them, or open the file too.

    The end of a sentence is no head: several pages may end with the same short answer.
    """
    heads: set[int] = set()
    places = [place for place in marked if not ENDED.search(lines[place - 1].text)]
    for count in range(1, MOST_ROWS + 1):
        above = [lines[place - count : place] for place in marked[:VOTES] if place >= count]
        for place in places:
            rows = lines[max(0, place - count) : place]
            same = sum(_alike(rows, others) for others in above)
            opens = _alike_texts(_joined(rows), lines[0].text)
            if same + opens > max(1, len(above) / 2):
                heads.update(range(place - count, place))
    return heads


def _alike(rows: Sequence[PrintedLine], others: Sequence[PrintedLine]) -> bool:
    if len(rows) != len(others) or len(_joined(rows)) < SHORTEST_HEAD:
        return False
    return all(_alike_texts(row.text, other.text) for row, other in zip(rows, others, strict=True))


def _alike_texts(text: str, other: str) -> bool:
    if max(len(text), len(other)) > LONGEST_HEAD:
        # No head is so long, and to compare two such texts takes minutes.
        return False
    return SequenceMatcher(None, text, other, autojunk=False).ratio() >= ALIKE


def _joined(rows: Sequence[PrintedLine]) -> str:
    return " ".join(row.text for row in rows)
