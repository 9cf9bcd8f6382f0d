"""The filters that a visitor has set; each browser session has its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from vraagbaak.types import Filter, Selection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.library import Asks
    from vraagbaak.selection import Choices
    from vraagbaak.types import Document

LISTED: Final[dict[Filter, str]] = {
    Filter.DOCUMENT: "documents",
    Filter.KIND: "kinds",
    Filter.PARTY: "parties",
    Filter.ANSWERED_BY: "respondents",
}
"""The filters of which several values can be chosen, and their field of `Selection`."""
PERIOD: Final[dict[Filter, str]] = {Filter.SINCE: "since", Filter.UNTIL: "until"}
EVERYTHING: Final = Selection()
MAX_WORDS_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Offer:
    """What there is to choose from: the values in the index, and the documents with answers."""

    choices: Choices
    documents: tuple[Document, ...]

    @classmethod
    def of(cls, assistant: Asks) -> Offer:
        """Take stock of the index."""
        answered = {each.document_id for each in assistant.index.exchanges()}
        documents = (each for each in assistant.index.documents if each.id in answered)
        return cls(assistant.choices, tuple(documents))

    def values(self, name: Filter) -> tuple[str, ...]:
        """List the values that a filter can take; those of documents are their ids."""
        match name:
            case Filter.DOCUMENT:
                return tuple(document.id for document in self.documents)
            case Filter.KIND:
                return self.choices.kinds
            case Filter.PARTY:
                return self.choices.parties
            case Filter.ANSWERED_BY:
                return tuple(dict.fromkeys((*self.choices.respondents, *self.choices.people)))
        return ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What is set, and the words that the list of documents is narrowed by.

    `chosen` is as the visitor left it; a period in it may end before it begins.
    """

    chosen: Selection = EVERYTHING
    words: str = ""

    @property
    def is_backwards(self) -> bool:
        """Whether the period ends before it begins."""
        since, until = self.chosen.since, self.chosen.until
        return since is not None and until is not None and since > until

    @property
    def selection(self) -> Selection:
        """What questions are put to; a period that ends before it begins does not count."""
        return replace(self.chosen, since=None, until=None) if self.is_backwards else self.chosen

    def values(self, name: Filter) -> tuple[str, ...]:
        """Give the chosen values of a filter, dates as `2023-05-31`."""
        return values_of(self.chosen, name)

    def after(self, wanted: Mapping[str, object], offer: Offer) -> Filters:
        """Do what a control of the panel asks for; what makes no sense changes nothing."""
        match wanted:
            case {
                "action": "filter",
                "filter": str(name),
                "value": str(value),
                "entered": bool(on),
            }:
                return self._with_value(name, value, offer) if on else self._without(name, value)
            case {"action": "unfilter", "filter": str(name), "value": str(value)}:
                return self._without(name, value)
            case {"action": "day", "filter": str(name), "entered": str(day)}:
                return self._with_day(name, day)
            case {"action": "find", "entered": str(words)}:
                return replace(self, words=words[:MAX_WORDS_CHARACTERS])
            case {"action": "unfilter-all"}:
                return Filters()
        return self

    def _with_value(self, name: str, value: str, offer: Offer) -> Filters:
        known = _filter(name)
        if known not in LISTED or value not in offer.values(known):
            return self
        values = dict.fromkeys((*self.values(known), value))
        return self._changed(LISTED[known], tuple(values))

    def _without(self, name: str, value: str) -> Filters:
        known = _filter(name)
        if known in PERIOD:
            return self._changed(PERIOD[known], None)
        if known not in LISTED:
            return self
        return self._changed(LISTED[known], tuple(v for v in self.values(known) if v != value))

    def _with_day(self, name: str, day: str) -> Filters:
        known = _filter(name)
        if known not in PERIOD:
            return self
        try:
            return self._changed(PERIOD[known], datetime.date.fromisoformat(day) if day else None)
        except ValueError:
            return self

    def _changed(self, field: str, value: tuple[str, ...] | datetime.date | None) -> Filters:
        changes: dict[str, Any] = {field: value}
        return replace(self, chosen=replace(self.chosen, **changes))


def values_of(selection: Selection, name: Filter) -> tuple[str, ...]:
    """Give the values of a filter in a selection, dates as `2023-05-31`."""
    if name in LISTED:
        return tuple(getattr(selection, LISTED[name]))
    day = getattr(selection, PERIOD[name])
    return () if day is None else (day.isoformat(),)


def _filter(name: str) -> Filter | None:
    return next((each for each in Filter if each.value == name), None)
