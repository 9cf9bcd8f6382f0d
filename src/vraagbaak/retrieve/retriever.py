"""Search an index by meaning and by words, and put the two together."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.calibration import Signal, load_calibration
from vraagbaak.lexical import Lexicon
from vraagbaak.passages import context
from vraagbaak.retrieve.follow_up import readings
from vraagbaak.retrieve.nearness import NearnessIndex, above_mean, ranked
from vraagbaak.retrieve.support import Texts, support
from vraagbaak.retrieve.twins import Twins
from vraagbaak.types import Hit, PassageKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vraagbaak.calibration import Calibration
    from vraagbaak.embed import Encoder
    from vraagbaak.index import Index
    from vraagbaak.retrieve.nearness import Nearness, Scores
    from vraagbaak.selection import Mask
    from vraagbaak.types import Exchange, Language, ScoredSpan

OTHER_READINGS = 0.6
"""How much a leaning question by itself, and the one it leans on, count in the order together."""
REMEMBERED = 16
"""So many questions are remembered with their scores, for those that lean on them."""


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """Every exchange of the index measured against one question."""

    reading: str
    language: Language
    nearness: Nearness
    signals: Mapping[Signal, Scores]
    scores: Scores


class Retriever:
    """Finds exchanges in one open index; safe to use from several threads."""

    def __init__(
        self, index: Index, *, encoder: Encoder, calibration: Calibration | None = None
    ) -> None:
        self._index = index
        self._encoder = encoder
        self._ranking = (calibration or load_calibration()).ranking
        self._exchanges = index.exchanges()
        self._lexicon = Lexicon([_searched_text(index, each) for each in self._exchanges])
        self.twins = Twins(index)
        self._recent: deque[tuple[tuple[str, Language], Scores]] = deque(maxlen=REMEMBERED)

    @cached_property
    def nearness(self) -> NearnessIndex:
        """The passages of the index, gathered per exchange."""
        return NearnessIndex(self._index, encoder=self._encoder)

    def search(
        self,
        question: str,
        *,
        language: Language,
        history: Sequence[str] = (),
        among: Mask | None = None,
        limit: int = 10,
    ) -> tuple[Hit, ...]:
        """Find the exchanges that fit `question` best, best first.

        With `among` only those it marks are found. They are measured as in the whole index.
        An exchange that stands in two files is found once, with its pages if one file has pages.
        """
        if not self._exchanges:
            return ()
        match = self._understand(readings(question, history=history, language=language), language)
        scores = match.scores if among is None else np.where(among, match.scores, -np.inf)
        found = self.twins.distinct(ranked(scores), limit + 1)
        hits = [self._hit(match, position) for position in found]
        return with_margins(hits)[:limit]

    def rank(self, question: str, *, language: Language, limit: int) -> tuple[Hit, ...]:
        """Order all exchanges for one question and give the first `limit`, by their score alone.

        Unlike `search` it gives an exchange that stands in two files twice, and hits without
        signals and sentences: what a measurement of retrieval needs.
        """
        if not self._exchanges:
            return ()
        scores = self._match(question, language).scores
        best = ranked(scores)[:limit]
        return tuple(Hit(self._exchanges[at].id, float(scores[at])) for at in best)

    def _understand(self, readings: Sequence[str], language: Language) -> _Match:
        """Measure the first reading, and order by what all of them find."""
        match = self._match(readings[0], language)
        others = [self._scores(each, language) for each in readings[1:]]
        self._recent.append(((readings[0], language), match.scores))
        if not others:
            return match
        mean = np.mean(others, axis=0)
        scores = (1 - OTHER_READINGS) * match.scores + OTHER_READINGS * mean
        return replace(match, scores=scores.astype(np.float32))

    def _scores(self, reading: str, language: Language) -> Scores:
        """Recall how a reading was scored, or score it: mostly it was the question before."""
        for key, scores in tuple(self._recent):
            if key == (reading, language):
                return scores
        return self._match(reading, language).scores

    def _match(self, reading: str, language: Language) -> _Match:
        nearness = self.nearness.measure(reading)
        words = self._lexicon.match(reading, language)
        signals = {
            Signal.EXCHANGE: nearness.exchanges[PassageKind.EXCHANGE],
            Signal.ANSWER: nearness.exchanges[PassageKind.ANSWER],
            Signal.QUESTION: nearness.exchanges[PassageKind.QUESTION],
            Signal.SENTENCE: nearness.exchanges[PassageKind.SENTENCE],
            Signal.STEMS: words.stems,
            Signal.GRAMS: words.grams,
            Signal.STEMS_ABOVE: above_mean(words.stems),
            Signal.GRAMS_ABOVE: above_mean(words.grams),
        }
        weighted = [weight * signals[name] for name, weight in self._ranking[language].items()]
        scores = np.asarray(sum(weighted), dtype=np.float32)
        return _Match(reading, language, nearness, signals, scores)

    def _hit(self, match: _Match, position: int) -> Hit:
        exchange = self._exchanges[position]
        sentences = self.nearness.sentences(match.nearness, position)
        texts = _texts(self._index, exchange, sentences)
        return Hit(
            exchange_id=exchange.id,
            score=float(match.scores[position]),
            signals={
                **{signal: float(match.signals[signal][position]) for signal in match.signals},
                **support(match.reading, match.language, texts),
                Signal.CROSS_ENCODED: 0.0,
            },
            sentences=sentences,
        )


def with_margins(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Note for each hit how far it lies above the best of the others; 0 where there is no other."""
    margins = [
        hit.score - max((other.score for other in hits if other is not hit), default=hit.score)
        for hit in hits
    ]
    return tuple(
        replace(hit, signals={**hit.signals, Signal.MARGIN: margin})
        for hit, margin in zip(hits, margins, strict=True)
    )


def _searched_text(index: Index, exchange: Exchange) -> str:
    document = index.document(exchange.document_id)
    parts = (context(document, exchange), document.cut(exchange.question))
    return "\n".join((*parts, document.cut(exchange.answer)))


def _texts(index: Index, exchange: Exchange, sentences: Sequence[ScoredSpan]) -> Texts:
    document = index.document(exchange.document_id)
    nearest = sorted(sentences, key=lambda each: -each.score)
    return Texts(
        about=context(document, exchange),
        question=document.cut(exchange.question),
        answer=document.cut(exchange.answer),
        sentences=tuple(each.span.of(document.text) for each in nearest),
    )
