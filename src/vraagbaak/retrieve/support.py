"""How well the text of an exchange supports that it answers a question, beyond being near it.

A near miss is about the matter and lacks what is asked: a name, a year, an amount. So this looks
at which of the things that a question names the text speaks of, and at what kind of thing is asked.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from vraagbaak.calibration import Signal
from vraagbaak.lexical import expressions, grams_of_word, words
from vraagbaak.lexical.words import stemmed
from vraagbaak.retrieve import asking
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.lexical import Expression, Reading

HELD_FROM = 0.5
"""A thing that a text speaks of less than this is lacking in it."""
NEAREST_SENTENCES = 3
_INSIDE = 0.8
_IN_PIECES = 0.9
_LEAST_INSIDE = 6
"""A word of so many letters counts as found anywhere in a compound, and in part by its n-grams."""
_LEAST_PART = 4
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, eq=False)
class WordsOf:
    """The words of a text, ready to be looked up; `joined` are the stems between blanks."""

    stems: frozenset[str]
    grams: frozenset[str]
    joined: str

    def holds(self, expression: Expression) -> float:
        """Say how far the text speaks of one thing, in [0, 1], by its best wording."""
        return max(self._holds_reading(each) for each in expression)

    def share(self, asked: Sequence[Expression]) -> float:
        """Compute the mean over the things that are asked; 0 without any."""
        return sum(map(self.holds, asked)) / len(asked) if asked else 0.0

    def _holds_reading(self, reading: Reading) -> float:
        return sum(map(self._holds_word, reading.words)) / len(reading.words)

    def _holds_word(self, word: str) -> float:
        stem = _stem(word)
        if stem in self.stems:
            return 1.0
        if self._holds_inside(stem):
            return _INSIDE
        if len(word) < _LEAST_INSIDE:
            return 0.0
        pieces = grams_of_word(word)
        return _IN_PIECES * sum(piece in self.grams for piece in pieces) / len(pieces)

    def _holds_inside(self, stem: str) -> bool:
        """Say whether a stem is a part of a compound; a short one must begin or end it."""
        if len(stem) >= _LEAST_INSIDE:
            return stem in self.joined
        if len(stem) < _LEAST_PART:
            return False
        return f" {stem}" in self.joined or f"{stem} " in self.joined


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    return stemmed([word], Language.DUTCH)[0]


@lru_cache(maxsize=4096)
def words_of(text: str) -> WordsOf:
    """Take a text apart."""
    found = words(text)
    stems = stemmed(found, Language.DUTCH)
    return WordsOf(
        stems=frozenset(stems),
        grams=frozenset(piece for word in found for piece in grams_of_word(word)),
        joined=f" {' '.join(stems)} ",
    )


@dataclass(frozen=True, slots=True)
class Texts:
    """What an exchange says: what it is about, its question, its answer, the answer's sentences.

    The sentences come with the nearest to the question first.
    """

    about: str
    question: str
    answer: str
    sentences: tuple[str, ...]

    @property
    def whole(self) -> str:
        """All of it."""
        return f"{self.about}\n{self.question}\n{self.answer}"


def support(question: str, language: Language, texts: Texts) -> dict[str, float]:
    """Measure an exchange against what a question names and asks for."""
    asked = expressions(question, language)
    whole, answer = words_of(texts.whole), words_of(texts.answer)
    held = [whole.holds(each) for each in asked]
    return {
        Signal.NAMED: len(asked),
        Signal.HELD: sum(held) / max(1, len(held)),
        Signal.HELD_BY_ANSWER: answer.share(asked),
        Signal.LACKING: sum(each < HELD_FROM for each in held),
        **_kinds(question, texts),
    }


def _kinds(question: str, texts: Texts) -> dict[str, float]:
    nearest = " ".join(texts.sentences[:NEAREST_SENTENCES])
    numbers = set(_NUMBER.findall(question))
    figure = asking.asks_figure(question)
    plain = texts.whole.casefold()
    names = [each.casefold() for each in asking.names(question)]
    return {
        Signal.NUMBERS_LACKING: sum(each not in texts.whole for each in numbers),
        Signal.NAMES_LACKING: sum(each not in plain for each in names),
        Signal.FIGURE_LACKING: figure and not asking.holds_figure(nearest, besides=numbers),
        Signal.FIGURE_ASKED_BEFORE: figure and asking.asks_figure(texts.question),
        Signal.DATE_LACKING: asking.asks_when(question) and not asking.holds_date(nearest),
        Signal.NAME_LACKING: asking.asks_who(question) and not asking.names(nearest),
        Signal.LENGTH: math.log1p(len(texts.answer)),
    }
