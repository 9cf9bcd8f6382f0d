"""Find the lists of notes that a letter has behind its text, and the marks that point to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vraagbaak.read.list_marks import ListMark, Style, list_marks
from vraagbaak.read.numbered_lists import NoteList, numbered_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vraagbaak.read.printed import PrintedLine

MARKED_BY = {
    Style.BRACKETS: frozenset({Style.BRACKETS}),
    Style.PARENTHESIS: frozenset({Style.PARENTHESIS, Style.BARE}),
    Style.BARE: frozenset(Style),
}
"""How the marks are printed that point to notes of a list."""
MARKED = 0.5
"""Of the notes of a list in brackets or parentheses this part has a mark, at the least."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A list of notes with the marks that point to it."""

    notes: NoteList
    marks: tuple[ListMark, ...]


def note_lists(lines: Sequence[PrintedLine], linked: Iterable[tuple[int, int]]) -> list[Pointed]:
    """Find the lists of notes that marks point to, the last first.

    `linked` are line and start of the marks that already have their note.
    """
    lists = numbered_lists(lines)
    if not lists:
        return []
    known = frozenset(linked)
    marks = [
        mark
        for mark in list_marks(lines)
        if mark.style is not Style.BARE or (mark.line, mark.mark.start) not in known
    ]
    found: list[Pointed] = []
    # Bare numbers are taken for notes only where no other list is.
    order = sorted(lists, key=lambda each: (each.style is Style.BARE, -each.lines[0]))
    for notes in order:
        taken = {place for each in found for place in each.notes.lines}
        used = {id(mark) for each in found for mark in each.marks}
        if taken.intersection(notes.lines):
            continue
        free = [mark for mark in marks if id(mark) not in used and mark.line not in taken]
        pointing = _pointing(notes, free, lists)
        if _is_pointed_to(notes, pointing):
            found.append(Pointed(notes, tuple(pointing)))
    return found


def _pointing(
    notes: NoteList, marks: Sequence[ListMark], lists: Sequence[NoteList]
) -> list[ListMark]:
    """Choose the marks of a list: those behind the one before it, if they name all its notes."""
    first = notes.lines[0]
    before = [
        mark
        for mark in marks
        if mark.line < first
        and mark.number in notes.numbers
        and mark.style in MARKED_BY[notes.style]
    ]
    ends = [each.lines[-1] for each in lists if each.lines[-1] < first]
    near = [mark for mark in before if mark.line > max(ends, default=-1)]
    chosen = near if {mark.number for mark in near} == notes.numbers else before
    sure = {mark.number for mark in chosen if not mark.loose}
    loose: dict[int, ListMark] = {}
    for mark in chosen:
        if mark.loose and mark.number not in sure:
            loose.setdefault(mark.number, mark)
    return [mark for mark in chosen if not mark.loose or mark is loose.get(mark.number)]


def _is_pointed_to(notes: NoteList, marks: Sequence[ListMark]) -> bool:
    sure = {mark.number for mark in marks if not mark.loose}
    if len(sure) < MARKED * len(notes.numbers):
        return False
    if notes.style is not Style.BARE:
        return True
    raised = all(mark.style is Style.BARE and not mark.loose for mark in marks)
    everyone = {mark.number for mark in marks} == notes.numbers
    return notes.closes and everyone and (notes.sourced or raised)
