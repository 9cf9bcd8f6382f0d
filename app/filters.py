"""The filters that a visitor has set; each browser session has its own."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vraagbaak.types import Filter, Selection

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

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

    `chosen` is as the visitor left it; a period in it may end before it begins. `sent` counts
    what the browser has sent, so that it knows an old state from its own.
    """

    chosen: Selection = EVERYTHING
    words: str = ""
    sent: int = 0

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
        """Take over what the browser says is set; what makes no sense changes nothing.

        It always tells all of it, so that what is set in haste cannot get lost. What it sent before
        the newest that came is passed over: requests may overtake each other.
        """
        match wanted:
            case {
                "action": "filter",
                "chosen": list(chosen),
                "since": str(since),
                "until": str(until),
                "words": str(words),
                "sent": int(sent),
            } if sent > self.sent:
                pass
            case _:
                return self
        told = {tuple(each) for each in chosen if isinstance(each, list) and _texts(each)}
        try:
            selection = Selection(
                **{field: self._known(name, told, offer) for name, field in LISTED.items()},
                since=_day(since),
                until=_day(until),
            )
        except ValueError:
            return self
        return Filters(selection, words[:MAX_WORDS_CHARACTERS], sent)

    def _known(
        self, name: Filter, told: Container[tuple[str, ...]], offer: Offer
    ) -> tuple[str, ...]:
        values = dict.fromkeys((*offer.values(name), *self.values(name)))
        return tuple(value for value in values if (name.value, value) in told)


def _texts(values: list[object]) -> bool:
    return all(isinstance(each, str) for each in values)


def _day(written: str) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None


def values_of(selection: Selection, name: Filter) -> tuple[str, ...]:
    """Give the values of a filter in a selection, dates as `2023-05-31`."""
    if name in LISTED:
        return tuple(getattr(selection, LISTED[name]))
    day = getattr(selection, PERIOD[name])
    return () if day is None else (day.isoformat(),)
