"""Score texts for a question by its words: BM25 over stems and over character n-grams.

Scores are coverages: a text's BM25 score over the highest one that any text could reach. So they
lie in [0, 1) and mean the same in a small index and in a large one. An expression that no text
holds counts fully in what could be reached: it lowers the coverage of every text.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

import bm25s
import numpy as np
import numpy.typing as npt

from vraagbaak.lexical.glossary import expressions
from vraagbaak.lexical.words import grams, grams_of_word, stemmed, stems
from vraagbaak.types import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vraagbaak.lexical.glossary import Expression, Reading

Coverage: TypeAlias = npt.NDArray[np.float32]
"""One figure for each text."""


@dataclass(frozen=True, slots=True, eq=False)
class WordMatch:
    """How far each text covers a question, by its stems and by its n-grams."""

    stems: Coverage
    grams: Coverage


class Lexicon:
    """The terms of a list of texts, ready to be matched with questions."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stems = _TermIndex([stems(text) for text in texts], terms_of=_stem)
        self._grams = _TermIndex([grams(text) for text in texts], terms_of=grams_of_word)

    def match(self, question: str, language: Language) -> WordMatch:
        """Match `question` with every text, in each of the wordings that papers have for it."""
        asked = expressions(question, language)
        return WordMatch(stems=self._stems.coverage(asked), grams=self._grams.coverage(asked))


class _TermIndex:
    """BM25 over lists of terms, scaled to coverage; `terms_of` gives the terms of one word."""

    def __init__(self, texts: Sequence[list[str]], *, terms_of: Callable[[str], list[str]]) -> None:
        self._count = len(texts)
        self._terms_of = terms_of
        self._texts_with = Counter(chain.from_iterable(set(terms) for terms in texts))
        self._columns: dict[str, slice] = {}
        if self._texts_with:
            scorer = bm25s.BM25(method="lucene")
            scorer.index(texts, show_progress=False)
            self._holders, self._scores = scorer.scores["indices"], scorer.scores["data"]
            ends = scorer.scores["indptr"].tolist()
            self._columns = {
                term: slice(ends[at], ends[at + 1])
                for term, at in scorer.vocab_dict.items()
                if at + 1 < len(ends)
            }

    def coverage(self, asked: Sequence[Expression]) -> Coverage:
        """Score each text for what is asked; of an expression its best wording counts."""
        total = np.zeros(self._count, dtype=np.float32)
        reachable = 0.0
        for expression in asked:
            terms = {each: self._terms(each) for each in expression}
            best = np.zeros(self._count, dtype=np.float32)
            for reading, own in terms.items():
                np.maximum(best, reading.weight * self._score(own), out=best)
            total += best
            whole = [own for reading, own in terms.items() if reading.weight == 1]
            reachable += min(sum(map(self._rarity, own)) for own in whole or terms.values())
        return total / np.float32(reachable or 1)

    def _terms(self, reading: Reading) -> set[str]:
        return set(chain.from_iterable(map(self._terms_of, reading.words)))

    def _score(self, terms: set[str]) -> Coverage:
        score = np.zeros(self._count, dtype=np.float32)
        for term in terms:
            column = self._columns.get(term)
            if column is not None:
                score[self._holders[column]] += self._scores[column]
        return score

    def _rarity(self, term: str) -> float:
        """Weigh a term by Lucene's inverse document frequency, the upper bound of its score."""
        texts_with = self._texts_with[term]
        return math.log(1 + (self._count - texts_with + 0.5) / (texts_with + 0.5))


def _stem(word: str) -> list[str]:
    return stemmed([word], Language.DUTCH)
