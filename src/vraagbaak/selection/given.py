"""Read filters as they are given: on a command line, in a line of JSON, by a program."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import TYPE_CHECKING

from vraagbaak.errors import FilterError
from vraagbaak.types import Filter, Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

VALUES = {
    Filter.DOCUMENT: "documents",
    Filter.KIND: "kinds",
    Filter.PARTY: "parties",
    Filter.ASKER: "askers",
    Filter.ANSWERED_BY: "respondents",
}
"""The filters that take any number of texts, and their field of `Selection`."""
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def selection_of(given: Mapping[str, object]) -> Selection:
    """Make a selection of filters by name: a text or a list of texts, dates as texts.

    None, an empty text and an empty list are no filter.

    Raises:
        FilterError: A filter is unknown, is no text, or is no date.
    """
    for name in given:
        if name not in {*Filter}:
            raise FilterError(f"There is no filter {name!r}; there are {', '.join(Filter)}", name)
    values = {field: _texts(name, given.get(name)) for name, field in VALUES.items()}
    since, until = (_day(name, given.get(name)) for name in (Filter.SINCE, Filter.UNTIL))
    if since and until and since > until:
        message = f"The period ends ({until}) before it begins ({since})"
        raise FilterError(message, Filter.UNTIL)
    return Selection(**values, since=since, until=until)


def _texts(name: Filter, value: object) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else value or []
    if not isinstance(values, list | tuple) or not all(isinstance(each, str) for each in values):
        raise FilterError(f"The filter {name.value!r} takes a text or a list of texts", name)
    return tuple(dict.fromkeys(each.strip() for each in values if each.strip()))


def _day(name: Filter, value: object) -> datetime.date | None:
    """Read a day, or the first or the last one of a month or a year."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime.date):
        return value
    found = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if found:
            return _day_of(found, last=name is Filter.UNTIL)
    except ValueError:
        pass
    raise FilterError(
        f"The filter {name.value!r} takes a date: 2023-05-31, 2023-05 or 2023; not {value!r}", name
    )


def _day_of(found: re.Match[str], *, last: bool) -> datetime.date:
    year = int(found["year"])
    month = int(found["month"] or (12 if last else 1))
    if found["day"]:
        return datetime.date(year, month, int(found["day"]))
    first = datetime.date(year, month, 1)
    return first.replace(day=calendar.monthrange(year, month)[1]) if last else first
