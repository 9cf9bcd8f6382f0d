"""The list of documents: which of them, in which order, and how many at once."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from app.filter_words import kind_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.index import DocumentEntry
    from vraagbaak.types import Language

ROWS: Final = 100
MAX_WORDS: Final = 100
_NUMBER: Final = re.compile(r"[0-9]{1,6}")


class Column(StrEnum):
    """What a list of documents shows, and can be sorted by."""

    TITLE = "title"
    KIND = "kind"
    REFERENCE = "reference"
    DATE = "date"
    ANSWERS = "answers"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor wants to see of the list; pages count from 1."""

    words: str = ""
    column: Column = Column.TITLE
    downwards: bool = False
    page: int = 1

    @classmethod
    def of(cls, *, words: str, sort: str, order: str, page: str) -> Wish:
        """Read the parameters of an address; what makes no sense counts for nothing."""
        known = {each.value: each for each in Column}
        number = int(page) if _NUMBER.fullmatch(page) else 1
        return cls(
            words[:MAX_WORDS].strip(),
            known.get(sort, Column.TITLE),
            order == "down",
            max(1, number),
        )

    def found(self, entries: Sequence[DocumentEntry], language: Language) -> list[DocumentEntry]:
        """Pick the documents that speak of every word, in order."""
        wanted = _plain(self.words).split()
        fit = [each for each in entries if all(word in _spoken(each, language) for word in wanted)]
        fit.sort(key=lambda each: _plain(each.document.title or each.document.path.name))
        if self.column is not Column.TITLE:
            fit.sort(key=lambda each: _key(each, self.column, language), reverse=self.downwards)
            # What has none stands last, whichever way the others stand.
            fit.sort(key=lambda each: _lacks(each, self.column))
        elif self.downwards:
            fit.reverse()
        return fit


def _spoken(entry: DocumentEntry, language: Language) -> str:
    document = entry.document
    parts = (
        document.title,
        document.path.name,
        document.reference,
        document.asked_by,
        document.answered_by,
        document.date.isoformat() if document.date else "",
        kind_name(document.kind.value, language),
    )
    return _plain(" ".join(part for part in parts if part))


def _key(entry: DocumentEntry, column: Column, language: Language) -> tuple[int, str]:
    document = entry.document
    match column:
        case Column.DATE:
            return (document.date or datetime.date.min).toordinal(), ""
        case Column.ANSWERS:
            return entry.answers, ""
        case Column.PAGES:
            return entry.pages, ""
        case Column.KIND:
            return 0, _plain(kind_name(document.kind.value, language))
    return 0, _plain(document.reference or "")


def _lacks(entry: DocumentEntry, column: Column) -> bool:
    document = entry.document
    return (column is Column.DATE and document.date is None) or (
        column is Column.REFERENCE and not document.reference
    )


def _plain(text: str) -> str:
    """Take case and accents away."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))
