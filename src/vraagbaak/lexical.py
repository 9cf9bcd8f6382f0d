"""Match a question's words with Dutch texts: stems, and character n-grams for compounds.

Scores are coverages: a text's BM25 score over the highest one that any text could reach. So they
lie in [0, 1) and mean the same in a small index and in a large one. A term that no text holds
counts fully in what could be reached: it lowers the coverage of every text.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

from vraagbaak.function_words import DUTCH, ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Coverage: TypeAlias = npt.NDArray[np.float32]
"""One figure for each text."""

GRAM_LENGTH = 5

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_MOST_WORDS = 10
"""A question with more content words than this is not easier to be sure of."""
_STOPWORDS = DUTCH | ENGLISH


@dataclass(frozen=True, slots=True, eq=False)
class WordMatch:
    """How far each text covers a question, by its stems and by its n-grams."""

    stems: Coverage
    grams: Coverage


class Lexicon:
    """The terms of a list of texts, ready to be matched with questions."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stems = _TermIndex([stems(text) for text in texts])
        self._grams = _TermIndex([grams(text) for text in texts])

    def match(self, question: str) -> WordMatch:
        """Match `question` with every text."""
        return WordMatch(
            stems=self._stems.coverage(stems(question)),
            grams=self._grams.coverage(grams(question)),
        )


class Evidence:
    """Tells for a list of texts how much of a question they speak of at all."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stems = _TermIndex([stems(text) for text in texts])
        self._grams = _TermIndex([grams(text) for text in texts])

    def of(self, question: str) -> Coverage:
        """Measure the question's words that each text holds, whole or in part, by rarity.

        Half of ten words says more than all of one. Names, numbers and abbreviations are rare, so
        they weigh most.
        """
        word_count = min(len(set(content_words(question))), _MOST_WORDS)
        whole = self._stems.share(stems(question))
        in_part = self._grams.share(grams(question))
        evidence: Coverage = np.log1p(word_count * np.maximum(whole, in_part))
        return evidence


def stems(text: str) -> list[str]:
    """List the Dutch stems of the content words of `text`, in order."""
    # A stemmer keeps state while it works, so threads cannot share one.
    stemmed: list[str] = Stemmer.Stemmer("dutch").stemWords(content_words(text))
    return stemmed


def grams(text: str) -> list[str]:
    """List the character n-grams of the content words of `text`; a short word is one itself."""
    return list(chain.from_iterable(_grams_of_word(word) for word in content_words(text)))


def content_words(text: str) -> list[str]:
    """List the words of `text` that are neither function words nor single letters."""
    return [
        word for word in words(text) if word not in _STOPWORDS and (len(word) > 1 or word.isdigit())
    ]


def words(text: str) -> list[str]:
    """List the words and numbers of `text` without accents and capitals."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return _TOKEN.findall(plain)


class _TermIndex:
    """BM25 over lists of terms, scaled to coverage."""

    def __init__(self, texts: Sequence[list[str]]) -> None:
        self._count = len(texts)
        self._texts_with = Counter(chain.from_iterable(set(terms) for terms in texts))
        self._scorer = bm25s.BM25(method="lucene") if self._texts_with else None
        if self._scorer is not None:
            self._scorer.index(texts, show_progress=False)

    def coverage(self, terms: Iterable[str]) -> Coverage:
        """Score each text for the distinct `terms`."""
        asked = set(terms)
        known = sorted(asked & self._texts_with.keys())
        if self._scorer is None or not known:
            return np.zeros(self._count, dtype=np.float32)
        scores = self._scorer.get_scores(known)
        return np.asarray(scores / sum(map(self._rarity, asked)), dtype=np.float32)

    def share(self, terms: Iterable[str]) -> Coverage:
        """Compute what share of the distinct `terms`, weighed by rarity, each text holds."""
        asked = set(terms)
        held = np.zeros(self._count, dtype=np.float32)
        for term in asked:
            held += self._rarity(term) * (self.coverage([term]) > 0)
        return held / np.float32(sum(map(self._rarity, asked)) or 1)

    def _rarity(self, term: str) -> float:
        """Weigh a term by Lucene's inverse document frequency, the upper bound of its score."""
        texts_with = self._texts_with[term]
        return math.log(1 + (self._count - texts_with + 0.5) / (texts_with + 0.5))


def _grams_of_word(word: str) -> list[str]:
    if len(word) <= GRAM_LENGTH:
        return [word]
    return [word[i : i + GRAM_LENGTH] for i in range(len(word) - GRAM_LENGTH + 1)]
