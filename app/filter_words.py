"""What filters and their values are called, in the language of the visitor."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from app.filters import PERIOD, values_of
from app.texts import say
from vraagbaak.cite import date_in_words
from vraagbaak.types import Filter, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vraagbaak.types import Language, Selection

SHOWN: Final = (
    Filter.DOCUMENT,
    Filter.KIND,
    Filter.PARTY,
    Filter.ANSWERED_BY,
    Filter.SINCE,
    Filter.UNTIL,
)
"""The filters of the chat, in the order in which they are shown."""
TITLE_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Named:
    """A value of a filter that is on, in words: alone (`SP`), and with the filter (`Party: SP`)."""

    filter: Filter
    value: str
    short: str
    words: str


def named(selection: Selection, titles: Mapping[str, str], language: Language) -> tuple[Named, ...]:
    """Put each value of a selection in words; `titles` are those of the documents, by id."""
    return tuple(
        in_words(name, value, titles, language)
        for name in SHOWN
        for value in values_of(selection, name)
    )


def in_words(name: Filter, value: str, titles: Mapping[str, str], language: Language) -> Named:
    """Put one value of a filter in words."""
    called = say(language, f"filter_{name.value}")
    if name in PERIOD:
        day = date_in_words(datetime.date.fromisoformat(value), language)
        words = f"{called} {day}"
        return Named(name, value, words, words)
    short = value
    if name is Filter.DOCUMENT:
        short = clipped(titles.get(value, value), TITLE_CHARACTERS)
    if name is Filter.KIND:
        short = kind_name(value, language)
    return Named(name, value, short, f"{called}: {short}")


def kind_name(value: str, language: Language) -> str:
    """Name a kind of paper."""
    return say(language, f"kind_{Kind(value).name.lower()}")


def clipped(words: str, limit: int) -> str:
    """Shorten a text to whole words on one line."""
    flat = " ".join(words.split())
    if len(flat) <= limit:
        return flat
    return flat[:limit].rsplit(" ", 1)[0] + "…"
