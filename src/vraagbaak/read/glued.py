"""Find numbers that are glued to words: note marks that type does not show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.read.notes import UNIT, Mark, printed_notes, raised_marks, raised_runs
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vraagbaak.read.printed import PrintedLine

GLUED = re.compile(
    r"(?<=[^\W\d_])(?P<letter>\d{1,3})(?![\w%])"
    r"|(?<=[.,;:!?”\"’»)\]])(?P<closed>\d{1,3})(?![\w%])"
    r"|(?<=[.?!”]) (?P<last>\d{1,3})$"
)
"""A number right behind a word, a closing mark, or a sentence that ends the line."""
FIGURE = re.compile(r"\d[.,]$")


@dataclass(frozen=True, slots=True)
class GluedNumber:
    """A number that may be a note mark."""

    line: int
    mark: Mark
    after_word: bool


def glued_numbers(lines: Sequence[PrintedLine]) -> Iterator[GluedNumber]:
    """Go through the body for numbers that may be note marks."""
    for index, line in enumerate(lines):
        if line.role is not Role.BODY:
            continue
        for found in GLUED.finditer(line.text):
            number = found["letter"] or found["closed"] or found["last"]
            before, after = line.text[: found.start()], line.text[found.end() :]
            if UNIT.search(before):
                continue
            if FIGURE.search(before) and not re.match(r"\s+[A-Z]|$", after):
                continue
            mark = Mark(number, found.end() - len(number), found.end())
            yield GluedNumber(index, mark, after_word=found["letter"] is not None)


def marks_by_type(lines: Sequence[PrintedLine]) -> dict[int, list[Mark]]:
    """Find the note marks of the body, by the place of their line: raised, else glued numbers.

    A note stands on the page of its mark or later. A glued number counts only where its note, on
    this page or the next, has no raised mark.
    """
    pages: dict[str, set[int]] = {}
    for note in printed_notes(lines):
        pages.setdefault(note.mark, set()).add(note.page_number)
    last = {mark: max(pages[mark]) for mark in pages}
    found: dict[int, list[Mark]] = {}
    seen: set[tuple[str, int]] = set()
    for index, line in enumerate(lines):
        if line.role is not Role.BODY:
            continue
        runs = raised_runs(line)
        noted = frozenset(mark for mark in runs if last.get(mark, 0) >= line.page_number)
        found[index] = raised_marks(line, noted) if runs else []
        for mark in found[index]:
            seen |= _near(mark.mark, line.page_number, pages)
    for candidate in glued_numbers(lines):
        near = _near(candidate.mark.mark, lines[candidate.line].page_number, pages)
        if near - seen:
            found[candidate.line].append(candidate.mark)
            seen |= near
    return found


def _near(mark: str, page_number: int, pages: Mapping[str, set[int]]) -> set[tuple[str, int]]:
    """Name the note that a mark on this page points to: on the page itself, else on the next."""
    for number in (page_number, page_number + 1):
        if number in pages.get(mark, ()):
            return {(mark, number)}
    return set()
