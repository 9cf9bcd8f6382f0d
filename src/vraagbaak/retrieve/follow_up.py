"""Understand a question that leans on the one before it, such as 'En Letland?'.

A question leans if something in it points back, and if it says little by itself: long questions say
'they' of what they name themselves. What it leans on is put before it, whole: an answer often
covers both ('in 2022 …, in 2023 …'), so that nothing of the earlier question is replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vraagbaak.lexical import content_words
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

FRAGMENT_WORDS = 4
"""Without a question word or verb in front, so few words are a piece of a question: 'Letland?'."""
MOST_OWN_WORDS = 3
"""A question that points back has at most so many content words of its own, one more behind 'and',
two more behind 'and' with a pronoun, one more with 'of that'. Chosen on 78 that lean, 846 that do
not."""
FEW_BEFORE = 2
"""A word that may point back does so if no more content words than these stand before it."""

_OPENING = {
    Language.DUTCH: re.compile(r"\W*(?:en|maar|dus|of|waarom (?:dan|wel|niet)\b\W*$)\b", re.I),
    Language.ENGLISH: re.compile(r"\W*(?:and|but|so|or|then|what about|how about)\b", re.I),
}
_OPENING_TO_DROP = re.compile(
    r"\W*(?:en|maar|dus|of|and|but|so|or|what about|how about)\b\W*", re.I
)
_PRONOUN = {
    Language.DUTCH: re.compile(
        r"\b(?:ze|zij|hun|hen|hij|hem|haar|zo'n|dezelfde|hetzelfde"
        r"|(?:dat|die|dit|deze)(?=\W*$| (?:dan|ook|nog|wel|niet)\b)"
        r"|daar(?:aan|bij|door|in|mee|na|naar|om|op|over|tegen|toe|uit|van|voor)?"
        r"|er(?:aan|bij|door|in|mee|na|naar|om|op|over|tegen|toe|uit|van|voor))\b",
        re.I,
    ),
    Language.ENGLISH: re.compile(
        r"\b(?:they|them|their|theirs|it|its|he|him|his|she|her|these|those|the same|the ones?"
        r"|(?:ones?|that|this|there)(?=\W*$))\b",
        re.I,
    ),
}
_OF_IT = {
    Language.DUTCH: re.compile(r"\b(?:daar|er)van\b", re.I),
    Language.ENGLISH: re.compile(r"\bof (?:it|that|this|them|those|these)\b", re.I),
}
_MAY_POINT_BACK = {
    Language.DUTCH: re.compile(r"\b(?:dat|die|dit|deze|dan|ook)\b", re.I),
    Language.ENGLISH: re.compile(r"\b(?:that|this|then|there|too|either|else|so)\b", re.I),
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
    opening = _OPENING_TO_DROP.match(question)
    own = question[opening.end() :] if opening else question
    return f"{earlier} {own or question}"


def readings(question: str, *, history: Sequence[str], language: Language) -> tuple[str, ...]:
    """Give all that a question may mean: behind the one it leans on, alone, and that one itself.

    One that stands on its own has one reading.
    """
    reading = understood(question, history=history, language=language)
    if reading == question:
        return (question,)
    return (reading, question, understood(history[-1], history=history[:-1], language=language))


def leans(question: str, *, language: Language) -> bool:
    """Say whether a question points back at an earlier one, or is only a piece of one."""
    opens = bool(_OPENING[language].match(question))
    names = bool(_PRONOUN[language].search(question))
    points = opens or names or _may_point_back(question, language)
    own = len(set(content_words(question)))
    if own == 0:
        return True
    if not points and not _is_fragment(question, language):
        return False
    part = bool(_OF_IT[language].search(question))
    return own <= MOST_OWN_WORDS + opens + (opens and names) + part


def _may_point_back(question: str, language: Language) -> bool:
    found = _MAY_POINT_BACK[language].search(question)
    return found is not None and len(content_words(question[: found.start()])) <= FEW_BEFORE


def _is_fragment(question: str, language: Language) -> bool:
    few = len(question.split()) <= FRAGMENT_WORDS
    return few and not _CLAUSE[language].match(question)
