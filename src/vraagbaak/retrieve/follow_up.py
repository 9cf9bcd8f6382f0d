"""Understand a question that leans on the one before it, such as 'En Letland?'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.lexical import content_words
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

FEW_WORDS = 2
"""A question with at most so many words of its own cannot stand alone after another one."""

_OPENING = {
    Language.DUTCH: re.compile(r"\W*(?:en|maar|dus|of|waarom (?:dan|wel|niet)\b\W*$)\b", re.I),
    Language.ENGLISH: re.compile(r"\W*(?:and|but|so|or|then|what about|how about)\b", re.I),
}
_REFERENCE = {
    Language.DUTCH: re.compile(
        r"\b(?:daar(?:aan|bij|door|in|mee|na|om|op|over|tegen|toe|uit|van|voor)?|ze|zij|hun|hen|hij"
        r"|hem|haar|zo'n|dezelfde|hetzelfde"
        r"|(?:dat|die|dit|deze)(?=\W*$| (?:dan|ook|nog|wel|niet)\b)"
        r"|er(?:aan|bij|door|in|mee|na|om|op|over|tegen|toe|uit|van|voor))\b",
        re.I,
    ),
    Language.ENGLISH: re.compile(
        r"\b(?:they|them|their|theirs|it|its|he|him|his|she|her|this|those|these|that(?=\W*$)|there"
        r"(?=\W*$)|the same|ones?(?=\W*$))\b",
        re.I,
    ),
}


def understood(question: str, *, history: Sequence[str], language: Language) -> str:
    """Give the question to search with: alone, or behind the one it leans on.

    A question that stands on its own is never bent towards an earlier one.
    """
    if not history or not leans(question, language=language):
        return question
    earlier = understood(history[-1], history=history[:-1], language=language)
    return f"{earlier} {question}"


def leans(question: str, *, language: Language) -> bool:
    """Say whether a question points back at an earlier one, or is too short to stand alone."""
    return bool(
        _OPENING[language].match(question)
        or _REFERENCE[language].search(question)
        or len(set(content_words(question))) <= FEW_WORDS
    )
