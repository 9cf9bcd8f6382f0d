"""Dates as Dutch papers write them, and the years that parliament counts in."""

from __future__ import annotations

import datetime
import re

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
DATE = rf"\d{{1,2}} ?(?:{'|'.join(MONTHS)}) ?\d{{4}}"
"""A blank may have been lost at the end of a line."""
PARTS = re.compile(r"(\d+) ?([a-z]+) ?(\d+)", re.IGNORECASE)
SEPTEMBER = 9
TUESDAY = 1


def dutch_date(text: str) -> datetime.date | None:
    """Read the first date in `text`, such as `21 maart 2024`; None if there is none."""
    found = re.search(DATE, text, re.IGNORECASE)
    parts = PARTS.fullmatch(found[0]) if found else None
    if parts is None:
        return None
    day, month, year = parts.groups()
    try:
        return datetime.date(int(year), MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None


def opening(year: int) -> datetime.date:
    """Give the day on which parliament opens a year: the third Tuesday of September."""
    first = datetime.date(year, SEPTEMBER, 1)
    return first + datetime.timedelta(days=(TUESDAY - first.weekday()) % 7 + 14)


def year_on(date: datetime.date) -> str:
    """Tell in which parliamentary year a date falls: `2024-2025`."""
    first = date.year if date >= opening(date.year) else date.year - 1
    return f"{first}-{first + 1}"
