"""How near a question's vector lies to each exchange, by the passages of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from vraagbaak.retrieve.everyday import DUTCH_SENTENCES
from vraagbaak.types import PassageKind, ScoredSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vraagbaak.embed import Encoder
    from vraagbaak.index import Index
    from vraagbaak.types import Span

Scores: TypeAlias = npt.NDArray[np.float32]
"""One score for each exchange, or for each passage, of an index."""

EVERYDAY_EXCHANGES = 300
LEAST_EVERYDAY = 0.5
"""What the everyday sentences count in the level: as so many exchanges, and at least this part."""
_LEAST_DEVIATION = 1e-6
"""What a deviation of none counts as, so that nothing is divided by zero."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """Cosines with one question: of each passage, and the best of each exchange's kinds.

    An exchange without passages of a kind gets the mean of the others. `everyday` is the mean
    cosine with sentences about anything at all.
    """

    passages: Scores
    exchanges: Mapping[PassageKind, Scores]
    everyday: float

    def above_level(self, kind: PassageKind) -> Scores:
        """Measure from the level of texts that have nothing to do with the question.

        That level is the mean of the index, mixed with `everyday`: the fewer exchanges, the more
        of that, and at least a half.
        """
        own = self.exchanges[kind]
        share = max(LEAST_EVERYDAY, EVERYDAY_EXCHANGES / (EVERYDAY_EXCHANGES + len(own)))
        level = share * self.everyday + (1 - share) * float(own.mean())
        return np.asarray(own - level, dtype=np.float32)


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
        exchanges = {kind: self._best(kind, cosines) for kind in PassageKind}
        return Nearness(cosines, exchanges, everyday=float(vector @ self._everyday))

    @cached_property
    def _everyday(self) -> npt.NDArray[np.float32]:
        # Made at the first question: it needs the model, which opening an index does not load.
        mean: npt.NDArray[np.float32] = self._encoder.encode_documents(DUTCH_SENTENCES).mean(axis=0)
        return mean

    def sentences(self, nearness: Nearness, exchange_position: int) -> tuple[ScoredSpan, ...]:
        """List the sentences of one exchange's answer with their cosines, in reading order.

        A sentence that no window of the answer holds counts as a window of its own.
        """
        windows = self._scored(PassageKind.ANSWER, nearness, exchange_position)
        return tuple(
            ScoredSpan(span, score, max(_holding(windows, span), default=score))
            for span, score in self._scored(PassageKind.SENTENCE, nearness, exchange_position)
        )

    def _scored(
        self, kind: PassageKind, nearness: Nearness, exchange_position: int
    ) -> list[tuple[Span, float]]:
        rows = self._groups[kind].rows_of(exchange_position)
        passages = self._index.passages
        return sorted((passages[row].span, float(nearness.passages[row])) for row in rows)

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


def _holding(windows: Iterable[tuple[Span, float]], span: Span) -> Iterator[float]:
    return (
        score for window, score in windows if window.start <= span.start and span.end <= window.end
    )


def ranked(scores: Scores) -> list[int]:
    """List the positions of finite scores, the highest first."""
    possible = int(np.isfinite(scores).sum())
    order: list[int] = np.argsort(-scores, kind="stable")[:possible].tolist()
    return order


def above_mean(scores: Scores) -> Scores:
    """Measure from the mean of all exchanges, in standard deviations.

    A long question reaches less of what it could reach: its coverages lie closer together.
    """
    deviation = max(float(scores.std()), _LEAST_DEVIATION)
    return np.asarray((scores - scores.mean()) / deviation, dtype=np.float32)
