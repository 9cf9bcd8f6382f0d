"""Let a retriever measure what it finds for questions, as samples to fit on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eval.fitting.folds import Bools, Floats
    from eval.fitting.wanted import Wanted
    from vraagbaak.calibration import Signal
    from vraagbaak.retrieve import Retriever
    from vraagbaak.types import Hit

DEPTH = 40
"""So many of the first exchanges of each question are looked at."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A question with the exchanges that were found for it, the best first."""

    wanted: Wanted
    hits: tuple[Hit, ...]

    @property
    def right(self) -> Bools:
        """Mark the hits that answer the question."""
        return np.array([hit.exchange_id in self.wanted.right for hit in self.hits], dtype=np.bool_)

    def matrix(self, signals: Sequence[Signal]) -> Floats:
        """Give the signals of each hit, shape (hits, signals)."""
        return np.array([[hit.signals[name] for name in signals] for hit in self.hits], float)

    def ordered(self, weights: Mapping[Signal, float]) -> Sample:
        """Order the hits anew, by the weighted sum of their signals."""
        scores = self.matrix(list(weights)) @ np.array(list(weights.values()))
        order = np.argsort(-scores, kind="stable").tolist()
        hits = (replace(self.hits[at], score=float(scores[at])) for at in order)
        return replace(self, hits=tuple(hits))


def sampled(wanted: Iterable[Wanted], retriever: Retriever) -> Iterator[Sample]:
    """Search for each question; one for which nothing is found gives no sample."""
    for each in wanted:
        hits = retriever.search(
            each.text, language=each.language, history=each.history, limit=DEPTH
        )
        if hits:
            yield Sample(each, hits)
