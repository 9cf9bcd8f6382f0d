"""Find footnotes and marks in plain text taken from pages of the official press.

There a footer ends each page, the page's notes stand right above it with their number glued to
their first word, and a raised mark has become the start of a line or a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.notes import Mark
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.read.printed import PrintedLine

GLUED_NOTE = re.compile(r"(?P<mark>\d{1,2})(?=[^\W\d]|[«“\"(\[])")
OWN_LINE = re.compile(r"\d{1,2}(?:(?:, | en )\d{1,2})*(?=[.,;]?$)")
LINE_START = re.compile(r"\d{1,2}(?=\s|[,;]\s)")
SENTENCE_END = re.compile(r"\d{1,2}(?=\.\s)")
"""A mark before the full stop; behind a line that has ended it numbers an item of a list."""
BEHIND_WORD = re.compile(
    r"(?<=[^\W\d])\d{1,2}(?![\w%])"
    r"|(?<=[^\d\s][)»”?!.,])\d{1,2}(?=\s|$)"
    r"|(?<=[)»”?!.,]) \d{1,2}(?=$)"
)
ENDED = re.compile(r"[.:;?!]$")
CHAMBER = re.compile(r"(?:Eerste|Tweede) Kamer der Staten-Generaal\s?[12]$")
"""The head of a paper's first page, with the number of the chamber glued to it."""
NUMBER = re.compile(r"\d+")
MOST_ABOVE = 80
"""So many lines above a page the mark may stand whose note was pushed over to it."""
MOST_SKIPPED = 2
"""So many notes may be missing in between."""


@dataclass(frozen=True, slots=True)
class _Foot:
    """The notes of one page: the lines before them, and where each begins, by its number.

    `before` are the lines of the page before, from which a note may have been pushed.
    """

    body: range
    before: range
    starts: dict[int, int]
    end: int


def set_apart_press_footnotes(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Give the notes right above a page's footer their role, and their numbers the raise they had.

    A page has notes if the first has the number that is due, or is 1, and that number stands as a
    mark further up on the page.
    """
    marked = list(lines)
    for foot in _feet(lines):
        for place in range(min(foot.starts.values()), foot.end):
            marked[place] = replace(lines[place], role=Role.FOOTNOTE)
        for number, place in foot.starts.items():
            raised = np.arange(len(lines[place].text)) < len(str(number))
            marked[place] = replace(marked[place], raised=raised)
    return marked


def press_marks(lines: Sequence[PrintedLine]) -> dict[int, list[Mark]]:
    """Find the marks in the body, by the place of their line.

    A number is taken for a mark only where no other on its page could be the mark of that note;
    one that has a line to itself goes before the others.
    """
    found: dict[int, list[Mark]] = {}
    noted = {number for foot in _feet(lines) for number in foot.starts}
    for foot in _feet(lines):
        for number in foot.starts:
            candidates = list(_candidates(lines, foot.body, number))
            candidates = candidates or list(_candidates(lines, foot.before, number))
            alone = [each for each in candidates if OWN_LINE.match(lines[each.line].text)]
            if len(alone or candidates) != 1:
                continue
            (only,) = alone or candidates
            parts = _parted(only.mark)
            if all(int(part.mark) in noted for part in parts):
                found.setdefault(only.line, []).extend(
                    part for part in parts if part not in found.get(only.line, ())
                )
    return {place: sorted(marks, key=lambda mark: mark.start) for place, marks in found.items()}


def _parted(mark: Mark) -> list[Mark]:
    """Part `2, 3 en 4` into its marks, the words between them with the number behind them."""
    numbers = list(NUMBER.finditer(mark.mark))
    ends = [number.end() for number in numbers]
    starts = [0, *ends[:-1]]
    return [
        Mark(number[0], mark.start + start, mark.start + end)
        for number, start, end in zip(numbers, starts, ends, strict=True)
    ]


def _feet(lines: Sequence[PrintedLine]) -> Iterator[_Foot]:
    last, first, before = 0, 0, range(0)
    for end, line in enumerate(lines):
        if line.role is not Role.FOOTER:
            continue
        starts = _starts(lines, range(first, end), last)
        body = range(first, min(starts.values(), default=end))
        if starts:
            last = max(starts)
            yield _Foot(body, before, starts, end)
        # Several lines of footer follow each other.
        before = body or before
        first = end + 1


def _starts(lines: Sequence[PrintedLine], page: range, last: int) -> dict[int, int]:
    starts: dict[int, int] = {}
    for place in page:
        found = GLUED_NOTE.match(lines[place].text)
        if found is None:
            continue
        number = int(found["mark"])
        if starts:
            due = number == max(starts) + 1
        else:
            due = last < number <= last + 1 + MOST_SKIPPED or number == 1
            above = range(max(0, page.start - MOST_ABOVE), place)
            due = due and any(True for _ in _candidates(lines, above, number))
        if due:
            starts[number] = place
    return starts


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A number that may be the mark of a note."""

    line: int
    mark: Mark


def _candidates(lines: Sequence[PrintedLine], page: range, number: int) -> Iterator[_Candidate]:
    for place in page:
        text = lines[place].text
        if CHAMBER.match(text):
            continue
        own = OWN_LINE.match(text)
        if own and str(number) in NUMBER.findall(own[0]):
            yield _Candidate(place, Mark(own[0], 0, own.end()))
            continue
        opening = _opening(lines, place) if place > page.start else None
        for found in (*((opening,) if opening else ()), *BEHIND_WORD.finditer(text)):
            if int(found[0]) == number:
                yield _Candidate(place, Mark(found[0].strip(), found.start(), found.end()))


def _opening(lines: Sequence[PrintedLine], place: int) -> re.Match[str] | None:
    text = lines[place].text
    ended = ENDED.search(lines[place - 1].text)
    return LINE_START.match(text) or (None if ended else SENTENCE_END.match(text))
