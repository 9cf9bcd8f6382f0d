"""Set apart the notes that a letter lists behind its text, and link the marks to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.read.note_lists import note_lists
from vraagbaak.read.notes import Mark, PrintedNote, cut
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vraagbaak.read.numbered_lists import NoteList
    from vraagbaak.read.printed import PrintedLine


@dataclass(frozen=True, slots=True, eq=False)
class Noted:
    """Lines, the notes set apart in them, and the marks in the body by the place of their line."""

    lines: Sequence[PrintedLine]
    notes: Sequence[PrintedNote]
    marks: Mapping[int, Sequence[Mark]]


def with_endnotes(noted: Noted) -> Noted:
    """Add the notes of lists to the footnotes already found.

    The two are numbered apart: a mark of a list names its note. A number that points to a
    footnote of its page is no mark of a list.
    """
    pointed = note_lists(noted.lines, _linked(noted))
    listed = {place for each in pointed for place in each.notes.lines}
    notes = list(noted.notes)
    marks = {place: list(found) for place, found in noted.marks.items() if place not in listed}
    for each in reversed(pointed):
        places = {item.number: len(notes) + at for at, item in enumerate(each.notes.items)}
        notes += _notes(noted.lines, each.notes)
        for found in each.marks:
            own = replace(found.mark, note=places[found.number])
            marks[found.line] = _with(marks.get(found.line, []), own)
    lines = [
        replace(line, role=Role.FOOTNOTE) if place in listed else line
        for place, line in enumerate(noted.lines)
    ]
    return Noted(lines, notes, marks)


def _linked(noted: Noted) -> Iterator[tuple[int, int]]:
    """Name the line and the start of each mark that has its footnote on its page or the next."""
    pages = {(note.mark, note.page_number) for note in noted.notes}
    for place, marks in noted.marks.items():
        number = noted.lines[place].page_number
        for mark in marks:
            near = {(mark.mark, number), (mark.mark, number + 1)}
            if mark.note is not None or pages & near:
                yield place, mark.start


def _with(marks: Sequence[Mark], own: Mark) -> list[Mark]:
    """Add a mark to those of its line, in the place of any that it takes in."""
    others = [mark for mark in marks if mark.end <= own.start or mark.start >= own.end]
    return sorted([*others, own], key=lambda mark: mark.start)


def _notes(lines: Sequence[PrintedLine], notes: NoteList) -> Iterator[PrintedNote]:
    """Cut the notes of a list out of its lines; a note may begin within a line."""
    ends = [(item.line, item.start) for item in notes.items[1:]]
    ends.append((notes.lines[-1], len(lines[notes.lines[-1]].text)))
    for item, (last, end) in zip(notes.items, ends, strict=True):
        parts = []
        for place in notes.lines:
            start = item.text if place == item.line else 0
            text = lines[place].text[start : end if place == last else None]
            if item.line <= place <= last and text.strip():
                parts.append(cut(lines[place], start, start + len(text.rstrip())))
        if not parts:
            parts.append(cut(lines[item.line], item.start, item.text))
        yield PrintedNote(str(item.number), tuple(parts), listed=True)
