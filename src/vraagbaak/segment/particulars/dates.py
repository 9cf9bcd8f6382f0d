"""Dates as Dutch papers write them."""

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
