"""Find footnotes and their marks in plain text, where no type shows them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.read.glued import glued_numbers
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.read.notes import Mark
    from vraagbaak.read.printed import PrintedLine

NOTE = re.compile(r"(\d{1,3}) +(?=\S)")
ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S+")
MOST_SKIPPED = 2
"""So many notes may be missing in between."""


def set_apart_plain_footnotes(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Give the lines of footnotes their role.

    A note begins behind an empty line with the number that is due, if that number also stands
    glued to a word further up. It ends at an empty or indented line or where the next begins.
    """
    marked = list(lines)
    due, last_note = 1, -1
    for index in range(len(lines)):
        number = _note_number(lines, index, last_note)
        if number is None or not due <= number <= due + MOST_SKIPPED:
            continue
        if not any(int(seen.mark.mark) == number for seen in glued_numbers(lines[:index])):
            continue
        last_note = _end_of_note(lines, index)
        for place in range(index, last_note + 1):
            marked[place] = replace(lines[place], role=Role.FOOTNOTE)
        due = number + 1
    return marked


def plain_marks(lines: Sequence[PrintedLine]) -> dict[int, list[Mark]]:
    """Find the note marks in the body, by the place of their line.

    Behind a closing mark every number that names a note counts; behind a letter only the one
    that is due, before its note: `F16` is no mark.
    """
    notes = _notes(lines)
    found: dict[int, list[Mark]] = {}
    due = 1
    for candidate in glued_numbers(lines):
        number = int(candidate.mark.mark)
        if number not in notes:
            continue
        in_turn = due <= number <= due + MOST_SKIPPED and candidate.line < notes[number]
        if in_turn or not candidate.after_word:
            found.setdefault(candidate.line, []).append(candidate.mark)
        if in_turn:
            due = number + 1
    return found


def _notes(lines: Sequence[PrintedLine]) -> dict[int, int]:
    """Give the line on which each note begins, by its number."""
    starts: dict[int, int] = {}
    for index, line in enumerate(lines):
        found = NOTE.match(line.text) if line.role is Role.FOOTNOTE else None
        if found:
            starts.setdefault(int(found[1]), index)
    return starts


def _note_number(lines: Sequence[PrintedLine], index: int, last_note: int) -> int | None:
    found = NOTE.match(lines[index].text)
    parted = index > 0 and (_empty_above(lines, index) or last_note == index - 1)
    return int(found[1]) if found and parted and index > last_note else None


def _empty_above(lines: Sequence[PrintedLine], index: int) -> bool:
    return lines[index].box.top - lines[index - 1].box.top > 1


def _end_of_note(lines: Sequence[PrintedLine], index: int) -> int:
    end = index
    for place in range(index + 1, len(lines)):
        line = lines[place]
        parted = _empty_above(lines, place) or line.box.x0 > lines[index].box.x0
        if ADDRESS_ONLY.fullmatch(line.text) or not (parted or NOTE.match(line.text)):
            end = place
        else:
            break
    return end
