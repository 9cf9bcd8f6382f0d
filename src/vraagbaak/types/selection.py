"""Which part of an index a question is put to."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime


class Filter(StrEnum):
    """A filter by the name that commands and JSON have for it."""

    DOCUMENT = "document"
    KIND = "kind"
    PARTY = "party"
    ASKER = "asker"
    ANSWERED_BY = "answered_by"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Filters as a user gives them: each that is given must fit, by any of its values.

    `documents` are ids, file names, references or parts of titles; `respondents` ministries,
    offices or names. `since` and `until` are the first and the last day of the document's date.
    """

    documents: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    askers: tuple[str, ...] = ()
    respondents: tuple[str, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None

    def __bool__(self) -> bool:
        """Say whether any filter is given."""
        return any(getattr(self, each.name) for each in fields(self))

    @property
    def has_period(self) -> bool:
        """Whether documents are chosen by date, so that one without a date does not fit."""
        return self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a selection leaves of an index: so many answers.

    `undated` documents would fit, had they a date.
    """

    selection: Selection
    answers: int
    undated: int = 0
