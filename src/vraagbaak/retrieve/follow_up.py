"""Understand a question that leans on the one before it, such as 'En Letland?'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.lexical import content_words
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAGMENT_WORDS = 4
"""Without a question word or verb in front, so few words are a piece of a question: 'Letland?'."""

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
_CLAUSE = {
    Language.DUTCH: re.compile(
        r"\W*(?:wat|wie|wiens|waar\w*|wanneer|hoe\w*|waarom|welke?|is|zijn|was|waren|wordt|worden"
        r"|heeft|hebben|had|kan|kunnen|kunt|kon|mag|mogen|moet|moeten|zal|zullen|zou|zouden|gaat|gaan"
        r"|doet|doen|komt|komen|krijgt|krijgen|geldt|gelden|bestaat|bestaan|klopt|werkt|blijft)\b",
        re.I,
    ),
    Language.ENGLISH: re.compile(
        r"\W*(?:what|who|whose|where|when|how|why|which|is|are|was|were|do|does|did|has|have|had"
        r"|can|could|may|might|must|should|shall|will|would)\b",
        re.I,
    ),
}
"""How a whole question begins, however short: 'Wat zijn voetnoten?'."""


def understood(question: str, *, history: Sequence[str], language: Language) -> str:
    """Give the question to search with: alone, or behind the one it leans on.

    A question that stands on its own is never bent towards an earlier one.
    """
    if not history or not leans(question, language=language):
        return question
    earlier = understood(history[-1], history=history[:-1], language=language)
    return f"{earlier} {question}"


def leans(question: str, *, language: Language) -> bool:
    """Say whether a question points back at an earlier one, or is only a piece of one."""
    return bool(
        _OPENING[language].match(question)
        or _REFERENCE[language].search(question)
        or not content_words(question)
        or _is_fragment(question, language)
    )


def _is_fragment(question: str, language: Language) -> bool:
    few = len(question.split()) <= FRAGMENT_WORDS
    return few and not _CLAUSE[language].match(question)
