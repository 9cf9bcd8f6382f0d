"""Find the side column of a letterhead: sender, date, kenmerk, the number of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from vraagbaak.read.pdf.runs import PdfChar, Run, runs_of
from vraagbaak.types import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vraagbaak.read.printed import PrintedLine

ALIGNED = 1.5
"""Lines of a column start at the same place, to so many points."""
SMALLER = 0.87
"""A side column is set smaller than this part of the size of the main text."""
SAME_SIZE = 0.8
"""Type of a side column differs by less, in points."""
RIGHT = 0.55
"""A side column starts to the right of this part of the furthest reach of the text."""
CLEAR = 0.5
"""Between the main text and a side column is at least this part of the font size."""
LETTERHEAD = re.compile(
    r"(?:ons|uw|onze)?kenmerk\b.*|onskenmerk.*|(?:onze|uw)referentie.*|uwbrief.*|contactpersoon.*"
    r"|projectnaam.*|bezoekadres.*|postadres.*|postbus\d+|inlichtingenbij.*|behandelddoor.*"
    r"|bijbeantwoording.*|directoraat-generaal.*|ministerievan.*|kopieaan.*|steller.*",
    re.IGNORECASE,
)
"""What only a letterhead says, blanks left out."""
COMMON = re.compile(r"datum.*|pagina\d+van\d+|bijlagen?(?:\(n\))?|directie.*", re.IGNORECASE)
"""What a letterhead says, and a table might."""
MENTION = re.compile(
    r"kenmerk|referentie|datum|contactpersoon|bezoekadres|postadres", re.IGNORECASE
)
FEW = 2
"""So many labels that a table may have as well make a side column of smaller type."""
FIRST_LETTERS = 6
"""By these one label is told from another."""
MANY = 3
"""So many different labels make a side column of type as large as the main text's."""


@dataclass(frozen=True, slots=True)
class Parted:
    """The characters of a page that are its main text, and those of its side column."""

    main: list[PdfChar]
    side: list[PdfChar]


def without_side(chars: Sequence[PdfChar]) -> Parted:
    """Part the side column of a letterhead from the main text.

    It starts at one place on all of its lines, right of a strip that the main text leaves free
    beside it, says what letterheads say, and is set in smaller type or says much of that.
    """
    if not MENTION.search("".join(char["text"] for char in chars)):
        return Parted(list(chars), [])
    runs = runs_of(chars)
    column = max(_columns(runs), key=len, default=[])
    if not column:
        return Parted(list(chars), [])
    left = min(run.x0 for run in column) - ALIGNED
    taken = {id(char) for run in _taken(runs, column, left) for char in run.chars}
    size = median(run.size for run in column)
    for char in chars:
        blank = char["text"].isspace() and char["x0"] >= left
        if blank and abs(char["size"] - size) < SAME_SIZE:
            taken.add(id(char))
    return Parted(
        [char for char in chars if id(char) not in taken],
        [char for char in chars if id(char) in taken],
    )


def with_known_side(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Set apart a side column without labels, by where it stands and its type on other pages."""
    known = [line for line in lines if line.role is Role.SIDE]
    labelled = {line.page_number for line in known}
    places = {(round(line.box.x0), round(line.size, 1)) for line in known}
    lowest = max((line.box.bottom for line in known), default=0.0)
    return [
        replace(line, role=Role.SIDE)
        if line.page_number not in labelled
        and line.role is Role.BODY
        and line.box.bottom <= lowest
        and any(_is_at(line, place) for place in places)
        else line
        for line in lines
    ]


def _is_at(line: PrintedLine, place: tuple[float, float]) -> bool:
    x0, size = place
    return abs(line.box.x0 - x0) <= ALIGNED and abs(line.size - size) < SAME_SIZE


def _columns(runs: Sequence[Run]) -> Iterable[list[Run]]:
    """Go through the runs under each label on the right that may be a side column."""
    reach = max((run.x1 for run in runs), default=0.0)
    for label in runs:
        if label.x0 > RIGHT * reach and (_says(label, LETTERHEAD) or _says(label, COMMON)):
            column = _aligned(runs, label)
            if _is_letterhead(column, runs):
                yield column


def _aligned(runs: Sequence[Run], label: Run) -> list[Run]:
    """List the runs that start where a label does, with the main text clear of them."""
    return [
        run
        for run in runs
        if abs(run.x0 - label.x0) <= ALIGNED
        and abs(run.size - label.size) < SAME_SIZE
        and not any(_meets(other, run) for other in runs)
    ]


def _meets(other: Run, run: Run) -> bool:
    """Tell whether another run reaches this one from the left, or runs through it."""
    return (
        other.x0 < run.x0 - ALIGNED and other.x1 > run.x0 - CLEAR * run.size and other.beside(run)
    )


def _is_letterhead(column: Sequence[Run], runs: Sequence[Run]) -> bool:
    said = _labels(column, LETTERHEAD)
    # A page that goes on may name no more than the date and its number.
    if not said and len(_labels(column, COMMON)) < FEW:
        return False
    left = min(run.x0 for run in column)
    sizes = [char["size"] for run in runs if run.x1 < left for char in run.chars]
    small = not sizes or median(run.size for run in column) < SMALLER * median(sizes)
    return small or len(said) >= MANY


def _says(run: Run, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(run.text) is not None


def _labels(column: Sequence[Run], pattern: re.Pattern[str]) -> set[str]:
    return {run.text.lower()[:FIRST_LETTERS] for run in column if _says(run, pattern)}


def _taken(runs: Sequence[Run], column: Sequence[Run], left: float) -> list[Run]:
    """Add to the lines of a side column what stands further right within it.

    A row of a table that reaches over the place of the column is left in the main text.
    """
    size = median(run.size for run in column)
    taken = list(column)
    known = {id(run) for run in column}
    for run in sorted(runs, key=lambda each: each.x0):
        if id(run) in known or run.x0 < left or abs(run.size - size) >= SAME_SIZE:
            continue
        row = [other for other in runs if other.x0 < run.x0 and other.in_row_with(run)]
        nearest = max(row, key=lambda other: other.x1, default=None)
        if nearest is None or id(nearest) in known:
            known.add(id(run))
            taken.append(run)
    return taken
