"""The JSON of values that answers and papers share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import datetime

Json: TypeAlias = dict[str, Any]


def date_json(date: datetime.date | None) -> str | None:
    """Write a date as ISO 8601."""
    return date.isoformat() if date else None
