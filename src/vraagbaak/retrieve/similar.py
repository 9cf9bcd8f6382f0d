"""Find earlier questions of parliament that ask the same."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from vraagbaak.calibration import load_calibration
from vraagbaak.lexical import Lexicon
from vraagbaak.passages import context
from vraagbaak.retrieve.follow_up import understood
from vraagbaak.retrieve.nearness import ranked
from vraagbaak.types import Hit, PassageKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vraagbaak.calibration import Calibration
    from vraagbaak.index import Index
    from vraagbaak.retrieve.nearness import Nearness, NearnessIndex, Scores
    from vraagbaak.retrieve.twins import Twins
    from vraagbaak.selection import Mask
    from vraagbaak.types import Language

LEAST_SCORE = 0.7
"""An earlier question that scores less is not called similar."""


class SimilarQuestions:
    """Finds questions in one open index; safe to use from several threads.

    They are compared by what parliament asked, under which title, and not by the answers.
    """

    def __init__(
        self,
        index: Index,
        *,
        nearness: NearnessIndex,
        twins: Twins,
        calibration: Calibration | None = None,
    ) -> None:
        self._index = index
        self._likeness = (calibration or load_calibration()).likeness
        self._nearness = nearness
        self._twins = twins

    def search(
        self,
        question: str,
        *,
        language: Language,
        history: Sequence[str] = (),
        among: Mask | None = None,
        limit: int = 5,
    ) -> tuple[Hit, ...]:
        """Find earlier questions, the most similar first; none if none is similar.

        A score is the probability that the earlier question is about the same matter. One that
        stands in two files is found once. With `among` only the exchanges it marks are found.
        """
        exchanges = self._index.exchanges()
        if not exchanges:
            return ()
        reading = understood(question, history=history, language=language)
        nearness = self._nearness.measure(reading)
        scores = self._scores(nearness, reading, language)
        fit = self._asked & (scores >= LEAST_SCORE) & (True if among is None else among)
        found = self._twins.distinct(ranked(np.where(fit, scores, -np.inf)), limit)
        return tuple(
            Hit(
                exchange_id=exchanges[position].id,
                score=float(scores[position]),
                sentences=self._nearness.sentences(nearness, position),
            )
            for position in found
        )

    def compare(self, question: str, language: Language) -> tuple[Scores, Scores]:
        """Measure every earlier question: how near it is, and how alike in words.

        Nearness is measured from the level of questions about other matters.
        """
        near = self._nearness.measure(question).above_level(PassageKind.QUESTION)
        return near, self._alike(question, language)

    def _scores(self, nearness: Nearness, reading: str, language: Language) -> Scores:
        near = nearness.above_level(PassageKind.QUESTION)
        return self._likeness[language].probabilities(near, self._alike(reading, language))

    def _alike(self, reading: str, language: Language) -> Scores:
        words = self._lexicon.match(reading, language)
        return np.asarray((words.stems + words.grams) / 2, dtype=np.float32)

    @cached_property
    def _lexicon(self) -> Lexicon:
        # Made at the first use: most who ask never look for similar questions.
        documents = self._index.document
        return Lexicon(
            [
                f"{context(documents(each.document_id), each)}\n{self._text(position)}"
                for position, each in enumerate(self._index.exchanges())
            ]
        )

    @cached_property
    def _asked(self) -> Mask:
        """Mark the exchanges whose question is printed."""
        count = len(self._index.exchanges())
        return np.array([bool(self._text(each).strip()) for each in range(count)], dtype=np.bool_)

    def _text(self, position: int) -> str:
        exchange = self._index.exchanges()[position]
        return self._index.document(exchange.document_id).cut(exchange.question)
