"""Take the paragraphs and notes out of a tree, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vraagbaak.read.markup.parts import Part
from vraagbaak.read.markup.typed import Paragraph, Typed
from vraagbaak.read.paragraphs import Break
from vraagbaak.types import Opening

if TYPE_CHECKING:
    from vraagbaak.read.markup.parts import Element, Format

NUMBERED = re.compile(r"(?P<mark>\d{1,3}|\*{1,3})[.)]?\s+(?=\S)")
"""How a note begins whose number is not marked as such."""
UNNUMBERED = "*"
MOST_PARAGRAPHS = 100_000
MOST_LETTERS = 10_000_000
"""The longest paper of parliament that is known has a million."""
WITHIN = frozenset({Part.INLINE, Part.JOINED})


class TooLongError(Exception):
    """More paragraphs or letters than any paper has."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its number as printed, its words, the names by which marks point to it."""

    mark: str
    text: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The first of its names; empty if it has none."""
        return next(iter(self.names), "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a tree: the paragraphs of its text, and its notes."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


def reading(root: Element, form: Format) -> Reading:
    """Read the text of a tree, in the order of the file.

    Raises:
        TooLongError: there is more than is read.
    """
    walk = _Walk(form)
    walk.through(root)
    return Reading(tuple(walk.paragraphs), tuple(walk.notes))


@dataclass(slots=True)
class _Walk:
    """The paragraphs as they are found, and where the walk stands among the elements."""

    form: Format
    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    typed: Typed = field(default_factory=Typed)
    bold: int = 0
    italic: int = 0
    turns: list[Opening] = field(default_factory=list)
    opens: Opening | None = None
    before: Break = Break.PARAGRAPH
    letters: int = 0
    led: bool = False
    """Whether only the number of what comes stands in the paragraph."""

    def through(self, root: Element) -> None:
        self.inside(root)
        self.close()

    def inside(self, parent: Element) -> None:
        """Go through what stands in an element; the parsers take no tree deeper than 256."""
        self.add(parent.text)
        for element in parent:
            part = self.form.part(element)
            if part in {Part.SKIPPED, Part.NOTE, Part.MARK}:
                self.point(element, part)
            else:
                self.enter(element, part)
                self.inside(element)
                self.leave(element, part)
            self.add(element.tail)

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.typed.add(text, bold=self.bold > 0, italic=self.italic > 0)
        self.led = self.led and not text.strip()

    def enter(self, element: Element, part: Part) -> None:
        self.typed.parted = self.typed.parted or part is Part.JOINED
        if part not in WITHIN and not self.led:
            self.close()
        if part is Part.ITEM:
            self.before = Break.ITEM
        elif part is Part.TURN:
            self.opens = self.opens if self.turns else Opening.OTHER
            self.turns.append(self.form.turn(element))
        elif part is Part.NUMBER and self._heads_turn():
            self.opens = self.turns[-1]
        self.bold += self.form.is_bold(element)
        self.italic += self.form.is_italic(element)

    def leave(self, element: Element, part: Part) -> None:
        self.bold -= self.form.is_bold(element)
        self.italic -= self.form.is_italic(element)
        if part is Part.LEAD:
            self.typed.add(" ")
            self.led = self.typed.length > 0
        elif part not in WITHIN:
            self.close()
        self.typed.parted = self.typed.parted or part is Part.JOINED
        if part in {Part.BREAK, Part.ITEM}:
            self.before = Break.ITEM if part is Part.BREAK else Break.PARAGRAPH
        elif part is Part.TURN:
            self.turns.pop()
            self.opens = self.opens if self.turns else Opening.OTHER

    def _heads_turn(self) -> bool:
        """Tell whether a number is that of its turn: the first thing in it, or in a nested one."""
        return len(self.turns) > 1 or (bool(self.turns) and self.opens is Opening.OTHER)

    def point(self, element: Element, part: Part) -> None:
        """Pass by what is no part of the text, and keep its note and its mark."""
        if part is Part.SKIPPED:
            return
        mark, name = self.form.mark(element), self.form.target(element)
        if part is Part.NOTE:
            if len(self.notes) >= MOST_PARAGRAPHS:
                raise TooLongError
            self.notes.append(note(element, self.form))
            mark, name = self.notes[-1].mark, self.notes[-1].name
        if mark:
            self.typed.point(mark, name)

    def close(self) -> None:
        """End the paragraph, if there is one."""
        typed, self.typed, self.led = self.typed, Typed(), False
        if not typed.text:
            return
        self.letters += typed.length
        if len(self.paragraphs) >= MOST_PARAGRAPHS or self.letters > MOST_LETTERS:
            raise TooLongError
        self.paragraphs.append(Paragraph.of(typed, self.before, self.opens))
        self.before, self.opens = Break.PARAGRAPH, None


def note(element: Element, form: Format) -> Note:
    """Read a note, its number left out of its words."""
    within = _Walk(form)
    within.through(element)
    typed = Typed()
    for paragraph in within.paragraphs:
        typed.add(f" {paragraph.text}")
    mark, text = form.mark(element), typed.text
    numbered = NUMBERED.match(text)
    if numbered and mark in {"", numbered["mark"]}:
        mark, text = numbered["mark"], text[numbered.end() :]
    return Note(mark or UNNUMBERED, text, form.names(element))
