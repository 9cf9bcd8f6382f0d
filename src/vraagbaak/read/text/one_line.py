"""Part a text that is one long line: its body, and what stands at the edges of its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.notes import START, Mark, cut
from vraagbaak.read.text.inline_notes import inline_notes
from vraagbaak.read.text.run_together import furniture
from vraagbaak.types import Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.read.printed import PrintedLine
    from vraagbaak.read.text.inline_notes import InlineNote

LONG = 1000
"""A line with more characters may be a whole text."""
BELOW = 0.5
"""A note is laid so much lower than the body that it stood in, on the same line of the file."""


@dataclass(frozen=True, slots=True)
class OneLine:
    """Lines made of one, the body first, and the note marks in the body."""

    lines: tuple[PrintedLine, ...]
    marks: tuple[Mark, ...]


def part_one_line(line: PrintedLine) -> OneLine | None:
    """Set page marks, running heads and notes within a long line apart; None if it has none."""
    heads = furniture(line.text) if len(line.text) >= LONG else []
    if not heads:
        return None
    notes = inline_notes(line.text, heads)
    body = _kept(line.text, [*heads, *(note.span for note in notes)])
    made = [_chosen(line, body)]
    made += [replace(_trimmed(line, head), role=Role.HEADER) for head in heads]
    made += [_note(line, note) for note in notes]
    return OneLine(tuple(made), _marks(line.text, body, notes))


def _kept(text: str, gone: Sequence[Span]) -> list[int]:
    """List the characters that stay, with single blanks between words and none at the ends."""
    dropped = {place for span in gone for place in range(span.start, span.end)}
    kept: list[int] = []
    for place, letter in enumerate(text):
        spare = letter == " " and (not kept or text[kept[-1]] == " ")
        if place not in dropped and not spare:
            kept.append(place)
    while kept and text[kept[-1]] == " ":
        kept.pop()
    return kept


def _chosen(line: PrintedLine, places: Sequence[int]) -> PrintedLine:
    at = np.array(places, dtype=np.intp)
    return replace(
        line,
        text="".join(line.text[place] for place in places),
        boxes=line.boxes[at],
        sizes=line.sizes[at],
        raised=line.raised[at],
    )


def _trimmed(line: PrintedLine, span: Span) -> PrintedLine:
    text = span.of(line.text)
    start = span.start + len(text) - len(text.lstrip())
    return cut(line, start, start + len(text.strip()))


def _note(line: PrintedLine, note: InlineNote) -> PrintedLine:
    """Make the line of a note; one that has lost its number is no more than the page's foot."""
    made = _trimmed(line, note.span)
    if START.match(made.text) is None:
        return replace(made, role=Role.FOOTER)
    lower = made.boxes + np.array([0, BELOW, 0, BELOW], dtype=np.float32)
    return replace(made, boxes=lower, role=Role.FOOTNOTE)


def _marks(text: str, body: Sequence[int], notes: Sequence[InlineNote]) -> tuple[Mark, ...]:
    places = {place: at for at, place in enumerate(body)}
    return tuple(
        Mark(note.pointer.of(text), places[note.pointer.start], places[note.pointer.end - 1] + 1)
        for note in notes
        if note.pointer is not None and note.span.of(text)[0].isdigit()
    )
