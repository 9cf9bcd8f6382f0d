"""Set apart footnotes at the foot of a page, and the marks that point to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vraagbaak.read.large_notes import foot_by_marks
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.read.printed import PrintedLine

SMALL = 0.9
"""A footnote is set smaller than this part of the body's size."""
SAME_SIZE = 0.4
"""Lines of one footnote differ in size by less, in points."""
FAR = 4.0
"""What stands so many times the font size below the last line is at the foot of the page."""
APART = 0.8
"""A note that goes on from the page before stands so many times the font size below the text."""
ENDED = re.compile(r"[.?!][”\"’»)\]]*$|\.(?:html?|pdf|nl|com|org)/?$")
"""How a note ends."""
START = re.compile(r"(?P<mark>\d{1,3}|\*{1,3})\)?(?P<gap>\s*)(?=\S)")
RAISED_MARK = re.compile(
    r"(?<!\S)(?P<mark>\d{1,3}|\*{1,3})\)?(?=[,\s]|$)|(?<=,)(?P<next>\d{1,3})(?!\S)"
)
UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kcdm]?m|CO|NO|PM|H|SO|NH)$")
"""What a raised number is an exponent or an index of."""
POWER = re.compile(r"(?:[x×·]\s?|\b\d+ (?:op|in|per) (?:de )?)10$")
"""What a raised number is a power of."""
FRACTION = ("/", "\N{FRACTION SLASH}")
"""What follows the upper part of a fraction."""
WORD_BEFORE = re.compile(r"(?:[^\W\d_]{3}|[^\w\s(])$")
"""Behind a shorter word a raised number without a note is an exponent or an index."""
DECIMAL = re.compile(r"\d[.,]$")


@dataclass(frozen=True, slots=True, eq=False)
class PrintedNote:
    """A footnote as printed: its mark and its lines, the mark cut off the first.

    One that is `listed` stands behind the text, not at the foot of the page of its mark.
    """

    mark: str
    lines: tuple[PrintedLine, ...]
    listed: bool = False

    @property
    def page_number(self) -> int:
        """The page on which the note begins."""
        return self.lines[0].page_number


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark in a line: the characters `start` to `end` of its text.

    `note` is the place of its note among all, where the file's format says which it is.
    """

    mark: str
    start: int
    end: int
    note: int | None = None


def body_size(lines: Sequence[PrintedLine]) -> float:
    """Find the font size that most characters of the body have, in points."""
    counts: dict[float, int] = {}
    for line in lines:
        if line.role is Role.BODY:
            size = round(line.size, 1)
            counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size], default=0.0)


def set_apart_footnotes(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Give the small numbered lines below the last body line of each page their role."""
    largest = _largest(lines, body_size(lines))
    by_page: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.role is Role.BODY:
            by_page.setdefault(line.page_number, []).append(index)
    marked = list(lines)
    open_note = ended = False
    before: list[PrintedLine] = []
    for indices in by_page.values():
        foot = _foot(lines, indices, largest) or foot_by_marks(lines, indices)
        starts = [index for index in foot if _starts_note(lines[index])]
        above = [lines[index] for index in indices if index not in foot]
        far = bool(starts and above) and _is_far_below(lines[starts[0]], above[-1])
        if not far and not any(_is_pointed_to(lines[at], (*before, *above)) for at in starts):
            starts = []
        before = above
        open_note = open_note and not (ended and _touches(lines, foot, above))
        if starts and not open_note:
            foot = foot[foot.index(starts[0]) :]
        if starts or open_note:
            for index in foot:
                marked[index] = replace(lines[index], role=Role.FOOTNOTE)
        open_note = bool(foot) and (bool(starts) or open_note)
        ended = open_note and ENDED.search(lines[foot[-1]].text) is not None
    return marked


def _is_pointed_to(note: PrintedLine, above: Sequence[PrintedLine]) -> bool:
    """Tell a note from a row of a table: its number is raised, or stands as a mark further up."""
    found = START.match(note.text)
    if found is None or note.raised[0]:
        return found is not None
    mark = re.escape(found["mark"])
    pointing = re.compile(rf"(?<=[^\s\d]){mark}(?!\w)|(?<=[.?!»”)]) {mark}(?!\S)")
    return any(
        pointing.search(line.text) or any(each == found["mark"] for each in raised_runs(line))
        for line in above
    )


def _is_far_below(note: PrintedLine, last: PrintedLine) -> bool:
    return note.box.top - last.box.top > FAR * last.size


def _touches(
    lines: Sequence[PrintedLine], foot: Sequence[int], above: Sequence[PrintedLine]
) -> bool:
    """Tell small lines right below the text, such as the source of a table, from notes apart."""
    if not (foot and above):
        return False
    return lines[foot[0]].box.top - above[-1].box.bottom < APART * above[-1].size


def _largest(lines: Sequence[PrintedLine], size: float) -> float:
    """Find the largest size of notes: that of lines which begin with a raised number counts too."""
    raised = (
        line.size
        for line in lines
        if line.role is Role.BODY and START.match(line.text) and line.raised[0]
    )
    nearly = (each + SAME_SIZE / 2 for each in raised if each < size - SAME_SIZE)
    return max((SMALL * size, *nearly))


def _foot(lines: Sequence[PrintedLine], indices: Sequence[int], largest: float) -> list[int]:
    """List the small lines at the end of a page, from the lowest line up to the body."""
    foot: list[int] = []
    for index in reversed(indices):
        if lines[index].size > largest:
            break
        foot.insert(0, index)
    return foot


def _starts_note(line: PrintedLine) -> bool:
    found = START.match(line.text)
    return bool(found and (found["gap"] or line.raised[0]))


def printed_notes(lines: Sequence[PrintedLine]) -> list[PrintedNote]:
    """Part the lines of role `FOOTNOTE` into notes; a line without a mark goes on with the last."""
    notes: list[PrintedNote] = []
    for line in lines:
        if line.role is not Role.FOOTNOTE:
            continue
        found = START.match(line.text)
        if found and _starts_note(line) and _follows(notes, found["mark"]):
            notes.append(PrintedNote(found["mark"], (cut(line, found.end(), len(line.text)),)))
        elif notes:
            notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
    return notes


def _follows(notes: Sequence[PrintedNote], mark: str) -> bool:
    """Tell a new note from a number that a line of a note happens to begin with."""
    if not notes or not mark.isdigit() or not notes[-1].mark.isdigit():
        return True
    last = int(notes[-1].mark)
    return last < int(mark) <= last + 3 or int(mark) == 1


def cut(line: PrintedLine, start: int, end: int) -> PrintedLine:
    """Cut characters `start` to `end` out of a line."""
    return replace(
        line,
        text=line.text[start:end],
        boxes=line.boxes[start:end],
        sizes=line.sizes[start:end],
        raised=line.raised[start:end],
    )


def raised_marks(line: PrintedLine, noted: frozenset[str]) -> list[Mark]:
    """Find the note marks of a line; `noted` are the marks of the file's footnotes.

    A raised number is left in the text where it is an exponent (`m2`), part of a number (`4.2.`),
    or follows a digit without there being such a note.
    """
    marks: list[Mark] = []
    for found in RAISED_MARK.finditer(_only_raised(line)):
        if _is_mark(line, found, noted):
            start = found.start()
            # What parts raised marks is raised with them.
            if marks and not line.text[marks[-1].end : start].strip(", "):
                start = marks[-1].end
            marks.append(Mark(found["mark"] or found["next"], start, found.end()))
    return marks


def _only_raised(line: PrintedLine) -> str:
    """Blank out what is not raised: `2023` with a raised `1` behind it is not `20231`."""
    return "".join(
        letter if high else " " for letter, high in zip(line.text, line.raised, strict=True)
    )


def raised_runs(line: PrintedLine) -> list[str]:
    """List what is raised in a line."""
    return _only_raised(line).replace(",", " ").split() if line.raised.any() else []


def _is_mark(line: PrintedLine, found: re.Match[str], noted: frozenset[str]) -> bool:
    before, after = line.text[: found.start()], line.text[found.end() :]
    mark = found["mark"] or found["next"]
    if not before.strip():
        return mark in noted and bool(after.strip())
    if UNIT.search(before) or POWER.search(before) or after.startswith(FRACTION):
        return False
    if DECIMAL.search(before) and (after[:1] in {".", ","} or mark not in noted):
        return False
    return mark in noted or bool(WORD_BEFORE.search(before))
