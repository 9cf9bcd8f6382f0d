"""A verdict on an answer, with what was on the screen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import datetime

    from vraagbaak.types import Cited, Language, Span


class Verdict(StrEnum):
    """What a person says of an answer."""

    UP = "up"
    """It answers the question; where nothing was shown, it was right to say so."""
    DOWN = "down"
    """It does not; where nothing was shown, the papers do hold an answer."""
    WRONG_PASSAGE = "wrong-passage"
    """The answer stands elsewhere in the papers."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it stood on the screen; `highlights` are offsets in `text`, the whole quote."""

    file: str
    label: str
    exchange_id: str
    text: str
    highlights: tuple[Span, ...]

    @classmethod
    def of(cls, cited: Cited) -> Self:
        """Take from an answer, or from an alternative to it, what was shown."""
        citation, quote = cited.citation, cited.quote
        exchange_id = citation.exchange_id
        return cls(citation.file, citation.label, exchange_id, quote.text, quote.highlights)

    @property
    def sha256(self) -> str:
        """The checksum of the text in UTF-8, as hexadecimal digits; that of the quote."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """A verdict on one answer; `shown` is None where nothing was found, `at` knows its time zone.

    `history` are the earlier questions, `language` is that of the question, `confidence` in [0, 1].
    With `filtered` only a part of the papers was searched: not found then says nothing of the rest.
    """

    at: datetime.datetime
    question: str
    history: tuple[str, ...]
    language: Language
    verdict: Verdict
    confidence: float
    shown: Shown | None
    comment: str = ""
    filtered: bool = False
