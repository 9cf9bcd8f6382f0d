"""Footnotes and endnotes of a DOCX, numbered as they are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from vraagbaak.read.notes import Mark, PrintedNote, raised_marks
from vraagbaak.read.word.numbering import written
from vraagbaak.read.word.package import number, value
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vraagbaak.read.printed import PrintedLine
    from vraagbaak.read.word.lines import NoteCall, Typeset
    from vraagbaak.read.word.package import Element, Package

SORTS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""The sorts of notes, and how Word numbers them where a file does not say (17.11.17, 17.18.59)."""


@dataclass(frozen=True, slots=True)
class NoteForm:
    """How notes of a sort are numbered."""

    form: str
    start: int = 1


@dataclass(slots=True)
class NoteBook:
    """The notes of a file in the order in which they are called, and the marks that call them.

    `texts` are the lines of each note by its sort and id.
    """

    texts: Mapping[tuple[str, str], Sequence[PrintedLine]]
    forms: Mapping[str, NoteForm]
    notes: list[PrintedNote] = field(default_factory=list)
    _places: dict[tuple[str, str], int] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def marks(self, lines: Sequence[Typeset]) -> dict[int, list[Mark]]:
        """Give the marks of the body by the place of their line.

        Calls of notes are no letters of it; raised numbers typed by hand are.
        """
        body = {index: each for index, each in enumerate(lines) if each.line.role is Role.BODY}
        called = {index: self._called(each) for index, each in body.items()}
        noted = frozenset(note.mark for note in self.notes)
        found = {}
        for index, each in body.items():
            marks = [*called[index], *raised_marks(each.line, noted)]
            if marks:
                found[index] = sorted(marks, key=lambda mark: mark.start)
        return found

    def _called(self, line: Typeset) -> list[Mark]:
        places = [(call.at, self._place(call)) for call in line.calls]
        return [
            Mark(self.notes[place].mark, at, at, place) for at, place in places if place is not None
        ]

    def _place(self, call: NoteCall) -> int | None:
        """Find the place of a note, which is given one when it is called first."""
        if call.note not in self._places:
            mark = call.typed or self._count(call.note[0])
            lines = self.texts.get(call.note)
            if not lines:
                return None
            self._places[call.note] = len(self.notes)
            self.notes.append(PrintedNote(mark, tuple(lines)))
        return self._places[call.note]

    def _count(self, sort: str) -> str:
        form = self.forms[sort]
        count = self._counts.get(sort, form.start)
        self._counts[sort] = count + 1
        return written(count, form.form) or str(count)


def note_forms(package: Package, document: Element) -> dict[str, NoteForm]:
    """Find how notes are numbered: what a section says goes before what the file says."""
    forms = {}
    for sort, usual in SORTS.items():
        settings = [root.find(qn(f"w:{sort}Pr")) for root in package.parts("settings")]
        places = [*document.iterfind(f".//{qn('w:sectPr')}/{qn(f'w:{sort}Pr')}"), *settings]
        named = [value(place, "w:numFmt") for place in places]
        starts = [number(place, "w:numStart") for place in places]
        forms[sort] = NoteForm(
            next((form for form in named if form is not None), usual),
            next((start for start in starts if start is not None), 1),
        )
    return forms
