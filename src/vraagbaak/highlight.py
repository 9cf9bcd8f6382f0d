"""Choose the sentences of an answer that answer a question."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, TypeAlias

from vraagbaak.calibration import SentenceSignal
from vraagbaak.lexical import expressions
from vraagbaak.retrieve import asking
from vraagbaak.retrieve.support import HELD_FROM, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.calibration import Marks
    from vraagbaak.types import Document, Hit, Language, ScoredSpan, Span

SentenceSignals: TypeAlias = dict[SentenceSignal, float]

MOST_HIGHLIGHTS = 4
FEW_SENTENCES = 2
"""An answer of so many sentences is marked as a whole."""
_LEAST_DEVIATION = 1e-3
"""What is added to a deviation of cosines, so that a difference of nothing stays nothing."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Highlighter:
    """Marks what answers one question, in any answer that is found for it."""

    question: str
    language: Language
    marks: Marks

    def highlights(self, hit: Hit, document: Document) -> tuple[Span, ...]:
        """Choose sentences of the answer of `hit`, in reading order; none if it has none."""
        spans = [each.span for each in hit.sentences]
        if len(spans) <= FEW_SENTENCES:
            return tuple(spans)
        signals = sentence_signals(hit.sentences, document, self.question, self.language)
        chosen = chosen_of(self.marks, signals, [len(each) for each in spans])
        return tuple(spans[at] for at in chosen)


def chosen_of(
    marks: Marks, signals: Sequence[SentenceSignals], lengths: Sequence[int]
) -> list[int]:
    """Choose sentences by their signals and their lengths in characters: ascending positions.

    The longer a sentence, the likelier it must be: a reader has to read it.
    """
    chances = marks.probabilities(signals)
    least = [marks.threshold * length / fmean(lengths) for length in lengths]
    ranked = sorted(range(len(chances)), key=lambda at: -chances[at])[:MOST_HIGHLIGHTS]
    return sorted(at for at in ranked if at == ranked[0] or chances[at] >= least[at])


def sentence_signals(
    sentences: Sequence[ScoredSpan], document: Document, question: str, language: Language
) -> list[SentenceSignals]:
    """Measure each sentence of one answer against the question and against the others."""
    texts = [each.span.of(document.text) for each in sentences]
    cosines = [each.score for each in sentences]
    mean, deviation = fmean(cosines), pstdev(cosines) + _LEAST_DEVIATION
    words = _words(texts, question, language)
    return [
        {
            SentenceSignal.STANDING: (each.score - mean) / deviation,
            SentenceSignal.WINDOW: each.window,
            SentenceSignal.WORDS: words[at],
            SentenceSignal.WORDS_BEFORE: words[at - 1] if at else 0.0,
            SentenceSignal.LENGTH: math.log(len(texts[at])),
            SentenceSignal.OPENS_PARAGRAPH: _opens_paragraph(sentences, at, document),
            **_kinds(texts[at], question),
        }
        for at, each in enumerate(sentences)
    ]


def _words(texts: Sequence[str], question: str, language: Language) -> list[float]:
    """Measure for each sentence what it speaks of, rare things of the answer above common ones."""
    asked = expressions(question, language)
    held = [[words_of(text).holds(each) for each in asked] for text in texts]
    holders = [sum(row[at] >= HELD_FROM for row in held) for at in range(len(asked))]
    rarity = [math.log((len(texts) + 1) / (count + 0.5)) for count in holders]
    total = sum(rarity) or 1.0
    return [sum(x * y for x, y in zip(row, rarity, strict=True)) / total for row in held]


def _kinds(text: str, question: str) -> SentenceSignals:
    figure = asking.asks_figure(question)
    known = set(_NUMBER.findall(question))
    lacking = figure and not asking.holds_figure(text, besides=known)
    return {
        SentenceSignal.WHETHER: asking.asks_whether(question) and asking.says_whether(text),
        SentenceSignal.YES_OR_NO: asking.says_yes_or_no(text),
        SentenceSignal.FIGURE_LACKING: lacking,
        SentenceSignal.AMOUNT: figure and asking.holds_amount(text),
        SentenceSignal.MOMENT: asking.asks_moment(question) and asking.holds_date(text),
    }


def _opens_paragraph(sentences: Sequence[ScoredSpan], at: int, document: Document) -> bool:
    if at == 0:
        return True
    between = document.text[sentences[at - 1].span.end : sentences[at].span.start]
    return "\n" in between
