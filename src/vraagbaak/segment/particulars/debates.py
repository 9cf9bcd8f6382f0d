"""What the pages of the Handelingen, the record of debates, print at their foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.segment.particulars.dates import DATE, dutch_date, year_on
from vraagbaak.types import Chamber, Kind, Role, Stated

if TYPE_CHECKING:
    import datetime

    from vraagbaak.types import Document

SITTING = re.compile(r"\b(?P<chamber>TK|EK) (?P<sitting>\d{1,3})(?:\s+\d{1,3}-\d{1,3}-\d+)?$")
PAGE = re.compile(r"\d{1,3}-(?P<item>\d{1,3})-\d{1,4}$")
SUBJECT = re.compile(r"(?:Tweede|Eerste) Kamer (?P<title>[^\d,]+?)(?: (?:TK|EK) \d.*)?")
DAY = re.compile(DATE)
CHAMBERS = {"TK": Chamber.HOUSE, "EK": Chamber.SENATE}


def debate(document: Document) -> Stated:
    """Take chamber, subject, date and number of a debate from the foot of its pages."""
    feet = [" ".join(line.text.split()) for line in document.lines if line.role is Role.FOOTER]
    sitting = next((found for foot in feet if (found := SITTING.search(foot))), None)
    if sitting is None:
        return Stated()
    day = next((foot for foot in feet if DAY.fullmatch(foot)), "")
    subject = next((found for foot in feet if (found := SUBJECT.fullmatch(foot))), None)
    date = dutch_date(day)
    return Stated(
        kind=Kind.DEBATE,
        title=subject["title"] if subject else None,
        date=date,
        year=year_on(date) if date else None,
        chamber=CHAMBERS[sitting["chamber"]],
        reference=_number(document, sitting, date),
    )


def _number(document: Document, sitting: re.Match[str], date: datetime.date | None) -> str | None:
    """Make the number of year, sitting and item; the item stands in the number of a page."""
    printed = (*(line.text for line in document.lines), *(page.printed for page in document.pages))
    page = next((found for text in printed if text and (found := PAGE.search(text))), None)
    if date is None or page is None:
        return None
    year = year_on(date).replace("-", "")
    return f"h-{sitting['chamber'].lower()}-{year}-{sitting['sitting']}-{page['item']}"
