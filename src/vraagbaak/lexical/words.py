"""The words of a text, their stems, and their character n-grams."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING

import Stemmer

from vraagbaak.function_words import DUTCH, ENGLISH
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

GRAM_LENGTH = 5

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STOPWORDS = DUTCH | ENGLISH
_ALGORITHMS = {Language.DUTCH: "dutch", Language.ENGLISH: "english"}
"""The names of Snowball's stemmers."""


def stems(text: str) -> list[str]:
    """List the Dutch stems of the content words of `text`, in order."""
    return stemmed(content_words(text), Language.DUTCH)


def stemmed(plain_words: Sequence[str], language: Language) -> list[str]:
    """Give the stem of each of some words, in order."""
    # A stemmer keeps state while it works, so threads cannot share one.
    found: list[str] = Stemmer.Stemmer(_ALGORITHMS[language]).stemWords(plain_words)
    return found


def grams(text: str) -> list[str]:
    """List the character n-grams of the content words of `text`; a short word is one itself."""
    return list(chain.from_iterable(grams_of_word(word) for word in content_words(text)))


def grams_of_word(word: str) -> list[str]:
    """List the character n-grams of one word, in order."""
    if len(word) <= GRAM_LENGTH:
        return [word]
    return [word[i : i + GRAM_LENGTH] for i in range(len(word) - GRAM_LENGTH + 1)]


def content_words(text: str) -> list[str]:
    """List the words of `text` that are neither function words nor single letters."""
    return [word for word in words(text) if carries_content(word)]


def carries_content(word: str) -> bool:
    """Say whether a word, as `words` gives it, is neither a function word nor a single letter."""
    return word not in _STOPWORDS and (len(word) > 1 or word.isdigit())


def words(text: str) -> list[str]:
    """List the words and numbers of `text` without accents and capitals."""
    return [word.casefold() for word in written_words(text)]


def written_words(text: str) -> list[str]:
    """List the words and numbers of `text` without accents, with the capitals they have."""
    parts = unicodedata.normalize("NFKD", text)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return _TOKEN.findall(plain)
