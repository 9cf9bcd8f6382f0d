"""What an official publication prints in its colophon and above its text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.dates import DATE, dutch_date
from vraagbaak.segment.particulars.numbers import (
    DOSSIER,
    YEAR,
    Kamerstuk,
    dossier,
    number_of,
    parliamentary_year,
)
from vraagbaak.types import Chamber, Role, Stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.types import Document, Line

CHAMBER = r"(?P<chamber>Tweede|Eerste) Kamer"
MASTHEAD = re.compile(rf"{CHAMBER} der Staten-Generaal")
YEAR_LINE = re.compile(rf"Vergaderjaar\s+{YEAR}")
RUNNING = re.compile(
    rf"{CHAMBER}, vergaderjaar {YEAR}, {DOSSIER}, "
    r"(?:nr\. ?(?P<number>\d+)|(?P<letter>[A-Z]{1,2}))\b"
)
"""The line at the foot of each page of a parliamentary paper."""
DOSSIER_LINE = re.compile(rf"{DOSSIER}(?:\s+(?P<title>[^\W\d].*))?")
NUMBER_LINE = re.compile(r"(?:Nr\. ?\d+|[A-Z]{1,2})(?:\s+[^a-z]*)?")
DATED = re.compile(
    rf"(?:(?P<received>Ontvangen)|Voorgesteld|Vastgesteld|Den Haag,|’s-Gravenhage,)\s+{DATE}"
)
CHAMBERS = {"Tweede": Chamber.HOUSE, "Eerste": Chamber.SENATE}
FIRST_LINES = 40


def official(document: Document) -> Stated:
    """Take number, chamber and year of an official publication; of a dossier, title and date."""
    first = document.lines[:FIRST_LINES]
    running = next(
        (found for line in document.lines if line.role in _MARGINS and (found := _running(line))),
        None,
    )
    names = (number_of(line.text) for line in document.lines)
    number = next(filter(None, names), None) or (_number(running) if running else None)
    if number is None:
        return Stated()
    year = running or _first(YEAR_LINE, first)
    stated = Stated(
        reference=number,
        chamber=_chamber(running or _first(MASTHEAD, first)),
        year=parliamentary_year(year[0]) if year else None,
    )
    return _of_dossier(document, stated) if "," in number else stated


_MARGINS = frozenset({Role.HEADER, Role.FOOTER, Role.SIDE})


def _running(line: Line) -> re.Match[str] | None:
    return RUNNING.match(" ".join(line.text.split()))


def _number(running: re.Match[str]) -> str:
    return Kamerstuk(dossier(running), running["number"] or running["letter"]).number


def _first(pattern: re.Pattern[str], lines: Sequence[Line]) -> re.Match[str] | None:
    return next((found for line in lines if (found := pattern.match(line.text))), None)


def _chamber(found: re.Match[str] | None) -> Chamber | None:
    return CHAMBERS[found["chamber"]] if found else None


def _of_dossier(document: Document, stated: Stated) -> Stated:
    """Add the title of the dossier, and the date under the name of the paper."""
    first = document.lines[:FIRST_LINES]
    dated = _first(DATED, first)
    date = dutch_date(dated[0]) if dated else None
    return replace(
        stated,
        title=_title(document, first),
        date=date,
        received=date if dated and dated["received"] else None,
    )


def _title(document: Document, first: Sequence[Line]) -> str | None:
    """Take what stands between the dossier's number and the paper's number in it."""
    starts = [at for at, line in enumerate(first) if DOSSIER_LINE.fullmatch(line.text)]
    ends = [at for at, line in enumerate(first) if NUMBER_LINE.fullmatch(line.text)]
    ends = [at for at in ends if starts and at > starts[0]]
    if not ends:
        return None
    begun = DOSSIER_LINE.fullmatch(first[starts[0]].text)
    placed = [line.span for line in first[starts[0] + 1 : ends[0]] if line.span is not None]
    # Out of the text, where words parted at the end of a line are whole again.
    rest = document.text[placed[0].start : placed[-1].end] if placed else ""
    return " ".join(f"{begun['title'] or '' if begun else ''} {rest}".split()) or None
