"""Search an index by meaning and by words, and put the two together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.calibration import Signal, load_calibration
from vraagbaak.lexical import Evidence, Lexicon
from vraagbaak.passages import context
from vraagbaak.retrieve.follow_up import understood
from vraagbaak.retrieve.nearness import ranked
from vraagbaak.retrieve.space import Space
from vraagbaak.retrieve.twins import Twins
from vraagbaak.types import Hit, PassageKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vraagbaak.calibration import Calibration, Fusion
    from vraagbaak.embed import Encoder
    from vraagbaak.index import Index
    from vraagbaak.retrieve.nearness import Nearness, Scores
    from vraagbaak.selection import Mask
    from vraagbaak.types import Exchange, Language


@dataclass(frozen=True, slots=True, eq=False)
class _Match:
    """Every exchange of the index measured against one question."""

    nearness: Nearness
    signals: Mapping[Signal, Scores]
    scores: Scores


class Retriever:
    """Finds exchanges in one open index; safe to use from several threads."""

    def __init__(
        self, index: Index, *, encoder: Encoder, calibration: Calibration | None = None
    ) -> None:
        self._index = index
        self.space = Space(index, encoder=encoder)
        self._fusion = (calibration or load_calibration()).fusion
        self._exchanges = index.exchanges()
        self._lexicon = Lexicon([_searched_text(index, each) for each in self._exchanges])
        texts = {document.id: "" for document in index.documents}
        for exchange in self._exchanges:
            texts[exchange.document_id] += _searched_text(index, exchange) + "\n"
        self._evidence = Evidence(list(texts.values()))
        positions = {document_id: position for position, document_id in enumerate(texts)}
        self._papers = np.array([positions[each.document_id] for each in self._exchanges], np.intp)
        self.twins = Twins(index)

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
        reading = understood(question, history=history, language=language)
        match = self._match(reading, language)
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

    def _match(self, reading: str, language: Language) -> _Match:
        nearness = self.space.measure(reading, language)
        words = self._lexicon.match(reading)
        signals = {
            Signal.ANSWER: nearness.exchanges[PassageKind.ANSWER],
            Signal.QUESTION: nearness.exchanges[PassageKind.QUESTION],
            Signal.SENTENCE: nearness.exchanges[PassageKind.SENTENCE],
            Signal.STEMS: words.stems,
            Signal.GRAMS: words.grams,
            Signal.EVIDENCE: self._evidence.of(reading)[self._papers],
        }
        fusion = self._fusion[language]
        signals[Signal.NEAREST] = _nearest(signals, fusion)
        covered = fusion.words * (words.stems + words.grams) / 2
        scores = (signals[Signal.NEAREST] + covered).astype(np.float32)
        return _Match(nearness, signals, scores)

    def _hit(self, match: _Match, position: int) -> Hit:
        return Hit(
            exchange_id=self._exchanges[position].id,
            score=float(match.scores[position]),
            signals={signal: float(match.signals[signal][position]) for signal in match.signals},
            sentences=self.space.nearness.sentences(match.nearness, position),
        )


def _nearest(signals: Mapping[Signal, Scores], fusion: Fusion) -> Scores:
    """Take a soft maximum over the three kinds of passages.

    A question meets an answer in one of three ways; the nearest counts most, because nearness in
    one way says more than middling nearness in all.
    """
    views = [signals[Signal.ANSWER], signals[Signal.QUESTION], signals[Signal.SENTENCE]]
    powers = sum(np.exp(view / fusion.softness) for view in views)
    return np.asarray(fusion.softness * np.log(powers), dtype=np.float32)


def with_margins(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Note for each hit how far it lies above the best of the others."""
    margins = [
        hit.score - max((other.score for other in hits if other is not hit), default=0.0)
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
