"""Join printed lines into one text, keeping for each character the place it came from."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.read.hyphens import CLOSING_FIRST, Join, Vocabulary, join
from vraagbaak.read.notes import Mark, PrintedNote, printed_notes
from vraagbaak.read.paragraphs import Break, breaks
from vraagbaak.types import CharMap, Footnote, Line, NoteMark, Role, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from vraagbaak.read.printed import PrintedLine


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The text of a document with the map of its characters; see `types.Document`."""

    text: str
    chars: CharMap
    lines: tuple[Line, ...]
    footnotes: tuple[Footnote, ...]
    note_marks: tuple[NoteMark, ...]


@dataclass(slots=True)
class _Text:
    """The text as it grows; every piece comes with its page and boxes."""

    pieces: list[str] = field(default_factory=list)
    pages: list[npt.NDArray[np.int32]] = field(default_factory=list)
    boxes: list[npt.NDArray[np.float32]] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, page_number: int, boxes: npt.NDArray[np.float32]) -> None:
        self.pieces.append(text)
        self.pages.append(np.full(len(text), page_number, dtype=np.int32))
        self.boxes.append(boxes)
        self.length += len(text)

    def add_nowhere(self, text: str) -> None:
        """Add what stands nowhere in the file: what parts two lines or paragraphs."""
        self.add(text, 0, np.zeros((len(text), 4), dtype=np.float32))

    def drop_last(self) -> None:
        """Take back the last character: a hyphen that the press put at the end of a line."""
        self.pieces[-1] = self.pieces[-1][:-1]
        self.pages[-1], self.boxes[-1] = self.pages[-1][:-1], self.boxes[-1][:-1]
        self.length -= 1

    def add_line(self, line: PrintedLine) -> Span:
        start = self.length
        self.add(line.text, line.page_number, line.boxes)
        return Span(start, self.length)

    def part(self, following: str, before: Break, vocabulary: Vocabulary) -> bool:
        """Part the last line from the one that follows; tell whether a hyphen was dropped."""
        if before is not Break.NONE:
            self.add_nowhere(before.value)
            return False
        how = join(self.pieces[-1], following, vocabulary)
        if how is Join.BLANK:
            self.add_nowhere(" ")
        elif how is Join.HEAL:
            self.drop_last()
        return how is Join.HEAL

    def chars(self) -> CharMap:
        if not self.pieces:
            return CharMap(np.zeros(0, dtype=np.int32), np.zeros((0, 4), dtype=np.float32))
        return CharMap(np.concatenate(self.pages), np.concatenate(self.boxes))


@dataclass(frozen=True, slots=True)
class _Placed:
    """A note mark with the height of its line on the page."""

    mark: NoteMark
    top: float


@dataclass(frozen=True, slots=True)
class _Seam:
    """Where the text of one line ends and that of the next starts."""

    behind: int
    start: int


@dataclass(slots=True)
class _Body:
    """The lines of the body as they are put into the text."""

    text: _Text
    vocabulary: Vocabulary
    spans: dict[int, Span] = field(default_factory=dict)
    marks: list[_Placed] = field(default_factory=list)

    def add(self, lines: Mapping[int, PrintedLine], marks: Mapping[int, Sequence[Mark]]) -> None:
        last: int | None = None
        plain = {index: _unmarked(line, marks.get(index, ())) for index, line in lines.items()}
        worded = [line for line in plain.values() if line.text]
        parted = iter(breaks(worded))
        for index, line in plain.items():
            start = behind = self.text.length
            if line.text:
                before = next(parted)
                if last is not None:
                    # A line that opens with a mark goes on with the word that the mark is for.
                    before = Break.NONE if _opens_with(marks.get(index, ())) else before
                    if self.text.part(line.text, before, self.vocabulary):
                        self.spans[last] = Span(self.spans[last].start, self.text.length)
                start = self.text.length
                self.spans[index] = self.text.add_line(line)
                last = index
            self._place(lines[index], _Seam(behind, start), marks.get(index, ()))

    def _place(self, line: PrintedLine, seam: _Seam, marks: Sequence[Mark]) -> None:
        """Note where the marks of a line stood; one that opens it stands behind the line above."""
        for mark in marks:
            kept = sum(place < mark.start for place in _kept(line.text, marks))
            within = kept or mark.start == mark.end
            offset = min(seam.start + kept if within else seam.behind, self.text.length)
            placed = NoteMark(mark.mark, offset, line.page_number, mark.note)
            self.marks.append(_Placed(placed, line.box.top))


def flow(
    lines: Sequence[PrintedLine],
    marks: Mapping[int, Sequence[Mark]],
    *,
    notes: Sequence[PrintedNote] | None = None,
) -> Flow:
    """Join the body, then the footnotes, and trace every character.

    `marks` gives the note marks to take out of the body, by the line's place in `lines`. `notes`
    are those of a file whose format names them, else they are found in the lines.
    """
    notes = printed_notes(lines) if notes is None else notes
    vocabulary = Vocabulary.of(line.text for line in lines)
    lines_of_body = {index: line for index, line in enumerate(lines) if line.role is Role.BODY}
    body = _Body(_Text(), vocabulary)
    body.add(lines_of_body, marks)
    footnotes = tuple(_add_note(body.text, note, vocabulary) for note in notes)
    named: dict[tuple[str, int], list[int]] = {}
    for place, note in enumerate(notes):
        if not note.listed:
            named.setdefault((note.mark, note.page_number), []).append(place)
    return Flow(
        text="".join(body.text.pieces),
        chars=body.text.chars(),
        lines=tuple(_line(line, body.spans.get(index)) for index, line in enumerate(lines)),
        footnotes=footnotes,
        note_marks=tuple(_linked(mark, notes, named) for mark in body.marks),
    )


def _opens_with(marks: Sequence[Mark]) -> bool:
    return any(mark.start == 0 < mark.end for mark in marks)


def _kept(text: str, marks: Sequence[Mark]) -> list[int]:
    """List the characters of a line that stay when its note marks and spare blanks are gone."""
    gone = {place for mark in marks for place in range(mark.start, mark.end)}
    # The blank before a mark goes with it where a closing mark follows.
    closed = {mark.start for mark in marks if CLOSING_FIRST.match(text, mark.end)}
    kept: list[int] = []
    for place, letter in enumerate(text):
        spare = letter == " " and (not kept or text[kept[-1]] == " " or place + 1 in closed)
        if place not in gone and not spare:
            kept.append(place)
    return kept


def _unmarked(line: PrintedLine, marks: Sequence[Mark]) -> PrintedLine:
    if not marks:
        return line
    kept = _kept(line.text, marks)
    while kept and line.text[kept[-1]] == " ":
        kept.pop()
    places = np.array(kept, dtype=np.intp)
    return replace(
        line,
        text="".join(line.text[place] for place in kept),
        boxes=line.boxes[places],
        sizes=line.sizes[places],
        raised=line.raised[places],
    )


def _add_note(text: _Text, note: PrintedNote, vocabulary: Vocabulary) -> Footnote:
    if text.pieces:
        text.add_nowhere(Break.PARAGRAPH.value)
    start = text.length
    for place, line in enumerate(note.lines):
        if place:
            text.part(line.text, Break.NONE, vocabulary)
        text.add_line(line)
    return Footnote(note.mark, Span(start, text.length), note.page_number)


def _line(line: PrintedLine, span: Span | None) -> Line:
    return Line(
        page_number=line.page_number,
        text=line.text,
        box=line.box,
        size=line.size,
        bold=line.bold,
        italic=line.italic,
        role=line.role,
        span=span,
        opens=line.opens,
    )


def _linked(
    placed: _Placed,
    notes: Sequence[PrintedNote],
    named: Mapping[tuple[str, int], Sequence[int]],
) -> NoteMark:
    """Link a mark to the note of that name below it, or to one that was pushed to the next page.

    `named` gives the places of the notes that stand on pages, by their mark and page.
    """
    mark = placed.mark
    if mark.footnote is not None:
        return mark
    for page_number in (mark.page_number, mark.page_number + 1):
        for place in named.get((mark.mark, page_number), ()):
            if page_number > mark.page_number or notes[place].lines[0].box.top > placed.top:
                return replace(mark, footnote=place)
    return mark
