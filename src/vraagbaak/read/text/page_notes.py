"""Set apart the notes below the rule at the foot of the pages of an unfolded text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.read.glued import glued_numbers
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vraagbaak.read.notes import Mark
    from vraagbaak.read.printed import PrintedLine

RULE = 3
"""Lines so far apart have a rule between them."""
NOTE = re.compile(r"(\d{1,2}) +(?=\S)")
MOST_SKIPPED = 2
"""So many notes may be missing in between."""
LONGEST = 2500
"""The notes of a page have at most so many characters."""
ADDRESSES = re.compile(r"(?:(?:https?://|www\.)\S+\s*)+")
SCHEME = re.compile(r"https?://|[/.]+$")


@dataclass(frozen=True, slots=True)
class Noted:
    """Lines with notes set apart, and the marks that point to them by the place of their line."""

    lines: tuple[PrintedLine, ...]
    marks: dict[int, list[Mark]]


def set_apart_page_notes(lines: Sequence[PrintedLine]) -> Noted:
    """Give the lines below the rule of each page their role, if they open with the note due."""
    made = list(lines)
    marks: dict[int, list[Mark]] = {}
    due = 1
    for page in _pages(lines):
        start = _first_note(lines, page, due)
        for place in range(start, page.stop):
            made[place] = replace(lines[place], role=Role.FOOTNOTE)
            found = NOTE.match(lines[place].text)
            if found is None or not due <= int(found[1]) <= due + MOST_SKIPPED:
                continue
            due = int(found[1]) + 1
            _point(marks, lines, range(page.start, start), found[1])
        for place in _link_targets(lines, range(page.start, start)):
            made[place] = replace(lines[place], role=Role.FOOTER)
    return Noted(tuple(made), marks)


def _pages(lines: Sequence[PrintedLine]) -> Iterator[range]:
    """Give the places of the lines between headers."""
    start = 0
    for place, line in enumerate(lines):
        if line.role is Role.HEADER:
            yield range(start, place)
            start = place + 1
    yield range(start, len(lines))


def _first_note(lines: Sequence[PrintedLine], page: range, due: int) -> int:
    """Find the line on which the notes of a page begin; the end of the page if it has none."""
    for place in page[1:]:
        found = NOTE.match(lines[place].text)
        ruled = lines[place].box.top - lines[place - 1].box.top >= RULE
        if not (found and ruled and due <= int(found[1]) <= due + MOST_SKIPPED):
            continue
        if sum(len(lines[each].text) for each in range(place, page.stop)) <= LONGEST:
            return place
    return page.stop


def _point(
    marks: dict[int, list[Mark]], lines: Sequence[PrintedLine], body: range, number: str
) -> None:
    """Note the last place in the body of a page where a number is glued to a word."""
    glued = [
        each for each in glued_numbers(lines[body.start : body.stop]) if each.mark.mark == number
    ]
    if glued:
        marks.setdefault(body.start + glued[-1].line, []).append(glued[-1].mark)


def _link_targets(lines: Sequence[PrintedLine], body: range) -> Iterator[int]:
    """Go through the last lines of a page that only repeat addresses its text has."""
    for place in reversed(body):
        text = lines[place].text
        above = "".join(lines[each].text.replace(" ", "") for each in range(body.start, place))
        if not ADDRESSES.fullmatch(text):
            break
        if all(SCHEME.sub("", address) in above for address in text.split()):
            yield place
