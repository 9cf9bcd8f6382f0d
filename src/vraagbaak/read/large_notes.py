"""Find footnotes that are set as large as the text, by the raised numbers they begin with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.read.printed import PrintedLine

NUMBER = re.compile(r"\d{1,3}")
GAP = 1.6
"""The first note of a page stands so many times the font size below the line above it."""


def foot_by_marks(lines: Sequence[PrintedLine], indices: Sequence[int]) -> list[int]:
    """List the lines of a page (`indices` into `lines`) from its first note to its end.

    A line begins the notes if it begins with a raised number, a gap above it, and the same number
    is raised behind a word further up: a mark and its note.
    """
    marks: set[str] = set()
    for place, index in enumerate(indices):
        line = lines[index]
        number = _raised_number(line)
        if place and number in marks:
            above = lines[indices[place - 1]]
            if line.box.top - above.box.top > GAP * line.size:
                return list(indices[place:])
        marks |= _marks_behind_words(line)
    return []


def _raised_number(line: PrintedLine) -> str | None:
    """Give the raised number that a line begins with, if words follow it."""
    found = NUMBER.match(line.text)
    if found is None or not line.raised[: found.end()].all():
        return None
    return found[0] if line.text[found.end() :].strip() else None


def _marks_behind_words(line: PrintedLine) -> set[str]:
    """List the raised numbers of a line but for one that it begins with."""
    if not line.raised.any():
        return set()
    return {
        found[0]
        for found in NUMBER.finditer(line.text)
        if found.start() and line.raised[found.start() : found.end()].all()
    }
