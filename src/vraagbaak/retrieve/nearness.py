"""How near a question's vector lies to each exchange, by the passages of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from vraagbaak.types import PassageKind, ScoredSpan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vraagbaak.embed import Encoder
    from vraagbaak.index import Index

Scores: TypeAlias = npt.NDArray[np.float32]
"""One score for each exchange, or for each passage, of an index."""

_LEAST_DEVIATION = 1e-6
"""What a deviation of none counts as, so that nothing is divided by zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """Cosines with one question: of each passage, and the best of each exchange's kinds.

    An exchange without passages of a kind gets the mean of the others.
    """

    passages: Scores
    exchanges: Mapping[PassageKind, Scores]


class NearnessIndex:
    """The passages of an index, gathered per exchange."""

    def __init__(self, index: Index, *, encoder: Encoder) -> None:
        self._index = index
        self._encoder = encoder
        positions = {each.id: position for position, each in enumerate(index.exchanges())}
        owners = [positions[passage.exchange_id] for passage in index.passages]
        kinds = np.array([passage.kind.value for passage in index.passages], dtype=np.str_)
        self._groups = {
            kind: _Group.of(np.array(owners, dtype=np.intp), kinds == kind.value)
            for kind in PassageKind
        }
        self._exchange_count = len(positions)

    def measure(self, question: str) -> Nearness:
        """Compare a question with every passage."""
        vector = self._encoder.encode_queries([question])[0]
        cosines = self._index.scores(vector)
        return Nearness(cosines, {kind: self._best(kind, cosines) for kind in PassageKind})

    def sentences(self, nearness: Nearness, exchange_position: int) -> tuple[ScoredSpan, ...]:
        """List the sentences of one exchange's answer with their cosines, in reading order."""
        own = self._groups[PassageKind.SENTENCE].rows_of(exchange_position)
        passages = self._index.passages
        found = [ScoredSpan(passages[row].span, float(nearness.passages[row])) for row in own]
        return tuple(sorted(found, key=lambda each: each.span))

    def _best(self, kind: PassageKind, cosines: Scores) -> Scores:
        group = self._groups[kind]
        if not len(group.rows):
            return np.zeros(self._exchange_count, dtype=np.float32)
        found = np.maximum.reduceat(cosines[group.rows], group.starts)
        best = np.full(self._exchange_count, found.mean(), dtype=np.float32)
        best[group.owners] = found
        return best


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """The rows of one kind of passages, those of one exchange after those of another.

    `owners` are the exchanges that have any, ascending, and `starts` where the rows of each begin.
    """

    rows: npt.NDArray[np.intp]
    owners: npt.NDArray[np.intp]
    starts: npt.NDArray[np.intp]

    @classmethod
    def of(cls, owners: npt.NDArray[np.intp], chosen: npt.NDArray[np.bool_]) -> _Group:
        rows = np.flatnonzero(chosen)
        rows = rows[np.argsort(owners[rows], kind="stable")]
        present, starts = np.unique(owners[rows], return_index=True)
        return cls(rows, present, starts)

    def rows_of(self, owner: int) -> npt.NDArray[np.intp]:
        at = int(np.searchsorted(self.owners, owner))
        if at == len(self.owners) or self.owners[at] != owner:
            return self.rows[:0]
        end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.rows)
        return self.rows[self.starts[at] : end]


def ranked(scores: Scores) -> list[int]:
    """List the positions of finite scores, the highest first."""
    possible = int(np.isfinite(scores).sum())
    order: list[int] = np.argsort(-scores, kind="stable")[:possible].tolist()
    return order


def above_mean(scores: Scores) -> Scores:
    """Measure from the mean of all exchanges, in standard deviations.

    The level of scores differs between questions: a long one reaches less of what it could reach,
    and one that no paper is about has its nearest, too.
    """
    deviation = max(float(scores.std()), _LEAST_DEVIATION)
    return np.asarray((scores - scores.mean()) / deviation, dtype=np.float32)
