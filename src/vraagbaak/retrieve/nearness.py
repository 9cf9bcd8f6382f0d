"""How near a question's vector lies to each exchange, by the passages of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from vraagbaak.types import PassageKind, ScoredSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vraagbaak.index import Index

Scores: TypeAlias = npt.NDArray[np.float32]
"""One score for each exchange, or for each passage, of an index."""

Vector: TypeAlias = npt.NDArray[np.float32]
"""One vector, shape (dimension,)."""

_LEAST_LENGTH = 1e-3
"""What a vector that is all mean counts as, so that nothing is divided by zero."""
BACKGROUND_PASSAGES = 1500
LEAST_BACKGROUND = 0.5
"""How much the background counts: as so many passages, and never less than this part."""
_NEUTRAL = 0.0
"""The centred cosine of vectors that have nothing to do with each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """Centred cosines with one question: of each passage, and the best of each exchange's kinds."""

    passages: Scores
    exchanges: Mapping[PassageKind, Scores]


class NearnessIndex:
    """The passages of an index, gathered per exchange and centred.

    All vectors of a model share a large common part, which squeezes their cosines together, and
    those of a language share another. A mean is taken out of the passages, and `origin` out of a
    question, before they are compared. That mean is the index's own, mixed with `background`, the
    mean of vectors about anything at all: the fewer passages, the more of it, and at least half.
    """

    def __init__(self, index: Index, *, background: Vector) -> None:
        self._index = index
        positions = {each.id: position for position, each in enumerate(index.exchanges())}
        self._exchange_count = len(positions)
        owners = [positions[passage.exchange_id] for passage in index.passages]
        self._owners = np.array(owners, dtype=np.intp)
        kinds = np.array([passage.kind.value for passage in index.passages], dtype=np.str_)
        self._rows = {kind: np.flatnonzero(kinds == kind.value) for kind in PassageKind}
        self._mean = _mean(index, background)
        along_mean = index.scores(self._mean)
        squares = 1 - 2 * along_mean + self._mean @ self._mean
        self._lengths = np.sqrt(np.maximum(squares, _LEAST_LENGTH**2))

    @property
    def mean(self) -> Vector:
        """The common part taken out: the origin for questions in the documents' language."""
        return self._mean

    def measure(self, vector: Vector, *, origin: Vector) -> Nearness:
        """Compare a question's unit vector with every passage."""
        question = vector - origin
        # (q - o)·(p - m), from inner products of unit vectors alone, as an index gives them.
        products = self._index.scores(question) - question @ self._mean
        length = max(float(np.linalg.norm(question)), _LEAST_LENGTH)
        cosines = (products / (self._lengths * length)).astype(np.float32)
        return Nearness(cosines, {kind: self._best(kind, cosines) for kind in PassageKind})

    def sentences(self, nearness: Nearness, exchange_position: int) -> tuple[ScoredSpan, ...]:
        """List the sentences of one exchange's answer with their cosines, in reading order."""
        rows = self._rows[PassageKind.SENTENCE]
        own = rows[self._owners[rows] == exchange_position]
        passages = self._index.passages
        found = [ScoredSpan(passages[row].span, float(nearness.passages[row])) for row in own]
        return tuple(sorted(found, key=lambda each: each.span))

    def _best(self, kind: PassageKind, cosines: Scores) -> Scores:
        rows = self._rows[kind]
        best = np.full(self._exchange_count, -np.inf, dtype=np.float32)
        np.maximum.at(best, self._owners[rows], cosines[rows])
        best[np.isneginf(best)] = _NEUTRAL
        return best


def _mean(index: Index, background: Vector) -> Vector:
    if not index.passages:
        return background
    share = max(LEAST_BACKGROUND, BACKGROUND_PASSAGES / (BACKGROUND_PASSAGES + len(index.passages)))
    mean: Vector = share * background + (1 - share) * index.vectors.mean(axis=0)
    return mean.astype(np.float32)


def ranked(scores: Scores) -> list[int]:
    """List the positions of finite scores, the highest first."""
    possible = int(np.isfinite(scores).sum())
    order: list[int] = np.argsort(-scores, kind="stable")[:possible].tolist()
    return order
