"""Lines whose format says what parts them, and which note a mark is for."""

from __future__ import annotations

import numpy as np

from vraagbaak.read.flow import flow
from vraagbaak.read.notes import Mark, PrintedNote
from vraagbaak.read.paragraphs import Break
from vraagbaak.read.printed import PrintedLine
from vraagbaak.types import Opening, Role


def _line(
    text: str, at: int, *, before: Break | None = None, role: Role = Role.BODY
) -> PrintedLine:
    boxes = [(column, at, column + 1, at + 1) for column in range(len(text))]
    return PrintedLine(
        page_number=1,
        text=text,
        boxes=np.array(boxes, dtype=np.float32),
        sizes=np.ones(len(text), dtype=np.float32),
        raised=np.zeros(len(text), dtype=np.bool_),
        role=role,
        before=before,
        opens=Opening.OTHER if at == 0 else None,
    )


def test_a_break_that_the_format_names_is_kept_whatever_the_words() -> None:
    lines = [
        _line("de dijk is", 0, before=Break.PARAGRAPH),
        _line("hoog", 1, before=Break.PARAGRAPH),
        _line("en breed", 2, before=Break.ITEM),
    ]
    text = flow(lines, {})
    assert text.text == "de dijk is\n\nhoog\nen breed"
    assert [line.opens for line in text.lines] == [Opening.OTHER, None, None]


def test_a_mark_points_to_the_note_that_the_format_names() -> None:
    lines = [
        _line("De dijk1 is hoog.", 0, before=Break.PARAGRAPH),
        _line("Een noot.", 1, role=Role.FOOTNOTE),
        _line("Een andere.", 2, role=Role.FOOTNOTE),
    ]
    notes = [PrintedNote("1", (line,)) for line in lines[1:]]
    text = flow(lines, {0: [Mark("1", 7, 8, note=1)]}, notes=notes)
    assert text.text == "De dijk is hoog.\n\nEen noot.\n\nEen andere."
    assert [(note.mark, note.span.of(text.text)) for note in text.footnotes] == [
        ("1", "Een noot."),
        ("1", "Een andere."),
    ]
    assert [(mark.offset, mark.footnote) for mark in text.note_marks] == [(7, 1)]
